"""What can be done with the notes of a board: put together, named, taken apart."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound
from segmatrix.base.inputs import named
from segmatrix.base.versions import refuse_if_stale
from segmatrix.workshops import access, events
from segmatrix.workshops.errors import SettledCard
from segmatrix.workshops.models import Group, Note, Phase, SetAside
from segmatrix.workshops.queries.suggestions import suggested
from segmatrix.workshops.terms import GROUP_NAME_LENGTH

FEWEST_IN_A_GROUP = 2


@action
def move_note(given: events.MoveNote, *, actor: Actor) -> None:
    """Put a note into a group, or out of the one that it is in.

    Refuses outside the phase, and a card that became something already. Records NoteMoved.
    """
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    note = access.note(phase.workshop, given.note_id)
    into = access.group(phase.workshop, given.group_id) if given.group_id else None
    _move(phase, [note], into)


@action
def group_notes(given: events.GroupNotes, *, actor: Actor) -> None:
    """Put notes together: into a group, or a new one that is called as the first of them.

    Refuses no note at all, fewer than two for a new group, a name too long, and what `move_note`
    refuses. Records NoteMoved per note that moves.
    """
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    notes = _ticked(phase, given.note_ids, least=1 if given.group_id else FEWEST_IN_A_GROUP)
    if given.group_id:
        _move(phase, notes, access.group(phase.workshop, given.group_id))
    else:
        _move(phase, notes, _new_group(phase, given.name or _shortened(notes[0].text)))


@action
def ungroup_notes(given: events.UngroupNotes, *, actor: Actor) -> None:
    """Put notes back beside the groups. Records NoteMoved per note that was in one."""
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    _move(phase, _ticked(phase, given.note_ids, least=1), None)


@action
def adopt_suggestion(given: events.AdoptSuggestion, *, actor: Actor) -> None:
    """Make a group of notes that are suggested as one, as the suggestion stands now.

    A note that somebody has put into a group meanwhile stays there. Refuses when nothing is left of
    the suggestion. Records NoteMoved per note.
    """
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    standing = suggested(phase.workshop)
    left = [each.note_ids for each in standing if set(each.note_ids) <= set(given.note_ids)]
    if not left:
        raise Changed(_("Somebody has put these notes elsewhere meanwhile."))
    notes = [access.note(phase.workshop, each) for each in max(left, key=len)]
    _move(phase, notes, _new_group(phase, _shortened(notes[0].text)))


@action
def set_suggestion_aside(given: events.SetSuggestionAside, *, actor: Actor) -> None:
    """Say that notes that are suggested as a group are none. Records SuggestionSetAside."""
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    ticked = _ticked(phase, given.note_ids, least=FEWEST_IN_A_GROUP)
    notes = sorted(note.pk for note in ticked)
    row = SetAside.objects.create(workshop=phase.workshop, notes=notes)
    record(
        events.SuggestionSetAside(**_aside(row)),
        inverse=events.TakeSuggestionUp(**_of(phase), aside_id=row.pk),
    )


@action
def take_suggestion_up(given: events.TakeSuggestionUp, *, actor: Actor) -> None:
    """Let a suggestion that was set aside be made again. Records SuggestionTakenUp."""
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    rows = SetAside.objects.filter(workshop=phase.workshop, pk=given.aside_id, stands=True)
    if (row := rows.first()) is None:
        raise NotFound(_("There is no such suggestion."))
    row.stands = False
    row.save(update_fields=["stands"])
    record(
        events.SuggestionTakenUp(**_aside(row)),
        inverse=events.SetSuggestionAside(**_of(phase), note_ids=row.notes),
    )


@action
def name_group(given: events.NameGroup, *, actor: Actor) -> None:
    """Call a group otherwise.

    Refuses a name that is missing or too long, and one typed over an older one (409), with both.
    Records GroupNamed.
    """
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    group = access.group(phase.workshop, given.group_id)
    refuse_if_stale(
        group.version,
        given.version,
        theirs=group.name,
        yours=given.name,
        field="name",
        who=lambda: access.last_author(phase.workshop, f"group:{group.pk}:name"),
    )
    name, earlier = named(given.name, limit=GROUP_NAME_LENGTH), group.name
    if name == earlier:
        return
    group.name, group.version = name, group.version + 1
    group.save(update_fields=["name", "version"])
    record(
        events.GroupNamed(
            matrix_id=given.matrix_id,
            workshop_id=given.workshop_id,
            group_id=group.pk,
            name=name,
            version=group.version,
        ),
        inverse=events.NameGroup(**_of(phase), group_id=group.pk, name=earlier),
    )


@action
def dissolve_group(given: events.DissolveGroup, *, actor: Actor) -> None:
    """Put every note of a group back beside the groups. Records NoteMoved per note."""
    phase = access.grouping(given.matrix_id, given.workshop_id, given.phase_id, actor)
    group = access.group(phase.workshop, given.group_id)
    _move(phase, list(Note.objects.filter(group=group, shown=True).order_by("position")), None)


def _ticked(phase: Phase, note_ids: Sequence[str], *, least: int) -> list[Note]:
    notes = [access.note(phase.workshop, each) for each in dict.fromkeys(note_ids)]
    if len(notes) < least:
        raise Invalid(
            _("No note is chosen.") if least == 1 else _("A group has at least two notes."),
            hint=_("Choose notes first, then where they go."),
            field="note_ids",
        )
    return notes


def _move(phase: Phase, notes: Sequence[Note], into: Group | None) -> None:
    """Put notes into a group, or beside the groups, and record each that moves by it."""
    if into is not None:
        _refuse_if_settled(into)
    for note in notes:
        before = note.group
        if before == into:
            continue
        _refuse_if_settled(note)
        if before is not None:
            _refuse_if_settled(before)
        note.group = into
        note.save(update_fields=["group"])
        record(
            events.NoteMoved(
                matrix_id=phase.workshop.matrix_id,
                workshop_id=phase.workshop_id,
                note_id=note.pk,
                text=note.text,
                group_id=into.pk if into else "",
                group_name=into.name if into else "",
            ),
            inverse=events.MoveNote(
                **_of(phase), note_id=note.pk, group_id=before.pk if before else ""
            ),
        )


def _refuse_if_settled(card: Group | Note) -> None:
    if card.became:
        raise SettledCard(card.words)


def _new_group(phase: Phase, name: str) -> Group:
    highest = Group.objects.filter(workshop=phase.workshop).aggregate(Max("position"))
    last = highest["position__max"]
    return Group.objects.create(
        workshop=phase.workshop,
        name=named(name, limit=GROUP_NAME_LENGTH),
        position=0 if last is None else last + 1,
    )


def _shortened(text: str) -> str:
    """Return a note as the name of a group: on one line, cut behind a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= GROUP_NAME_LENGTH:
        return line
    whole = line[: GROUP_NAME_LENGTH - 1]
    return f"{whole.rsplit(' ', 1)[0]}…"


def _aside(row: SetAside) -> dict[str, object]:
    return {
        "matrix_id": row.workshop.matrix_id,
        "workshop_id": row.workshop_id,
        "aside_id": row.pk,
        "note_ids": row.notes,
    }


def _of(phase: Phase) -> dict[str, str]:
    """Return what every input about the board in a phase has."""
    return {
        "matrix_id": phase.workshop.matrix_id,
        "workshop_id": phase.workshop_id,
        "phase_id": phase.pk,
    }
