"""What can be done with the notes of a talk."""

from segmatrix.activity.actions import action, record
from segmatrix.activity.queries import history
from segmatrix.base import versions
from segmatrix.base.actor import Actor
from segmatrix.base.inputs import written
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.workshops import access, events
from segmatrix.workshops.actions.talks import named, talk_of, told
from segmatrix.workshops.models import Phase, Talk
from segmatrix.workshops.terms import TALK_NOTES_LENGTH, PhaseKind


@action
def write_talk_notes(given: events.WriteTalkNotes, *, actor: Actor) -> None:
    """Write down what was said about something; an empty text takes it back.

    Refuses who has no part in the workshop and does not lead it, and notes typed over older ones,
    handing both back. Records TalkNotesWritten.
    """
    talk = talk_of(_taking_part(given, actor), given)
    versions.refuse_if_stale(
        talk.version,
        given.version,
        theirs=talk.notes,
        yours=given.notes,
        field="notes",
        who=lambda: _last_writer(talk),
    )
    notes, earlier = written(given.notes, field="notes", limit=TALK_NOTES_LENGTH), talk.notes
    if notes == earlier:
        return
    talk.notes = notes
    talk.version += 1
    talk.save(update_fields=["notes", "version"])
    record(
        events.TalkNotesWritten(**told(talk), notes=notes, version=talk.version),
        inverse=events.WriteTalkNotes(**named(talk), notes=earlier),
    )


def _taking_part(given: events.OfTalk, actor: Actor) -> Phase:
    """Return the phase under way, to somebody who has part in the workshop or leads it."""
    if people.may(actor, Permission.FACILITATE, given.matrix_id):
        found = access.leading(given.matrix_id, given.workshop_id, actor)
        return access.running_phase(found, given.phase_id, PhaseKind.DISCUSS)
    return access.contributing(
        given.matrix_id, given.workshop_id, given.phase_id, actor, PhaseKind.DISCUSS
    )


def _last_writer(talk: Talk) -> str:
    entries = history(talk.phase.workshop.stream, f"talk:{talk.pk}:notes")
    return next((entry.actor_name for entry in entries), "")
