"""Who answers for whom, as pages read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.review import access
from segmatrix.review.access import deputies as rows
from segmatrix.review.models import Deputy


@dataclass(frozen=True, slots=True)
class DeputyView:
    """Somebody who answers for a person to ask.

    Attributes:
        for_name: The person for whom they answer.
        for_member_id: Who that is among the members and guests, empty for nobody of them.
        member_id: Who the deputy is among them; empty until they have a way in.
    """

    id: str
    stakeholder_id: str
    for_name: str
    for_member_id: str
    name: str
    department: str
    member_id: str
    named_by: str
    at: datetime

    @classmethod
    def of(cls, row: Deputy) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            stakeholder_id=row.stakeholder_id,
            for_name=row.stakeholder.name,
            for_member_id=row.stakeholder.member_id,
            name=row.name,
            department=row.department,
            member_id=row.member_id,
            named_by=row.named_by,
            at=row.at,
        )


def deputies(matrix_id: str, actor: Actor) -> dict[str, DeputyView]:
    """Return who answers for whom, by the person to ask."""
    access.matrix(matrix_id, actor)
    return {row.stakeholder_id: DeputyView.of(row) for row in rows.deputies(matrix_id)}


def deputy(matrix_id: str, deputy_id: str, actor: Actor) -> DeputyView:
    """Return one deputy who stands."""
    access.matrix(matrix_id, actor)
    return DeputyView.of(rows.deputy(matrix_id, deputy_id))


def stands_for(matrix_id: str, actor: Actor) -> tuple[DeputyView, ...]:
    """Return for whom the actor answers as their deputy."""
    access.matrix(matrix_id, actor)
    if not actor.member_id:
        return ()
    own = rows.deputies(matrix_id).filter(member_id=actor.member_id)
    return tuple(map(DeputyView.of, own))
