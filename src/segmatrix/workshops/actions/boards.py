"""What is done to a board: notes are laid on it, put into groups, and taken out of them."""

from collections.abc import Iterable

from django.db.models import Max

from segmatrix.activity.actions import record
from segmatrix.base.actor import Actor
from segmatrix.rounds import queries as rounds
from segmatrix.workshops import events
from segmatrix.workshops.laying import Laid, laid
from segmatrix.workshops.models import Group, Note, Phase, Workshop


def lay_notes(phase: Phase, actor: Actor) -> None:
    """Lay what was written in a phase on the board, inside an action that revealed it.

    Every thought becomes a note. One that lay there before comes back to its group; one whose words
    are gone does not. Records BoardLaid.
    """
    result = rounds.result(phase.workshop.matrix_id, phase.round_id, actor)
    wanted = [
        note for question, tally in result.questions for note in laid(question.id, tally.answers)
    ]
    before = {_key(row): row for row in Note.objects.filter(phase=phase)}
    first = _next_position(phase.workshop)
    rows = [before.get(note) or _note(phase, note) for note in wanted]
    for position, row in enumerate(rows, first):
        row.position, row.shown = position, True
        row.save()
    _hide(phase, keeping=rows)
    _record_laid(phase, len(rows))


def lift_notes(phase: Phase) -> None:
    """Take the notes of a phase off the board, inside an action that steps back before it.

    Their groups are kept for their return. Records BoardLaid.
    """
    _hide(phase, keeping=())
    _record_laid(phase, 0)


def dot_options(found: Workshop) -> list[dict[str, str]]:
    """Return what is voted on: the groups of the board, then the notes that are in none.

    What became something already is settled and no choice. Notes in the same words are voted on
    once. Each option has an `id` and a `text`.
    """
    notes = Note.objects.filter(workshop=found, shown=True).order_by("position")
    grouped = notes.exclude(group=None).values("group")
    groups = Group.objects.filter(workshop=found, pk__in=grouped, became="").order_by("position")
    alone = notes.filter(group=None, became="")
    once = {note.text.casefold(): note for note in alone.reverse()}
    alone = sorted(once.values(), key=lambda note: note.position)
    return [
        *({"id": group.pk, "text": group.name} for group in groups),
        *({"id": note.pk, "text": note.text} for note in alone),
    ]


def _key(row: Note) -> Laid:
    return Laid(row.question_id, row.text, row.name, row.department, row.copy)


def _note(phase: Phase, laid: Laid) -> Note:
    return Note(
        workshop=phase.workshop,
        phase=phase,
        question_id=laid.question_id,
        text=laid.text,
        name=laid.name,
        department=laid.department,
        copy=laid.copy,
    )


def _next_position(found: Workshop) -> int:
    highest = Note.objects.filter(workshop=found).aggregate(Max("position"))["position__max"]
    return 0 if highest is None else highest + 1


def _hide(phase: Phase, *, keeping: Iterable[Note]) -> None:
    gone = Note.objects.filter(phase=phase).exclude(pk__in=[row.pk for row in keeping])
    gone.update(shown=False)


def _record_laid(phase: Phase, notes: int) -> None:
    record(
        events.BoardLaid(
            matrix_id=phase.workshop.matrix_id,
            workshop_id=phase.workshop_id,
            phase_id=phase.pk,
            notes=notes,
        ),
        inverse=None,
    )
