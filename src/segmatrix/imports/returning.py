"""Knowing an export that comes back: its edited table, and the book that went out."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from segmatrix.exports.books import Book, Cell, Column, Place, Point, Row
from segmatrix.exports.delimited import as_written
from segmatrix.exports.workbooks import IDS
from segmatrix.imports.receiving import Brought
from segmatrix.matrix import sheeting
from segmatrix.matrix.planning import NEW
from segmatrix.matrix.terms import Kind


@dataclass(frozen=True, slots=True)
class Returned:
    """An export that came back.

    Attributes:
        text: The table as it reads now, for `matrix.sheeting`.
        ids: What the sheet with ids says, as text.
        book: The matrix as it went out.
    """

    text: str
    ids: str
    book: Book


def returned(found: Sequence[Brought]) -> Returned | None:
    """Return the export that these tables are, None if they are none."""
    ids = next((each.text for each in found if each.name == IDS), "")
    text = next((each.text for each in found if each.name != IDS), "")
    book = book_of(ids) if ids and text else None
    return Returned(text, ids, book) if book else None


def kinds(back: Returned, text: str) -> dict[str, str]:
    """Return what the rows of a table are that came out of a matrix, other than the built-in ones.

    By a row's number, the choice that `matrix.planning` takes for it.
    """
    known = {sheeting.plain(row.name): row.kind for row in back.book.rows}
    names = sheeting.read(text, down=False).rows
    return {
        str(number): f"{NEW}{known[sheeting.plain(name)]}"
        for number, name in enumerate(names)
        if sheeting.plain(name) in known and not sheeting.built_in(name)
    }


def book_of(ids: str) -> Book | None:
    """Return the book that a sheet with ids tells of, None if it is no such sheet.

    Anybody may have changed it: what it says of a matrix is believed only where that has such ids.
    """
    try:
        lines = [[as_written(cell) for cell in line] for line in csv.reader(StringIO(ids))]
    except csv.Error:  # a cell larger than any that went out
        return None
    of = {kind: [_padded(line) for line in lines if line[:1] == [kind]] for kind in _KINDS}
    if not of["matrix"]:
        return None
    _kind, matrix_id, number, title, *_rest = of["matrix"][0]
    points: dict[Place, list[Point]] = {}
    for _kind, segment_id, dimension_id, ident, version, text in of["said"]:
        point = Point(ident, _whole(version), text)
        points.setdefault((segment_id, dimension_id), []).append(point)
    return Book(
        matrix_id=matrix_id,
        title=title,
        number=_whole(number),
        columns=tuple(Column(line[1], line[2]) for line in of["segment"]),
        rows=tuple(Row(line[1], line[2], _known(line[3])) for line in of["row"]),
        cells={
            (line[1], line[2]): Cell(line[3], tuple(points.get((line[1], line[2]), ())))
            for line in of["cell"]
        },
    )


_KINDS = ("matrix", "segment", "row", "cell", "said")
_WIDTH = 6


def _padded(line: Iterable[str]) -> list[str]:
    return [*line, *[""] * _WIDTH][:_WIDTH]


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _known(kind: str) -> str:
    return kind if kind in list(Kind) else Kind.STATEMENTS
