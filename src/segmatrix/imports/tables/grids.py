"""A table: rows of cells, all of one width."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from segmatrix.evidence.documents.blocks import kept
from segmatrix.evidence.documents.errors import DocumentError, Reason

MOST_TABLES = 40
MOST_CELLS = 100_000
MOST_TEXT = 2_000_000

Span: TypeAlias = tuple[int, int, int, int]
"""Merged cells: top, left, bottom, right, all counted from 0 and part of it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file; `name` is its sheet or slide, empty where there is no such thing."""

    name: str
    grid: tuple[tuple[str, ...], ...]


def squared(name: str, rows: Iterable[Sequence[str]], merged: Iterable[Span] = ()) -> Table:
    """Return rows as a table: as wide as the widest, and merged cells filled with what they say.

    What is merged over the whole width is a title and stays in one cell.
    """
    grid = [[kept(cell).strip() for cell in row] for row in rows]
    width = max(map(len, grid), default=0)
    if len(grid) * width > MOST_CELLS:
        raise DocumentError(Reason.TOO_MANY_CELLS, limit=MOST_CELLS)
    grid = [row + [""] * (width - len(row)) for row in grid]
    for top, left, bottom, right in merged:
        if left > 0 or right + 1 < width:
            _fill(grid, (top, left, bottom, min(right, width - 1)))
    return Table(kept(name)[:200], tuple(map(tuple, grid)))


def placed(name: str, rows: Mapping[int, Mapping[int, str]], merged: Iterable[Span]) -> Table:
    """Return cells that know their places as a table, without the empty rows between them."""
    numbers = sorted(rows)
    width = max((max(cells, default=-1) + 1 for cells in rows.values()), default=0)
    lines = [[rows[number].get(at, "") for at in range(width)] for number in numbers]
    at = {number: index for index, number in enumerate(numbers)}
    spans = []
    for top, left, bottom, right in merged:
        within = [at[number] for number in numbers if top <= number <= bottom]
        if within and left < width:
            spans.append((within[0], left, within[-1], right))
    return squared(name, lines, spans)


def within_limits(tables: Iterable[Table]) -> Iterable[Table]:
    """Pass on the tables that say something, and refuse where they become too much.

    Raises:
        DocumentError: There are too many, there is too much in them, or none.
    """
    length, count = 0, 0
    for table in tables:
        if len(table.grid) < 2 or len(table.grid[0]) < 2:
            continue
        count += 1
        length += sum(len(cell) for row in table.grid for cell in row)
        if count > MOST_TABLES:
            raise DocumentError(Reason.TOO_MANY_TABLES, limit=MOST_TABLES)
        if length > MOST_TEXT:
            raise DocumentError(Reason.TOO_MUCH_TEXT, limit=MOST_TEXT)
        yield table
    if not count:
        raise DocumentError(Reason.NO_TABLE)


def _fill(grid: list[list[str]], span: Span) -> None:
    top, left, bottom, right = span
    said = grid[top][left]
    for row in grid[top : bottom + 1]:
        for at in range(left, right + 1):
            row[at] = row[at] or said
