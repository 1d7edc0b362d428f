"""What was said in another's name, and who may tell of it."""

from django.db.models import QuerySet

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.review.access.stakeholders import as_asked
from segmatrix.review.errors import NoSuchVoice, SomebodyElsesWords
from segmatrix.review.events import voice_subject
from segmatrix.review.models import Voice
from segmatrix.review.terms import VoiceKind, VoiceState


def voices(matrix_id: str) -> QuerySet[Voice]:
    """Return what was said in another's name and not taken back, oldest first."""
    rows = Voice.objects.filter(matrix_id=matrix_id, removed=False)
    return rows.select_related("stakeholder").order_by("at", "pk")


def voice(matrix_id: str, voice_id: str, *, removed: bool = False) -> Voice:
    """Return what was said in another's name, which stands (or, if so asked, is `removed`)."""
    rows = Voice.objects.filter(matrix_id=matrix_id, pk=voice_id).select_related("stakeholder")
    found = rows.first()
    if found is None:
        raise NoSuchVoice
    subject = voice_subject(found.statement_id or "", found.proposal_id or "")
    as_asked(found, matrix_id, subject, removed=removed)
    return found


def waiting_for(matrix_id: str, actor: Actor) -> QuerySet[Voice]:
    """Return what others wrote down for the actor, who has yet to confirm it."""
    if not actor.member_id:
        return Voice.objects.none()
    rows = voices(matrix_id).filter(kind=VoiceKind.SCRIBE, state=VoiceState.WAITING)
    return rows.filter(stakeholder__member_id=actor.member_id, stakeholder__removed=False)


def refuse_unless_spoken_by(voice: Voice, actor: Actor) -> None:
    """Refuse everybody but the one who is said to have said it."""
    person = voice.stakeholder
    if voice.kind != VoiceKind.SCRIBE or person is None:
        raise NoSuchVoice
    if not person.member_id or person.member_id != actor.member_id:
        raise SomebodyElsesWords(person.name)


def refuse_unless_by(voice: Voice, actor: Actor) -> None:
    """Refuse who neither wrote it down nor facilitates."""
    if voice.by_id != actor.member_id:
        people.require(actor, Permission.FACILITATE, voice.matrix_id)
