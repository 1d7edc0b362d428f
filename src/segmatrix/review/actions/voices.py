"""What can be said in another's name, and taken back."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid
from segmatrix.base.inputs import lined
from segmatrix.matrix import actions as matrix_actions
from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.review import access, events, terms
from segmatrix.review.access import deputies
from segmatrix.review.access import voices as rows
from segmatrix.review.models import Stakeholder, Voice
from segmatrix.review.terms import VoiceKind, VoiceState


@action
def write_down(given: events.WriteDown, *, actor: Actor) -> None:
    """Write down what a person to ask said; it waits until they confirm it.

    Refuses nobody's and one's own words, and what `quote_statement` refuses.
    Records StatementAdded or StatementProposed, and VoiceNoted.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    if not given.stakeholder_id:
        raise Invalid(
            _("It does not say who said that."), hint=_("Choose the person."), field="stakeholder"
        )
    person = access.stakeholder(matrix.id, given.stakeholder_id)
    if person.member_id and person.member_id == actor.member_id:
        raise Invalid(
            _("These would be your own words."),
            hint=_("Add them in the cell, under your own name."),
            yours=given.text,
        )
    speaker = {"id": person.member_id, "name": person.name, "department": person.department}
    said = _quoted(given, actor, speaker=speaker)
    _note(said, actor, VoiceKind.SCRIBE, stakeholder=person, state=VoiceState.WAITING)


@action
def answer_as_deputy(given: events.AnswerAsDeputy, *, actor: Actor) -> None:
    """Say something for the person whose deputy one is.

    Refuses who is not their deputy, and what `quote_statement` refuses.
    Records StatementAdded or StatementProposed, and VoiceNoted.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    deputy = deputies.own_deputyship(matrix.id, given.deputy_id, actor)
    speaker = {"id": actor.member_id, "name": actor.name, "department": actor.department}
    said = _quoted(given, actor, speaker=speaker, asked_id=deputy.stakeholder.member_id)
    _note(said, actor, VoiceKind.DEPUTY, stakeholder=deputy.stakeholder)


@action
def note_team(given: events.NoteTeam, *, actor: Actor) -> None:
    """Say for how many colleagues one's own statement or proposal speaks; none takes it back.

    Refuses somebody else's words, those said for one person, and a number that is none.
    Records VoiceNoted, VoiceChanged for another number, or VoiceStruck.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    names = lined(given.names, field="names", limit=terms.NAMES_LENGTH)
    colleagues = _counted(given.colleagues)
    about = {"statement_id": given.statement_id or None, "proposal_id": given.proposal_id or None}
    _refuse_unless_own(given, actor)
    there = rows.voices(matrix.id).filter(**about).first()
    if there is None:
        if colleagues:
            row = Voice(matrix_id=matrix.id, **about, colleagues=colleagues, names=names)
            _save_new(row, actor, VoiceKind.TEAM)
        return
    if there.kind != VoiceKind.TEAM:
        raise Changed(_("This was said for one person, not for a team."))
    if not colleagues:
        strike_voice(events.StrikeVoice(matrix_id=matrix.id, voice_id=there.pk), actor=actor)
        return
    earlier = {"colleagues": there.colleagues, "names": there.names}
    if earlier == {"colleagues": colleagues, "names": names}:
        return
    there.colleagues, there.names = colleagues, names
    there.save(update_fields=["colleagues", "names"])
    place = {"statement_id": given.statement_id, "proposal_id": given.proposal_id}
    record(
        events.VoiceChanged(**whole(there, actor)),
        inverse=events.NoteTeam(matrix_id=matrix.id, **place, **earlier),
    )


@action
def strike_voice(given: events.StrikeVoice, *, actor: Actor) -> None:
    """Take back that something was said in another's name; its text stays.

    Refuses who neither wrote it nor facilitates. Records VoiceStruck.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    voice = rows.voice(matrix.id, given.voice_id)
    rows.refuse_unless_by(voice, actor)
    voice.removed = True
    voice.save(update_fields=["removed"])
    record(
        events.VoiceStruck(**whole(voice, actor)),
        inverse=events.RestoreVoice(matrix_id=matrix.id, voice_id=voice.pk),
    )


@action
def restore_voice(given: events.RestoreVoice, *, actor: Actor) -> None:
    """Let it be said in another's name again.

    Refuses who neither wrote it nor facilitates, and what somebody else speaks for by now.
    Records VoiceRestored.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    voice = rows.voice(matrix.id, given.voice_id, removed=True)
    rows.refuse_unless_by(voice, actor)
    same = {"statement_id": voice.statement_id, "proposal_id": voice.proposal_id}
    if rows.voices(matrix.id).filter(**same).exists():
        raise Changed(_("This is said for others by now."))
    voice.removed = False
    voice.save(update_fields=["removed"])
    record(
        events.VoiceRestored(**whole(voice, actor)),
        inverse=events.StrikeVoice(matrix_id=matrix.id, voice_id=voice.pk),
    )


def _quoted(
    given: events.WriteDown | events.AnswerAsDeputy,
    actor: Actor,
    *,
    speaker: dict[str, str],
    asked_id: str = "",
) -> Any:
    """Say it in the matrix and return the fact of that; what follows from it comes after."""
    quote = matrix_events.QuoteStatement(
        matrix_id=given.matrix_id,
        segment_id=given.segment_id,
        dimension_id=given.dimension_id,
        question_id=given.question_id,
        text=given.text,
        asked_id=asked_id,
        **{f"speaker_{name}": value for name, value in speaker.items()},
    )
    return matrix_actions.quote_statement(quote, actor=actor)[0]


def _note(
    said: Fact,
    actor: Actor,
    kind: VoiceKind,
    *,
    stakeholder: Stakeholder,
    state: VoiceState = VoiceState.PLAIN,
) -> None:
    about = vars(said)
    row = Voice(
        matrix_id=about["matrix_id"],
        statement_id=about.get("statement_id"),
        proposal_id=about.get("proposal_id"),
        stakeholder=stakeholder,
        state=state.value,
    )
    _save_new(row, actor, kind)


def _save_new(row: Voice, actor: Actor, kind: VoiceKind) -> None:
    row.kind = kind.value
    row.by_id, row.by_name, row.department = actor.member_id, actor.name, actor.department
    row.at = clock.now()
    row.save()
    record(
        events.VoiceNoted(**whole(row, actor)),
        inverse=events.StrikeVoice(matrix_id=row.matrix_id, voice_id=row.pk),
    )


def _counted(colleagues: int) -> int:
    if not 0 <= colleagues <= terms.MOST_COLLEAGUES:
        raise Invalid(
            _("One person answers for at most %(most)d colleagues.")
            % {"most": terms.MOST_COLLEAGUES},
            field="colleagues",
        )
    return colleagues


def _refuse_unless_own(given: events.NoteTeam, actor: Actor) -> None:
    if given.statement_id:
        author = matrices.statement(given.matrix_id, given.statement_id, actor).member_id
    else:
        author = matrices.proposal(given.matrix_id, given.proposal_id, actor).member_id
    if author != actor.member_id:
        raise Invalid(
            _("Somebody else said that."),
            hint=_("Say for how many you speak where you said something yourself."),
        )


def whole(voice: Voice, actor: Actor) -> dict[str, Any]:
    """Return what a fact tells of something that was said in another's name."""
    person = voice.stakeholder
    return {
        "matrix_id": voice.matrix_id,
        "voice_id": voice.pk,
        "manner": voice.kind,
        "statement_id": voice.statement_id or "",
        "proposal_id": voice.proposal_id or "",
        "speaker_id": person.member_id if person else "",
        "speaker_name": person.name if person else "",
        "by_id": voice.by_id,
        "by_name": voice.by_name,
        "department": voice.department,
        "colleagues": voice.colleagues,
        "names": voice.names,
        "state": voice.state,
        "reason": voice.reason,
        **_said(voice, actor),
    }


def _said(voice: Voice, actor: Actor) -> dict[str, str]:
    """Return where it was said, and how it reads."""
    if voice.proposal_id:
        proposal = matrices.proposal(voice.matrix_id, voice.proposal_id, actor)
        place = {"segment_id": proposal.segment_id, "dimension_id": proposal.dimension_id}
        return {**place, "text": proposal.text}
    now = matrices.whereabouts(voice.matrix_id, voice.statement_id, actor)
    text = matrices.authored(now.statement_id).text
    return {"segment_id": now.segment_id, "dimension_id": now.dimension_id, "text": text}
