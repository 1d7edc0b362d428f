"""Segments as pages and other rooms read them."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import access, terms
from segmatrix.matrix.models import Matrix, Segment
from segmatrix.matrix.terms import Standing, State


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment.

    Attributes:
        note: The short line under its name.
        tier: primary, secondary or other.
        colour: Its number in `terms.PALETTE`, 1 to 8.
        shape: The name of the shape that goes with the colour.
        position: Its column, counted from 0.
        rule: The text that defines it, or empty.
        rule_version: Counts the rule's texts.
        version: Counts edits of name and note.
        assumed: Whether nothing has confirmed it yet; what is agreed on is no assumption.
    """

    id: str
    matrix_id: str
    name: str
    note: str
    tier: str
    colour: int
    shape: str
    position: int
    rule: str
    rule_version: int
    retired: bool
    version: int
    assumed: bool = False

    @classmethod
    def of(cls, row: Segment) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            matrix_id=row.matrix_id,
            name=row.name,
            note=row.note,
            tier=row.tier,
            colour=row.colour,
            shape=terms.PAINT_BY_NUMBER[row.colour].shape,
            position=row.position,
            rule=row.rule,
            rule_version=row.rule_version,
            retired=row.standing == Standing.ASIDE,
            version=row.version,
            assumed=row.confirmation_id is None and row.matrix.state != State.AGREED,
        )


def segment(matrix_id: str, segment_id: str, actor: Actor) -> SegmentView:
    """Return a segment of the matrix, in the table or retired."""
    matrix = access.matrix(matrix_id, actor)
    standing = (Standing.CURRENT, Standing.ASIDE)
    return SegmentView.of(access.segment(matrix, segment_id, standing=standing))


def segments(matrix_id: str, actor: Actor) -> tuple[SegmentView, ...]:
    """Return the segments in the table, in order."""
    return segments_of(access.matrix(matrix_id, actor))[0]


def known_segments(matrix_id: str, actor: Actor) -> tuple[SegmentView, ...]:
    """Return the segments in the table and the retired ones, each in order."""
    shown, retired = segments_of(access.matrix(matrix_id, actor))
    return (*shown, *retired)


def current(segment_id: str) -> SegmentView:
    """Return the segment that an id kept by another room means now: of a merged one, the whole.

    The caller has checked that its actor may read the matrix.
    """
    row = Segment.objects.filter(pk=segment_id).exclude(standing=Standing.REMOVED).first()
    if row is None:
        raise NotFound(_("There is no such segment."))
    while row.standing == Standing.MERGED:
        row = access.ended(row.pk).kept
    return SegmentView.of(row)


def segments_of(
    matrix: Matrix, **where: str
) -> tuple[tuple[SegmentView, ...], tuple[SegmentView, ...]]:
    """Return the segments in the table and the retired ones, each in order, in one query.

    Args:
        matrix: Whose.
        where: Which of them alone.
    """
    standing = (Standing.CURRENT, Standing.ASIDE)
    rows = Segment.objects.filter(matrix=matrix, standing__in=standing, **where)
    rows = rows.select_related("matrix")
    views = [SegmentView.of(row) for row in rows.order_by("position", "pk")]
    return (
        tuple(view for view in views if not view.retired),
        tuple(view for view in views if view.retired),
    )
