"""XLSX: one block a row. Formulas are not reckoned: the stored result is the text of their cell.

Who needs the cells as they are, line ends and all, takes `entries` instead of `rows`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.archives import Archive, opened
from segmatrix.evidence.documents.blocks import Block, Unit, row_text
from segmatrix.evidence.documents.errors import DocumentError, Reason

_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - as in sheets
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The built-in number formats that show a day or time (ECMA-376 part 1, 18.8.30)."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LETTERS = re.compile(r"[A-Z]{1,4}")
_LAST_DAY = 2_958_465  # 31 December 9999, the last day that a sheet can show
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold (18.4, ST_Xstring)
_RANGE = re.compile(r"([A-Z]{1,4})(\d{1,9}):([A-Z]{1,4})(\d{1,9})")


@dataclass
class _Book:
    """What the cells of a workbook refer to."""

    strings: list[str] = field(default_factory=list)
    dates: set[int] = field(default_factory=set)
    since_1904: bool = False


@dataclass
class _Cell:
    kind: str
    style: int
    value: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number and its cells by the number of their column, from 1."""

    sheet: str
    number: int
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells of a sheet that show as one: the rows and columns of the first and the last."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


def rows(path: Path) -> Iterator[Block]:
    """Yield the rows of all sheets that are not empty, numbered as the sheet numbers them.

    A formula without a stored result is shown as it is written.

    Raises:
        DocumentError: The archive is not whole, or holds more than `limits` says.
    """
    for entry in entries(path):
        if isinstance(entry, Row):
            yield Block(Unit.ROW, entry.number, entry.sheet, row_text(_in_order(entry.cells)))


def entries(path: Path) -> Iterator[Row | Merged]:
    """Yield the rows of all sheets that are not empty, and which cells are merged.

    Raises:
        DocumentError: The archive is not whole, or holds more than `limits` says.
    """
    with opened(path) as archive:
        main = archive.main()
        places = archive.related(main)
        book = _Book()
        for kind, place in places.values():
            if kind == "sharedStrings":
                book.strings = _strings(archive, place)
            elif kind == "styles":
                book.dates = _date_styles(archive, place)
        for name, relation in _sheets(archive, main, book):
            kind, place = places.get(relation, ("", ""))
            if kind == "worksheet":
                yield from _rows(archive, place, name, book)


def _sheets(archive: Archive, main: str, book: _Book) -> list[tuple[str, str]]:
    found = []
    for event in archive.walk(main):
        if event.opens == "workbookPr":
            book.since_1904 = event.attributes.get("date1904") in ("1", "true")
        elif event.opens == "sheet":
            found.append((event.attributes.get("name", ""), event.attributes.get("id", "")))
    return found


def _strings(archive: Archive, place: str) -> list[str]:
    found: list[str] = []
    text: list[str] = []
    length, in_text, spoken = 0, False, 0
    for event in archive.walk(place):
        if event.opens == "si":
            text = []
        elif event.closes == "si":
            found.append(_plain("".join(text)))
        elif "rPh" in (event.opens, event.closes):  # how a word is read aloud, said beside it
            spoken += 1 if event.opens else -1
        elif "t" in (event.opens, event.closes):
            in_text = bool(event.opens)
        elif event.text and in_text and not spoken:
            length += len(event.text)
            if length > limits.TEXT:
                raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)
            text.append(event.text)
    return found


def _date_styles(archive: Archive, place: str) -> set[int]:
    """Return the numbers of the cell styles that show a day or time."""
    dates, found, number, in_cells = set(_DATE_FORMATS), set(), 0, False
    for event in archive.walk(place):
        attributes = event.attributes
        if event.opens == "numFmt" and _shows_date(attributes.get("formatCode", "")):
            dates.add(_whole(attributes.get("numFmtId", "")))
        elif "cellXfs" in (event.opens, event.closes):
            in_cells = bool(event.opens)
        elif event.opens == "xf" and in_cells:
            if _whole(attributes.get("numFmtId", "")) in dates:
                found.add(number)
            number += 1
    return found


def _shows_date(code: str) -> bool:
    return bool(re.search("[dmyh]", _QUOTED.sub("", code), re.IGNORECASE))


def _rows(archive: Archive, place: str, sheet: str, book: _Book) -> Iterator[Row | Merged]:
    number, length, cells, cell, into = 0, 0, {}, _Cell("", 0), None
    column = 0
    for event in archive.walk(place):
        attributes = event.attributes
        match event.opens:
            case "row":
                number = _whole(attributes.get("r", "")) or number + 1
                cells, column, length = {}, 0, 0
            case "c":
                column = _column(attributes.get("r", ""), column, number)
                cell = _Cell(attributes.get("t", "n"), _whole(attributes.get("s", "")))
            case "v" | "t":
                into = cell.value
            case "f":
                into = cell.formula
            case "mergeCell":
                yield from _merged(sheet, attributes.get("ref", ""))
        match event.closes:
            case "row":
                if any(text.strip() for text in cells.values()):
                    yield Row(sheet, number, cells)
            case "c":
                cells[column] = _shown(cell, book)
            case "v" | "t" | "f":
                into = None
        if event.text and into is not None:
            length += len(event.text)
            if length > limits.BLOCK_TEXT:
                raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)
            into.append(event.text)


def _in_order(cells: dict[int, str]) -> Iterator[str]:
    return (cells.get(at, "") for at in range(1, max(cells, default=0) + 1))


def _merged(sheet: str, reference: str) -> Iterator[Merged]:
    if found := _RANGE.fullmatch(reference):
        left, top, right, bottom = found.groups()
        yield Merged(sheet, int(top), _number(left), int(bottom), _number(right))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _column(reference: str, before: int, row: int) -> int:
    """Return the number of a cell's column, from 1; a cell without reference follows the last."""
    letters = _LETTERS.match(reference)
    column = _number(letters[0]) if letters else before + 1
    if column > limits.COLUMNS:
        raise DocumentError(Reason.TOO_MANY_COLUMNS, limit=limits.COLUMNS, row=row)
    return column


def _shown(cell: _Cell, book: _Book) -> str:
    value = "".join(cell.value)
    if not value:
        formula = "".join(cell.formula)
        return f"={formula}" if formula else ""
    if cell.kind == "s":
        index = _whole(value, missing=-1)
        if not 0 <= index < len(book.strings):
            raise DocumentError(Reason.DAMAGED)
        return book.strings[index]
    if cell.kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if cell.kind != "n":
        return _plain(value)
    try:
        amount = float(value)
    except ValueError:
        return value
    if cell.style in book.dates and 0 <= amount <= _LAST_DAY:
        return _day(amount, book)
    return f"{amount:.0f}" if amount.is_integer() and abs(amount) < 1e15 else repr(amount)


def _day(amount: float, book: _Book) -> str:
    """Return a day as an ISO date, with the time if there is one; a time alone as a time."""
    seconds = round(amount * 86_400)
    instant = _EPOCHS[book.since_1904] + timedelta(seconds=seconds)
    if seconds < 86_400:
        return instant.strftime("%H:%M:%S")
    return instant.isoformat(sep=" ") if seconds % 86_400 else instant.date().isoformat()


def _plain(text: str) -> str:
    """Return a text with the characters that XML cannot hold, which are written as codes."""
    return _CODED.sub(lambda code: chr(int(code[1], 16)), text)


def _whole(text: str, *, missing: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else missing
