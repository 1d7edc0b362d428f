"""Pulses as pages read them: before one is closed, one's own list and a number; then the counts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Pulse, PulseList
from segmatrix.matrix.pulsing import Counted, counted


@dataclass(frozen=True, slots=True)
class PulseView:
    """One pulse as its reader may see it.

    Attributes:
        lists: How many have listed something.
        mine: The reader's own list, the most important group first.
        groups: What all lists come to; empty while it is open.
    """

    id: str
    opened_by: str
    opened_at: datetime
    closed_by: str
    closed_at: datetime | None
    lists: int
    mine: tuple[str, ...]
    groups: tuple[Counted, ...]

    @property
    def open(self) -> bool:
        """Whether lists are taken."""
        return self.closed_at is None


def pulses(matrix_id: str, actor: Actor) -> tuple[PulseView, ...]:
    """Return the pulses of a matrix, newest first, in a fixed number of queries.

    This is the one place that reads lists: of an open pulse nobody gets another one's.
    """
    matrix = access.matrix(matrix_id, actor)
    rows = list(Pulse.objects.filter(matrix=matrix).order_by("-opened_at", "pk"))
    lists: dict[str, list[PulseList]] = defaultdict(list)
    for each in PulseList.objects.filter(pulse__in=[row.pk for row in rows]).order_by("at", "pk"):
        lists[each.pulse_id].append(each)
    return tuple(_view(row, lists[row.pk], actor) for row in rows)


def _view(row: Pulse, lists: list[PulseList], actor: Actor) -> PulseView:
    mine = (each.groups for each in lists if each.member_id == actor.member_id)
    return PulseView(
        id=row.pk,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
        lists=len(lists),
        mine=tuple(next(mine, ())),
        groups=counted(each.groups for each in lists) if row.closed_at else (),
    )
