"""What an edited sheet changes: against the book that it was, and what stands in the matrix now.

Three sides are told apart. What the sheet says as it did when it went out is no change, whatever
happened in the matrix. What it says otherwise is a change; if the matrix says otherwise too by now,
the change says what (`meanwhile`), and if it says the same, there is nothing left to do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.exports.books import Book, Cell
from segmatrix.imports import differing
from segmatrix.imports.changes import Change, Comparison, Sort
from segmatrix.imports.differing import Edited, Standing
from segmatrix.imports.matching import Allowance, Headings, headings, spaced
from segmatrix.matrix import sheeting
from segmatrix.matrix.sheeting import Sheet, plain
from segmatrix.matrix.terms import Kind

_TEXTUAL = (Kind.TEXT, Kind.STATEMENTS)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What went out, what came back and what its headings mean, and what stands now."""

    was: Book
    sheet: Sheet
    across: Headings
    down: Headings
    now: Book


def compare(was: Book, text: str, now: Book) -> Comparison:
    """Return all that an edited export changes.

    The order of statements within a cell, of segments and of rows is no change.

    Args:
        was: The book that went out.
        text: The table as it came back.
        now: The book that would go out now.

    Raises:
        Invalid: The text is no table any more (`sheeting.read`).
    """
    sides = _sides(was, text, now)
    edited = [cell for cell in _cells(sides) if not cell.same]
    standing = Standing(now)
    changes = [*_segments(sides), *_rows(sides)]
    loose = [differing.loose(cell) for cell in edited if cell.kind in _TEXTUAL]
    changes += differing.moved(loose, standing)
    allowance = Allowance()
    for one in loose:
        changes += differing.said_otherwise(one, standing, allowance)
    for cell in edited:
        changes += differing.answered(cell, standing)
    return Comparison(tuple(changes), (*_lost(sides), *differing.unread(edited)))


def _sides(was: Book, text: str, now: Book) -> _Sides:
    sheet = sheeting.read(text, down=False)
    rows = {plain(row.name) for row in was.rows}
    if not rows & set(map(plain, sheet.rows)) and rows & set(map(plain, sheet.segments)):
        sheet = sheeting.read(text, down=True)  # somebody turned it around
    named = {plain(row.name): row.id for row in was.rows}
    below = [(at, named[plain(name)]) for at, name in enumerate(sheet.rows) if plain(name) in named]

    def column(number: int, ident: str) -> float:
        return _kept([(sheet.cells[at][number], was.cell(ident, row)) for at, row in below])

    across = headings(sheet.segments, [(each.id, each.name) for each in was.columns], column)
    beside = [(at, ident) for at, ident in enumerate(across.ids) if ident]

    def line(number: int, ident: str) -> float:
        return _kept([(sheet.cells[number][at], was.cell(each, ident)) for at, each in beside])

    down = headings(sheet.rows, [(each.id, each.name) for each in was.rows], line)
    return _Sides(was, sheet, across, down, now)


def _kept(cells: Sequence[tuple[str, Cell]]) -> float:
    """Return the share of cells with something in them that say what they said."""
    filled = [(text, cell) for text, cell in cells if cell.text]
    same = sum(spaced(text) == spaced(cell.text) for text, cell in filled)
    return same / len(filled) if filled else 0.0


def _cells(sides: _Sides) -> Iterator[Edited]:
    """Yield the cells of the sheet whose segment and row the matrix has now."""
    columns = {column.id: column for column in sides.now.columns}
    rows = {row.id: row for row in sides.now.rows}
    for down, row_id in enumerate(sides.down.ids):
        for at, segment_id in enumerate(sides.across.ids):
            if row_id in rows and segment_id in columns:
                yield Edited(
                    (segment_id, row_id),
                    columns[segment_id].name,
                    rows[row_id].name,
                    rows[row_id].kind,
                    sides.was.cell(segment_id, row_id),
                    sides.now.cell(segment_id, row_id),
                    sides.sheet.cells[down][at],
                )


def _segments(sides: _Sides) -> Iterator[Change]:
    was = {column.id: column.name for column in sides.was.columns}
    now = {column.id: column.name for column in sides.now.columns}
    for at, (ident, name) in enumerate(zip(sides.across.ids, sides.sheet.segments, strict=True)):
        if not ident and plain(name) not in set(map(plain, now.values())):
            texts = [line[at] for line in sides.sheet.cells]
            cells = _filled(_row_names(sides), texts)
            yield Change(Sort.NEW_SEGMENT, ("", ""), name, after=name, cells=cells)
        elif at in sides.across.renamed:
            yield from _renamed(Sort.RENAMED_SEGMENT, (ident, ""), was, now, name)
    for ident in sides.across.gone:
        if ident in now:
            place = (ident, "")
            yield Change(Sort.GONE_SEGMENT, place, segment=now[ident], before=now[ident])


def _rows(sides: _Sides) -> Iterator[Change]:
    was = {row.id: row.name for row in sides.was.rows}
    now = {row.id: row.name for row in sides.now.rows}
    for at, (ident, name) in enumerate(zip(sides.down.ids, sides.sheet.rows, strict=True)):
        if not ident and plain(name) not in set(map(plain, now.values())):
            cells = _filled(_segment_names(sides), sides.sheet.cells[at])
            yield Change(Sort.NEW_ROW, ("", ""), row=name, after=name, cells=cells)
        elif at in sides.down.renamed:
            yield from _renamed(Sort.RENAMED_ROW, ("", ident), was, now, name)
    for ident in sides.down.gone:
        if ident in now:
            yield Change(Sort.GONE_ROW, ("", ident), row=now[ident], before=now[ident])


def _renamed(
    sort: Sort, place: tuple[str, str], was: dict[str, str], now: dict[str, str], name: str
) -> Iterator[Change]:
    ident = place[0] or place[1]
    if ident not in now or now[ident] == name:
        return
    meanwhile = ""
    if now[ident] != was[ident]:
        meanwhile = _("here it is now called “%(name)s”") % {"name": now[ident]}
    named = {"segment": now[ident]} if place[0] else {"row": now[ident]}
    yield Change(sort, place, **named, before=was[ident], after=name, meanwhile=meanwhile)


def _row_names(sides: _Sides) -> list[str]:
    """Return what the sheet's rows are called in the matrix now; a new one as it is here."""
    now = {row.id: row.name for row in sides.now.rows}
    pairs = zip(sides.down.ids, sides.sheet.rows, strict=True)
    return [now.get(ident, name) for ident, name in pairs]


def _segment_names(sides: _Sides) -> list[str]:
    now = {column.id: column.name for column in sides.now.columns}
    pairs = zip(sides.across.ids, sides.sheet.segments, strict=True)
    return [now.get(ident, name) for ident, name in pairs]


def _filled(names: Sequence[str], texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in zip(names, texts, strict=True) if text)


def _lost(sides: _Sides) -> Iterator[str]:
    """Say which segments and rows of the sheet the matrix no longer shows."""
    shown = {column.id for column in sides.now.columns} | {row.id for row in sides.now.rows}
    for headed, names in (
        (sides.across, sides.sheet.segments),
        (sides.down, sides.sheet.rows),
    ):
        for ident, name in zip(headed.ids, names, strict=True):
            if ident and ident not in shown:
                yield _(
                    "“%(name)s” is no longer in the matrix; what the sheet says of it stays out."
                ) % {"name": name}
