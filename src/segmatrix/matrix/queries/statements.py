"""Statements as pages read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import access
from segmatrix.matrix.models import Statement, Variant
from segmatrix.matrix.queries.lineages import current_statement
from segmatrix.matrix.queries.texts import Ids, Text, in_cell
from segmatrix.matrix.terms import Standing


@dataclass(frozen=True, slots=True)
class VariantView:
    """Another text for a statement, kept until somebody picks."""

    id: str
    text: str
    author_name: str
    department: str
    at: datetime

    @classmethod
    def of(cls, row: Variant) -> Self:
        """Build the view from its row."""
        return cls(row.pk, row.text, row.author_name, row.department, row.said_at)


@dataclass(frozen=True, slots=True)
class StatementView:
    """One point in a cell, by the person who first made it.

    Attributes:
        position: Its place in the cell, counted from 0.
        version: Counts its texts.
        variants: Other texts that are open, oldest first.
    """

    id: str
    segment_id: str
    dimension_id: str
    text: str
    position: int
    member_id: str
    author_name: str
    department: str
    at: datetime
    version: int
    variants: tuple[VariantView, ...]

    @classmethod
    def of(cls, row: Statement, variants: Iterable[VariantView]) -> Self:
        """Build the view from its row and its open variants."""
        return cls(
            id=row.pk,
            segment_id=row.segment_id,
            dimension_id=row.dimension_id,
            text=row.text,
            position=row.position,
            member_id=row.member_id,
            author_name=row.author_name,
            department=row.department,
            at=row.said_at,
            version=row.version,
            variants=tuple(variants),
        )


def statement(matrix_id: str, statement_id: str, actor: Actor) -> StatementView:
    """Return one statement of the table, or of a segment's profile."""
    row = access.statement(access.matrix(matrix_id, actor), statement_id)
    variants = Variant.objects.filter(statement=row, settled=False).order_by("said_at", "pk")
    return StatementView.of(row, map(VariantView.of, variants))


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a statement is now, whatever became of it.

    Attributes:
        statement_id: The statement that it is now; another one if it met that in a merge.
        stands: Whether it is to be read in the table, or in its segment's profile.
        cell_stands: Whether the cell that it was last in is.
        segment_stands: Whether its segment can be opened, in the table or retired.
    """

    statement_id: str
    segment_id: str
    dimension_id: str
    stands: bool
    cell_stands: bool
    segment_stands: bool


def whereabouts(matrix_id: str, statement_id: str, actor: Actor) -> Whereabouts:
    """Return where a statement is now, for a link that was made earlier."""
    matrix = access.matrix(matrix_id, actor)
    now = current_statement(statement_id)
    rows = Statement.objects.filter(segment__matrix=matrix, pk=now)
    row = rows.select_related("segment", "dimension").first()
    if row is None:
        raise NotFound(_("There is no such statement."))
    across = row.segment.standing
    cell_stands = across == Standing.CURRENT and row.dimension.open
    return Whereabouts(
        statement_id=now,
        segment_id=row.segment_id,
        dimension_id=row.dimension_id,
        stands=cell_stands and not row.removed,
        cell_stands=cell_stands,
        segment_stands=across in (Standing.CURRENT, Standing.ASIDE),
    )


def variant_texts(matrix_id: str, ids: Ids = None, *, statement_id: str = "") -> Iterator[Text]:
    """Return the other texts of statements that nobody has picked from yet."""
    rows = Variant.objects.filter(statement__segment__matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    rows = rows.filter(statement=statement_id) if statement_id else rows
    rows = rows.select_related("statement__segment", "statement__dimension")
    for row in rows.order_by("said_at", "pk"):
        of = row.statement
        yield in_cell(
            of,
            row.pk,
            stands=not row.settled and not of.removed,
            text=row.text,
            about=of.pk,
            by=row.author_name,
            at=row.said_at,
        )
