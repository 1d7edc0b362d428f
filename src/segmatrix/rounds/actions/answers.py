"""What can be done about one's own answers."""

from django.db.models import Max
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, hold, record, record_unsigned
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.base.inputs import written
from segmatrix.rounds import access, events
from segmatrix.rounds.answering import answering
from segmatrix.rounds.models import Answer, Invitee, Question, Round
from segmatrix.rounds.terms import REASON_LENGTH, Kind


@action
def give_answer(given: events.GiveAnswer, *, actor: Actor) -> None:
    """Answer a question, or answer it otherwise; what was answered before is kept.

    Refuses who is not asked, a round that takes no answers now, and a value that is no answer to
    it. Records AnswerKept in the author's own stream, and AnswersCounted for everybody if the round
    came further by it.
    """
    found = _locked(given.matrix_id, given.round_id, actor)
    typed = {"value": given.value, "reason": given.reason}
    person, question = access.answerable(
        found, given.question_id, actor, author=given.member_id, typed=typed
    )
    reason = written(given.reason, field="reason", limit=REASON_LENGTH)
    value = given.value
    if value is not None:
        value = answering(Kind(question.kind), question.about_id, question.frame, value)
    standing = _standing(question, person)
    if standing and (standing.value, standing.reason) == (value, reason):
        return
    newest = Answer.objects.filter(question=question, invitee=person).aggregate(Max("version"))
    answer = Answer(
        question=question,
        invitee=person,
        version=(newest["version__max"] or 0) + 1,
        value=value,
        reason=reason,
        at=clock.now(),
    )
    _hold_instead(answer, standing, found, given)


@action
def return_to_answer(given: events.ReturnToAnswer, *, actor: Actor) -> None:
    """Let an earlier answer of the actor hold again, or none.

    Refuses as `give_answer` does. Records AnswerKept, and AnswersCounted if the count changed.
    """
    found = _locked(given.matrix_id, given.round_id, actor)
    person, question = access.answerable(found, given.question_id, actor, author=given.member_id)
    earlier = None
    if given.version:
        rows = Answer.objects.filter(question=question, invitee=person, version=given.version)
        if (earlier := rows.first()) is None:
            raise NotFound(_("There is no such answer."))
    standing = _standing(question, person)
    if earlier != standing:
        _hold_instead(earlier, standing, found, given)


def _locked(matrix_id: str, round_id: str, actor: Actor) -> Round:
    """Return a round for the actor, while nobody else answers or reveals anything in its matrix."""
    found = access.round_of(matrix_id, round_id, actor)
    hold(found.stream)
    return access.round_of(matrix_id, round_id, actor)


def _standing(question: Question, person: Invitee) -> Answer | None:
    return Answer.objects.filter(question=question, invitee=person, current=True).first()


def _hold_instead(
    answer: Answer | None,
    standing: Answer | None,
    found: Round,
    given: events.GiveAnswer | events.ReturnToAnswer,
) -> None:
    """Let one answer hold instead of another, and tell its author that, and everybody the count."""
    before = access.counts(found)
    if standing:
        standing.current = False
        standing.save(update_fields=["current"])
    if answer:
        answer.current = True
        answer.save()
    about = {
        "matrix_id": given.matrix_id,
        "round_id": given.round_id,
        "question_id": given.question_id,
    }
    record(
        events.AnswerKept(**about, version=answer.version if answer else 0),
        inverse=events.ReturnToAnswer(
            **about, member_id=given.member_id, version=standing.version if standing else 0
        ),
    )
    now = access.counts(found)
    if now != before:
        record_unsigned(
            events.AnswersCounted(
                matrix_id=given.matrix_id, round_id=given.round_id, begun=now.begun, done=now.done
            ),
            stream=found.stream,
        )
