"""What a group talks about, has talked about, and what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.workshops import access
from segmatrix.workshops.models import Talk
from segmatrix.workshops.terms import TalkState


@dataclass(frozen=True, slots=True)
class TalkView:
    """One thing to talk about (`models.Talk`).

    Attributes:
        ends_at: When its time is over; None unless it is under way.
        over: Whether that has passed. Nothing happens by it.
        version: Counts the wordings of its notes.
    """

    id: str
    round_id: str
    question_id: str
    about_id: str
    about: str
    state: TalkState
    notes: str
    version: int
    ends_at: datetime | None
    over: bool


def talks(matrix_id: str, workshop_id: str, phase_id: str, actor: Actor) -> tuple[TalkView, ...]:
    """Return the queue of a phase, in its order."""
    found = access.workshop(matrix_id, workshop_id, actor)
    rows = Talk.objects.filter(phase=phase_id, phase__workshop=found, queued=True)
    return _views(rows.order_by("position"))


def talked(matrix_id: str, workshop_id: str, actor: Actor) -> tuple[TalkView, ...]:
    """Return all of which a workshop has notes, the earliest phase first."""
    found = access.workshop(matrix_id, workshop_id, actor)
    rows = Talk.objects.filter(phase__workshop=found).exclude(notes="")
    return _views(rows.order_by("phase__position", "position"))


def _views(rows: Iterable[Talk]) -> tuple[TalkView, ...]:
    now = clock.now()
    return tuple(
        TalkView(
            id=row.pk,
            round_id=row.round_id,
            question_id=row.question_id,
            about_id=row.about_id,
            about=row.about,
            state=row.state,
            notes=row.notes,
            version=row.version,
            ends_at=row.ends_at,
            over=row.ends_at is not None and row.ends_at <= now,
        )
        for row in rows
    )
