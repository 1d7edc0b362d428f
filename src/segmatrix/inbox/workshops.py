"""Notices about workshops: who is asked to come in, and to see what came of it.

Who takes part is there while phase after phase opens a round and shows what was answered. So a
workshop tells of itself, once when it begins and once when it has ended, and its steps of no round.
One that goes over days tells of each phase as well: nobody sits there waiting for it.
"""

from django.db.models import QuerySet

from segmatrix.activity.events import Fact
from segmatrix.activity.queries import Entry
from segmatrix.inbox.models import Notice
from segmatrix.inbox.telling import Circle, Whom
from segmatrix.inbox.terms import NoticeKind
from segmatrix.workshops import events
from segmatrix.workshops import queries as workshops
from segmatrix.workshops.terms import WorkshopState

WAITS = (NoticeKind.WORKSHOP_BEGUN, NoticeKind.WORKSHOP_GOES_ON)


def circle(fact: Fact) -> Circle | None:
    """Return who takes part in the workshop of a step, None for what is no step."""
    match fact:
        case events.PhaseEntered() | events.WorkshopEnded():
            there = workshops.gathering(fact.workshop_id)
            return {
                Whom.TAKES_PART: there.people,
                Whom.FOR_DAYS: there.people if there.goes_over_days else (),
            }
    return None


def words(fact: events.PhaseEntered | events.WorkshopEnded) -> str:
    """Return what a workshop is called, with the phase that it is in now."""
    if isinstance(fact, events.WorkshopEnded):
        return fact.name
    return f"{workshops.gathering(fact.workshop_id).name} · {fact.title}"


def keep_up(fact: Fact, entry: Entry) -> None:
    """Take back what a step says better than its rounds, and what waits for nobody any more."""
    match fact:
        case events.PhaseEntered():
            _of_rounds(fact, entry).delete()
            _about(fact, NoticeKind.WORKSHOP_GOES_ON, NoticeKind.WORKSHOP_ENDED).update(
                withdrawn=True
            )
            _about(fact, NoticeKind.WORKSHOP_BEGUN).update(withdrawn=False)
        case events.WorkshopEnded():
            _of_rounds(fact, entry).delete()
            _about(fact, *WAITS).update(withdrawn=True)
        case events.WorkshopDiscarded():
            _about(fact, *NoticeKind).update(withdrawn=True)
        case events.WorkshopReinstated():
            over = fact.state == WorkshopState.ENDED
            stands = NoticeKind.WORKSHOP_ENDED if over else NoticeKind.WORKSHOP_BEGUN
            _about(fact, stands).update(withdrawn=False)


def _of_rounds(fact: events.PhaseEntered | events.WorkshopEnded, entry: Entry) -> QuerySet[Notice]:
    """Return what the rounds of a workshop told in the step that this fact is the last of."""
    in_step = Notice.objects.filter(matrix_id=fact.matrix_id, operation_id=entry.operation_id)
    return in_step.exclude(round_id="")


def _about(
    fact: events.PhaseEntered | events.WorkshopEnded | events.WholeWorkshop, *kinds: NoticeKind
) -> QuerySet[Notice]:
    return Notice.objects.filter(kind__in=kinds, workshop_id=fact.workshop_id)
