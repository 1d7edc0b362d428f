"""What an edited cell changes, against what it was and what stands there now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from segmatrix.exports.books import Book, Cell, Place, Point
from segmatrix.imports.changes import Change, Sort
from segmatrix.imports.matching import Allowance, reworded, spaced, without_pairs
from segmatrix.matrix import sheeting, stating
from segmatrix.matrix.terms import NOT_KNOWN_WORDS, Kind


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell of an edited sheet.

    Attributes:
        place: The segment and row it belongs to, by their ids; `segment` and `row` name them.
        was: What it said when it went out.
        now: What the matrix says there now.
        text: What it says in the sheet.
    """

    place: Place
    segment: str
    row: str
    kind: str
    was: Cell
    now: Cell
    text: str

    @property
    def same(self) -> bool:
        """Whether the sheet says what went out; blanks and empty lines aside."""
        return _lines(self.text) == _lines(self.was.text)

    @property
    def not_known(self) -> bool:
        """Whether the sheet answers that nobody knows yet."""
        return spaced(self.text).casefold().rstrip(".") in NOT_KNOWN_WORDS

    @property
    def said(self) -> list[str]:
        """What the sheet's cell says, one by one."""
        if not self.text.strip() or self.not_known:
            return []
        if self.kind == Kind.TEXT:
            return [self.text.strip()]
        if self.kind == Kind.PEOPLE:
            named = sheeting.people(self.text)
            return [f"{name} ({role})" if role else name for name, role in named]
        return list(sheeting.statements(self.text, {point.line for point in self.was.points}))

    def change(self, sort: Sort, **more: object) -> Change:
        """Return a change of this cell."""
        return Change(sort, self.place, self.segment, self.row, **more)


class Standing:
    """What stands in the matrix now, found by the ids of its statements and people."""

    def __init__(self, now: Book) -> None:
        self._places: dict[str, tuple[Place, Point]] = {
            point.id: (place, point) for place, cell in now.cells.items() for point in cell.points
        }
        self._names = {row.id: row.name for row in now.rows}
        self._names |= {column.id: column.name for column in now.columns}

    def point(self, ident: str) -> Point | None:
        """Return a statement or person as it stands, None if it was taken away."""
        found = self._places.get(ident)
        return found[1] if found else None

    def place(self, ident: str) -> Place | None:
        """Return the cell in which it stands."""
        found = self._places.get(ident)
        return found[0] if found else None

    def words(self, place: Place) -> str:
        """Return the words for a cell."""
        return ", ".join(self._names.get(ident, "") for ident in place)

    def meanwhile(self, point: Point, place: Place) -> str:
        """Say what happened to a statement or person since it went out of a cell, if anything."""
        found = self._places.get(point.id)
        if found is None:
            return _("taken away here meanwhile")
        where, stands = found
        if spaced(stands.line) != spaced(point.line):
            return _("here it now reads: “%(text)s”") % {"text": stands.line}
        if where != place:
            return _("here it was moved to “%(place)s”") % {"place": self.words(where)}
        return ""


Loose = tuple[Edited, list[Point], list[str]]


def loose(cell: Edited) -> Loose:
    """Return the statements of a cell that its text does not repeat, and the lines that are new."""
    return (cell, *without_pairs(cell.was.points, cell.said))


def moved(cells: list[Loose], standing: Standing) -> Iterator[Change]:
    """Yield the statements that left one cell for another, and take them off the lists of both."""
    leaving: dict[str, list[tuple[Loose, Point]]] = defaultdict(list)
    for each in cells:
        for point in each[1]:
            leaving[spaced(point.line)].append((each, point))
    for cell, _points, lines in cells:
        for line in list(lines):
            others = leaving[spaced(line)]
            found = next((pair for pair in others if pair[0][0].place != cell.place), None)
            if found is None:
                continue
            others.remove(found)
            (from_, points, _new), point = found
            points.remove(point)
            lines.remove(line)
            if standing.place(point.id) != cell.place:
                yield from_.change(
                    Sort.MOVED,
                    before=point.line,
                    after=line,
                    point_id=point.id,
                    to=cell.place,
                    to_words=f"{cell.segment}, {cell.row}",
                    meanwhile=standing.meanwhile(point, from_.place),
                )


def said_otherwise(one: Loose, standing: Standing, allowance: Allowance) -> Iterator[Change]:
    """Yield the statements of a cell that were reworded, taken away or added."""
    cell, points, lines = one
    pairs = reworded(points, lines, allowance)
    for point, line in pairs:
        yield from _reworded(cell, point, line, standing)
    for point in points:
        if point not in [each for each, _line in pairs] and standing.point(point.id):
            yield cell.change(
                Sort.REMOVED,
                before=point.line,
                point_id=point.id,
                meanwhile=standing.meanwhile(point, cell.place),
            )
    for line in lines:
        if line not in [each for _point, each in pairs]:
            yield from _added(cell, line)


def answered(cell: Edited, standing: Standing) -> Iterator[Change]:
    """Yield what an edited cell answers that holds a number, people, or that nobody knows."""
    if cell.not_known:
        if not _is_not_known(cell.now.text):
            yield cell.change(Sort.NOT_KNOWN, before=cell.was.text, meanwhile=_other(cell))
    elif _is_not_known(cell.was.text) and not cell.text.strip():
        if _is_not_known(cell.now.text):
            yield cell.change(Sort.ASKED_AGAIN, before=cell.was.text)
    elif cell.kind == Kind.PEOPLE:
        yield from _people(cell, standing)
    elif cell.kind == Kind.MEASURE:
        yield from _number(cell)


def unread(cells: Iterable[Edited]) -> Iterator[str]:
    """Say which cells hold a text where a number belongs."""
    for cell in cells:
        wanted = cell.kind == Kind.MEASURE and cell.text.strip() and not cell.not_known
        if wanted and stating.read(cell.text) is None:
            yield _("%(segment)s, %(row)s: “%(text)s” is no number.") % {
                "segment": cell.segment,
                "row": cell.row,
                "text": cell.text[:100],
            }


def _reworded(cell: Edited, point: Point, line: str, standing: Standing) -> Iterator[Change]:
    stands = standing.point(point.id)
    if stands is not None and spaced(stands.line) == spaced(line):
        return
    meanwhile = standing.meanwhile(point, cell.place)
    if stands is None:  # it is said anew
        yield cell.change(Sort.ADDED, before=point.line, after=line, meanwhile=meanwhile)
        return
    yield cell.change(
        Sort.REWORDED,
        before=point.line,
        after=line,
        meanwhile=meanwhile,
        point_id=point.id,
        version=point.version,
    )


def _added(cell: Edited, line: str) -> Iterator[Change]:
    if any(spaced(point.line) == spaced(line) for point in cell.now.points):
        return
    meanwhile = _other(cell) if cell.kind == Kind.TEXT else ""
    yield cell.change(Sort.ADDED, after=line, meanwhile=meanwhile)


def _people(cell: Edited, standing: Standing) -> Iterator[Change]:
    _cell, points, lines = loose(cell)
    for point in points:
        if standing.point(point.id):
            yield cell.change(Sort.UNLISTED, before=point.line, point_id=point.id)
    for line in lines:
        if all(spaced(point.line) != spaced(line) for point in cell.now.points):
            yield cell.change(Sort.LISTED, after=line)


def _number(cell: Edited) -> Iterator[Change]:
    if spaced(cell.text) == spaced(cell.now.text):
        return
    if not cell.text.strip():
        if cell.was.points and cell.now.points:
            yield cell.change(Sort.WITHDRAWN, before=cell.was.text, meanwhile=_other(cell))
    elif stating.read(cell.text) is not None:
        yield cell.change(
            Sort.STATED, before=cell.was.text, after=spaced(cell.text), meanwhile=_other(cell)
        )


def _other(cell: Edited) -> str:
    """Say what a cell says here by now, where that is not what went out."""
    if _lines(cell.now.text) == _lines(cell.was.text):
        return ""
    if not cell.now.text:
        return _("taken away here meanwhile")
    return _("here it now reads: “%(text)s”") % {"text": cell.now.text}


def _lines(text: str) -> list[str]:
    return [line for line in map(spaced, text.split("\n")) if line]


def _is_not_known(text: str) -> bool:
    return spaced(text).casefold() in NOT_KNOWN_WORDS
