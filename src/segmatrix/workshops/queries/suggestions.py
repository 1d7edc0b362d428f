"""Which notes are suggested as groups."""

from segmatrix.workshops.gathering import Suggestion, suggestions
from segmatrix.workshops.models import Note, SetAside, Workshop


def suggested(found: Workshop) -> tuple[Suggestion, ...]:
    """Return which notes of the board may say the same, without those that are in a group."""
    notes = list(Note.objects.filter(workshop=found, shown=True).order_by("position"))
    aside = SetAside.objects.filter(workshop=found, stands=True)
    return suggestions(
        {note.pk: note.text for note in notes},
        [note.pk for note in notes if note.group_id is None and not note.became],
        list(aside.values_list("notes", flat=True)),
    )
