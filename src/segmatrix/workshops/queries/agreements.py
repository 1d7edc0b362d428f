"""What a workshop settled about segments."""

from dataclasses import dataclass
from typing import Any

from segmatrix.base.actor import Actor
from segmatrix.rounds.terms import Kind
from segmatrix.workshops import access
from segmatrix.workshops.models import Agreement


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Something that is settled (`models.Agreement`).

    Attributes:
        value: As an answer to a question of this kind.
    """

    segment_id: str
    kind: Kind
    value: dict[str, Any]


def agreements(matrix_id: str, workshop_id: str, actor: Actor) -> tuple[AgreementView, ...]:
    """Return what is settled in a workshop and not opened again."""
    found = access.workshop(matrix_id, workshop_id, actor)
    rows = Agreement.objects.filter(workshop=found).order_by("segment_id", "kind")
    return tuple(
        AgreementView(row.segment_id, Kind(row.kind), row.value)
        for row in rows
        if row.value is not None
    )
