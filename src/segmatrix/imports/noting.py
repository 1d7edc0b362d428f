"""A board of sticky notes as a table of segments: columns of notes, or groups by colour.

Boards export one note a line: its text, and with it the frame or group it stands in, its colour,
or where it lies. A group becomes a segment and a colour a row; where notes have places only, those
below one another are a segment and the topmost is its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from segmatrix.imports.tables.grids import Table
from segmatrix.matrix.sheeting import built_in, plain

_WORDS = {
    "text": ("text", "note", "sticky note", "content", "body", "title", "card", "message"),
    "group": ("group", "frame", "cluster", "section", "parent", "column", "list", "topic"),
    "colour": ("color", "colour", "fill", "background", "background color", "style color"),
    "x": ("x", "position x", "pos x", "left", "x position"),
    "y": ("y", "position y", "pos y", "top", "y position"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it says and what the board knows of it; empty or None where it does not."""

    text: str
    group: str = ""
    colour: str = ""
    x: float | None = None
    y: float | None = None


def columns_of_notes(table: Table) -> Table:
    """Return the table that a board's notes make, or the table itself if it is no board."""
    notes = notes_of(table.grid)
    if not notes:
        return table
    if all(note.group for note in notes):
        return Table(table.name, _crossed([(note.group, note.colour, note.text) for note in notes]))
    if all(note.x is not None and note.y is not None for note in notes):
        return Table(table.name, _crossed(_by_place(notes)))
    if all(note.colour for note in notes):
        return Table(table.name, _crossed([(note.colour, "", note.text) for note in notes]))
    return table


def notes_of(grid: Sequence[Sequence[str]]) -> list[Note]:
    """Return the notes that a table lists one a line, none if it is no such list."""
    head = [plain(cell) for cell in grid[0]]
    if any(built_in(cell) for cell in grid[0]):
        return []
    at = {
        key: next(number for number, word in enumerate(head) if word in words)
        for key, words in _WORDS.items()
        if any(word in words for word in head)
    }
    if "text" not in at or not ({"group", "colour"} & set(at) or {"x", "y"} <= set(at)):
        return []
    found = [
        Note(
            " ".join(line[at["text"]].split()),
            *(line[at[key]].strip() if key in at else "" for key in ("group", "colour")),
            *(_number(line[at[key]]) if key in at else None for key in ("x", "y")),
        )
        for line in grid[1:]
    ]
    return [note for note in found if note.text]


def _by_place(notes: Iterable[Note]) -> list[tuple[str, str, str]]:
    """Return notes with the name of their column, by the gaps between columns."""
    ordered = sorted(notes, key=lambda note: (note.x or 0.0, note.y or 0.0))
    gaps = [(right.x or 0.0) - (left.x or 0.0) for left, right in pairwise(ordered)]
    wide = max(gaps, default=0.0) / 2
    columns: list[list[Note]] = [[]]
    for note, gap in zip(ordered, [0.0, *gaps], strict=True):
        if wide and gap > wide:
            columns.append([])
        columns[-1].append(note)
    found = []
    for column in columns:
        name, *others = sorted(column, key=lambda note: note.y or 0.0)
        found += [(name.text, note.colour, note.text) for note in others] or [(name.text, "", "")]
    return found


def _crossed(said: Sequence[tuple[str, str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return texts as a table: segments across, rows down, several in a cell with bullets."""
    segments = list(dict.fromkeys(segment for segment, _row, _text in said))
    rows = list(dict.fromkeys(row for _segment, row, text in said if text)) or [""]
    lines = []
    for row in rows:
        cells = (
            "\n".join(
                f"• {text}" for name, at, text in said if (name, at) == (segment, row) and text
            )
            for segment in segments
        )
        lines.append((row or _("Notes"), *cells))
    return (("", *segments), *lines)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
