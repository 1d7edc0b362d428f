"""Statements as pages read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Statement, Variant


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
    """Return one statement of the table."""
    row = access.statement(access.matrix(matrix_id, actor), statement_id)
    variants = Variant.objects.filter(statement=row, settled=False).order_by("said_at", "pk")
    return StatementView.of(row, map(VariantView.of, variants))
