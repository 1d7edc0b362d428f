"""Personas as pages and other rooms read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Persona
from segmatrix.matrix.terms import Standing


@dataclass(frozen=True, slots=True)
class PersonaView:
    """Somebody imagined, who gives a segment a face.

    Attributes:
        role: One line on what they do and where.
        goals: What they want, in plain text.
        version: Counts its texts.
    """

    id: str
    segment_id: str
    name: str
    role: str
    goals: str
    version: int
    author_name: str
    department: str
    at: datetime

    @classmethod
    def of(cls, row: Persona) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            segment_id=row.segment_id,
            name=row.name,
            role=row.role,
            goals=row.goals,
            version=row.version,
            author_name=row.author_name,
            department=row.department,
            at=row.said_at,
        )


def persona(matrix_id: str, persona_id: str, actor: Actor) -> PersonaView:
    """Return one persona of a segment in the table."""
    return PersonaView.of(access.persona(access.matrix(matrix_id, actor), persona_id))


def personas(matrix_id: str, actor: Actor) -> tuple[PersonaView, ...]:
    """Return the personas of all segments in the table, oldest first, in one query more."""
    matrix = access.matrix(matrix_id, actor)
    rows = Persona.objects.filter(
        segment__matrix=matrix, segment__standing=Standing.CURRENT, removed=False
    )
    return tuple(map(PersonaView.of, rows.order_by("said_at", "pk")))
