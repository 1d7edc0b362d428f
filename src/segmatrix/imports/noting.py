"""A board of sticky notes as a table of segments: columns of notes, or groups by colour.

Boards export one note a line: its text, and with it the frame or group it stands in, its colour,
or where it lies. A group becomes a segment and a colour a row; where notes have places only, those
below one another are a segment and the topmost is its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.imports.tables.grids import Table
from segmatrix.matrix.sheeting import MOST_ROWS, MOST_SEGMENTS, built_in, plain

_WORDS = {
    "text": ("text", "note", "sticky note", "content", "body", "title", "card", "message"),
    "group": ("group", "frame", "cluster", "section", "parent", "column", "list", "topic"),
    "colour": ("color", "colour", "fill", "background", "background color", "style color"),
    "x": ("x", "position x", "pos x", "left", "x position"),
    "y": ("y", "position y", "pos y", "top", "y position"),
}

_Said: TypeAlias = tuple[str, str, str]
"""A segment, a row of it, and a text there; all but the segment may be empty."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: what it says and what the board knows of it; empty or None where it does not."""

    text: str
    group: str = ""
    colour: str = ""
    x: float | None = None
    y: float | None = None


def columns_of_notes(table: Table) -> Table:
    """Return the table that a board's notes make, or the table itself if it is no board.

    Raises:
        Invalid: The notes have more groups or colours than a sheet has segments or rows.
    """
    said = _said(table.grid)
    if not said:
        return table
    segments, rows = _headings(said)
    _refuse_crowd(segments, rows)
    return Table(table.name, _crossed(said, segments, rows))


def is_crowded(table: Table) -> bool:
    """Say whether it is a board with more groups or colours than a sheet has headings for."""
    segments, rows = _headings(_said(table.grid))
    return len(segments) > MOST_SEGMENTS or len(rows) > MOST_ROWS


def notes_of(grid: Sequence[Sequence[str]]) -> list[Note]:
    """Return the notes that a table lists one a line, none if it is no such list."""
    head = [plain(cell) for cell in grid[0]] if grid else []
    if any(map(built_in, head)):
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


def _said(grid: Sequence[Sequence[str]]) -> list[_Said]:
    """Return what the notes of a board say in which segment and row, none if it is no board."""
    notes = notes_of(grid)
    if all(note.group for note in notes):
        return [(note.group, note.colour, note.text) for note in notes]
    if all(note.x is not None and note.y is not None for note in notes):
        return _by_place(notes)
    if all(note.colour for note in notes):
        return [(note.colour, "", note.text) for note in notes]
    return []


def _by_place(notes: Iterable[Note]) -> list[_Said]:
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


def _headings(said: Sequence[_Said]) -> tuple[list[str], list[str]]:
    """Return the names of the segments and rows that texts stand in, in the board's order."""
    segments = dict.fromkeys(segment for segment, _row, _text in said)
    rows = dict.fromkeys(row for _segment, row, text in said if text)
    return list(segments), list(rows) or [""]


def _crossed(
    said: Sequence[_Said], segments: Sequence[str], rows: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """Return texts as a table: segments across, rows down, several in a cell with bullets."""
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    for segment, row, text in said:
        if text:
            cells[segment, row].append(f"• {text}")
    lines = [
        (row or _("Notes"), *("\n".join(cells.get((segment, row), ())) for segment in segments))
        for row in rows
    ]
    return (("", *segments), *lines)


def _refuse_crowd(segments: Sequence[str], rows: Sequence[str]) -> None:
    """Refuse a board with more groups or colours than a sheet has segments or rows."""
    if len(segments) > MOST_SEGMENTS:
        message = _("The notes stand in %(count)s groups; at most %(most)s become segments.")
        told = {"count": len(segments), "most": MOST_SEGMENTS}
    elif len(rows) > MOST_ROWS:
        message = _("The notes have %(count)s colours; at most %(most)s become rows.")
        told = {"count": len(rows), "most": MOST_ROWS}
    else:
        return
    hint = _("Bring in the part of the board that describes your segments.")
    raise Invalid(message % told, hint=hint, field="text")


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None
