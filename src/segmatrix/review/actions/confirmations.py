"""How whoever is said to have said something confirms or declines it."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import one_of, written
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import STATEMENT_LENGTH
from segmatrix.people.terms import Permission
from segmatrix.review import access, events, terms
from segmatrix.review.access import voices as rows
from segmatrix.review.actions.voices import whole
from segmatrix.review.models import Voice
from segmatrix.review.terms import VoiceState


@action
def confirm_voice(given: events.ConfirmVoice, *, actor: Actor) -> None:
    """Say that one said what was written down, if need be in other words.

    Refuses everybody but who is said to have said it, and what was answered already.
    Records VoiceChanged, after what the other words change.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    voice = _waiting(matrix.id, given.voice_id, actor)
    text = written(given.text, field="text", limit=STATEMENT_LENGTH)
    if text:
        _correct(voice, text, given.version, actor)
    _settle(voice, VoiceState.CONFIRMED, "", actor)


@action
def decline_voice(given: events.DeclineVoice, *, actor: Actor) -> None:
    """Say that one did not say what was written down, which is taken out and kept.

    Refuses everybody but who is said to have said it, and what was answered already.
    Records VoiceChanged, after what is taken out.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    voice = _waiting(matrix.id, given.voice_id, actor)
    reason = written(given.reason, field="reason", limit=terms.DECLINE_LENGTH)
    statement_id, proposal_id = _what_stands(voice, actor)
    if statement_id:
        removed = matrix_events.RemoveStatement(matrix_id=matrix.id, statement_id=statement_id)
        matrix_actions.remove_statement(removed, actor=actor)
    if proposal_id:
        withdrawn = matrix_events.WithdrawProposal(matrix_id=matrix.id, proposal_id=proposal_id)
        matrix_actions.withdraw_proposal(withdrawn, actor=actor)
    _settle(voice, VoiceState.DECLINED, reason, actor)


@action
def settle_voice(given: events.SettleVoice, *, actor: Actor) -> None:
    """Let what was written down be confirmed, declined or waiting, as an undo needs it.

    Refuses everybody but who is said to have said it. Records VoiceChanged.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    voice = rows.voice(matrix.id, given.voice_id)
    rows.refuse_unless_spoken_by(voice, actor)
    _settle(voice, one_of(VoiceState, given.state, field="state"), given.reason, actor)


def _waiting(matrix_id: str, voice_id: str, actor: Actor) -> Voice:
    voice = rows.voice(matrix_id, voice_id)
    rows.refuse_unless_spoken_by(voice, actor)
    if voice.state != VoiceState.WAITING:
        raise Changed(_("You have answered this already."))
    return voice


def _what_stands(voice: Voice, actor: Actor) -> tuple[str, str]:
    """Return the statement that it is now, or the proposal that it is still; empty for neither."""
    statement_id = voice.statement_id
    if voice.proposal_id:
        outcome = matrices.proposal(voice.matrix_id, voice.proposal_id, actor).outcome
        if outcome is None:
            return "", voice.proposal_id
        statement_id = outcome.statement_id
    if not statement_id:
        return "", ""
    now = matrices.whereabouts(voice.matrix_id, statement_id, actor)
    return (now.statement_id if now.stands else ""), ""


def _correct(voice: Voice, text: str, version: int | None, actor: Actor) -> None:
    """Put what was written down in the words of whoever said it."""
    place = {"matrix_id": voice.matrix_id}
    statement_id, proposal_id = _what_stands(voice, actor)
    if statement_id:
        about = {"statement_id": statement_id, "version": version}
        worded = matrix_events.EditStatement(**place, **about, text=text)
        matrix_actions.edit_statement(worded, actor=actor)
    elif proposal_id:
        earlier = matrices.proposal(voice.matrix_id, proposal_id, actor)
        if earlier.text == text:
            return
        withdrawn = matrix_events.WithdrawProposal(**place, proposal_id=proposal_id)
        matrix_actions.withdraw_proposal(withdrawn, actor=actor)
        again = matrix_events.ProposeStatement(**place, question_id=earlier.question_id, text=text)
        matrix_actions.propose_statement(again, actor=actor)
    else:
        raise Changed(
            _("What was written down is no longer in the matrix."),
            hint=_("Add your words in the cell."),
            yours=text,
        )


def _settle(voice: Voice, state: VoiceState, reason: str, actor: Actor) -> None:
    place = {"matrix_id": voice.matrix_id, "voice_id": voice.pk}
    inverse = events.SettleVoice(**place, state=voice.state, reason=voice.reason)
    voice.state, voice.reason = state.value, reason
    voice.save(update_fields=["state", "reason"])
    record(events.VoiceChanged(**whole(voice, actor)), inverse=inverse)
