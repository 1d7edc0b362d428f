"""Dimensions as pages and other rooms read them."""

from dataclasses import dataclass
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Dimension, Matrix
from segmatrix.matrix.terms import PROFILE_KEYS, Standing


@dataclass(frozen=True, slots=True)
class DimensionView:
    """A row of the matrix.

    Attributes:
        key: Of a built-in row: definition, size, revenue, goals, jobs, differences, pains or
            contacts. Empty for an added one.
        kind: text, statements, measure or people.
        question: What its empty cells ask.
        position: Its place from the top, counted from 0.
        unit: Of a measure: what its numbers count.
        measure: Of a measure: the amount that computes it, empty where people state it.
        over: Of a measure: sum, mean or median over customers.
        version: Counts edits of name and measure.
    """

    id: str
    key: str
    name: str
    kind: str
    question: str
    position: int
    unit: str
    measure: str
    over: str
    hidden: bool
    version: int

    @classmethod
    def of(cls, row: Dimension) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            key=row.key,
            name=row.label,
            kind=row.kind,
            question=row.guiding_question,
            position=row.position,
            unit=row.unit,
            measure=row.measure,
            over=row.over,
            hidden=row.standing == Standing.ASIDE,
            version=row.version,
        )


def dimension(matrix_id: str, dimension_id: str, actor: Actor) -> DimensionView:
    """Return a dimension of the matrix, in the table or hidden."""
    matrix = access.matrix(matrix_id, actor)
    standing = (Standing.CURRENT, Standing.ASIDE)
    return DimensionView.of(access.dimension(matrix, dimension_id, standing=standing))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a matrix, each in order.

    Attributes:
        shown: Those in the table.
        hidden: Those kept out of it.
        profile: Those kept out of it whose cells are open all the same: each segment's profile.
    """

    shown: tuple[DimensionView, ...]
    hidden: tuple[DimensionView, ...]
    profile: tuple[DimensionView, ...]


def dimensions_of(matrix: Matrix, **where: str) -> Rows:
    """Return the rows of a matrix, in one query.

    Args:
        matrix: Whose.
        where: Which of them alone.
    """
    rows = Dimension.objects.filter(matrix=matrix, **where).exclude(standing=Standing.REMOVED)
    views = [DimensionView.of(row) for row in rows.order_by("position", "pk")]
    aside = [view for view in views if view.hidden]
    return Rows(
        shown=tuple(view for view in views if not view.hidden),
        hidden=tuple(view for view in aside if view.key not in PROFILE_KEYS),
        profile=tuple(view for view in aside if view.key in PROFILE_KEYS),
    )
