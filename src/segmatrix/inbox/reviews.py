"""Notices about objections, signatures, reviews and plans: whom they concern, what ends them."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.inbox.models import Notice
from segmatrix.inbox.telling import Circle, Whom
from segmatrix.inbox.terms import NoticeKind
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.events import QuestionAsked
from segmatrix.review import events
from segmatrix.review import queries as reviews
from segmatrix.review.terms import AboutKind, VoiceState


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose doing a notice tells of, as an actor has it."""

    member_id: str
    name: str
    department: str


def teller(fact: Fact) -> Teller | None:
    """Return whose doing it is that a step fell due: its planner's; None for what actors do.

    Who is told may have planned it, and is told nonetheless.
    """
    if isinstance(fact, events.StepFellDue):
        return Teller("", fact.planned_by, "")
    return None


def due_words(fact: events.StepFellDue) -> str:
    """Say which step is due, and in whose place."""
    if not fact.in_place_of:
        return fact.name
    return _("%(step)s (in place of %(name)s)") % {"step": fact.name, "name": fact.in_place_of}


def circle(fact: Fact) -> Circle | None:
    """Return who is what to a fact of the review room, None for a fact of another one."""
    match fact:
        case events.ObjectionRaised(about_kind=AboutKind.STATEMENT):
            return {Whom.AUTHOR: (matrices.authored(fact.about_id).member_id,)}
        case events.OfObjection():
            answerers = reviews.answered_by(fact.objection_id)
            return {Whom.OBJECTOR: (fact.raised_by,), Whom.ANSWERERS: answerers}
        case events.SigningRequested():
            return {Whom.ASKED: fact.asked}
        case events.WholeVoice():
            return {Whom.SPEAKER: (fact.speaker_id,), Whom.SCRIBE: (fact.by_id,)}
        case events.ReviewersAsked():
            return {Whom.ASKED: fact.members}
        case events.ReviewersReminded():
            return {Whom.ASKED: fact.members, Whom.STANDS_IN: fact.substitutes}
        case events.StepFellDue():
            return {Whom.ON_DUTY: (fact.member_id,)}
    return None


def stand_in(asked: QuestionAsked, actor: Actor) -> tuple[str, ...]:
    """Return the member who is there in place of whoever was asked and is away."""
    away = reviews.away_now(asked.matrix_id, actor).get(asked.asked_id)
    there = away.there if away else None
    return (there.member_id,) if there and there.has_inbox else ()


def shown(matrix_id: str) -> tuple[str, ...]:
    """Return the members who were shown a revision of a matrix."""
    return reviews.members_shown(matrix_id)


def keep_up(fact: Fact) -> None:
    """Withdraw what somebody is no longer asked, or let it stand again."""
    match fact:
        case events.SigningRequestTakenBack():
            asked = Notice.objects.filter(matrix_id=fact.matrix_id)
            asked.filter(kind=NoticeKind.SIGNING_ASKED).update(withdrawn=True)
        case events.WholeVoice():
            waits = fact.state == VoiceState.WAITING and not isinstance(fact, events.VoiceStruck)
            told = Notice.objects.filter(kind=NoticeKind.VOICE_NOTED, matrix_id=fact.matrix_id)
            told = told.filter(statement_id=fact.statement_id, proposal_id=fact.proposal_id)
            told.update(withdrawn=not waits)
        case events.ReviewWithdrawn() | events.ReviewReinstated():
            gone = isinstance(fact, events.ReviewWithdrawn)
            Notice.objects.filter(review_id=fact.review_id).update(withdrawn=gone)
        case events.StepFinished() | events.StepRemoved() | events.StepEdited(moved=True):
            _of_steps([fact.step_id]).update(withdrawn=True)
        case events.PlanProposed() | events.PlanReturned():
            _of_steps(fact.away).update(withdrawn=True)


def _of_steps(step_ids: list[str]) -> QuerySet[Notice]:
    """Return what told of steps; one that is open again is told of anew."""
    return Notice.objects.filter(step_id__in=step_ids)
