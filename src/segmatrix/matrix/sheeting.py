"""What a plain sheet says: segments across or down, the rows it has, and what its cells hold.

A sheet is text with commas, semicolons or tabs between cells, as a spreadsheet saves or copies it.
"""

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.matrix.terms import DIMENSIONS, NAME_LENGTH, SHEET_LENGTH

MOST_SEGMENTS = 40
MOST_ROWS = 100

_SEPARATORS = "\t;,"
_MARKED = re.compile(r"'+[=+\-@\t\r]")
_BULLET = re.compile(r"^\s*(?:[•‣·▪]\s*|[-*–—]\s+|\d{1,2}[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its segments told apart from its rows.

    Attributes:
        segments_down: Whether the sheet has its segments one below the other.
        segments: Their names.
        rows: The headings of what is said about them.
        cells: Per row, what each segment's cell says, as it was written.
        segments_left_out: Of those that were left out, the number in the sheet and the name.
        rows_left_out: The same of rows.
    """

    segments_down: bool
    segments: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    segments_left_out: tuple[tuple[int, str], ...] = ()
    rows_left_out: tuple[tuple[int, str], ...] = ()

    @property
    def segment_numbers(self) -> tuple[int, ...]:
        """The place of each segment in the sheet, counted from 0, those left out too."""
        return _numbers(len(self.segments), self.segments_left_out)

    @property
    def row_numbers(self) -> tuple[int, ...]:
        """The place of each row in the sheet, counted from 0, those left out too."""
        return _numbers(len(self.rows), self.rows_left_out)


def decoded(content: bytes) -> str:
    """Return the text of a file saved by a spreadsheet: UTF-8, UTF-16 with its mark, or Windows.

    Raises:
        Invalid: The file is no text, such as a workbook under another name.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decoded(content, "utf-16")
    if b"\0" in content or content[:4] == b"PK\x03\x04":
        raise Invalid(
            _("This file is not text; it looks like a workbook or an archive."),
            hint=_("Save the sheet as CSV, or copy its cells and paste them here."),
            field="file",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(content, "cp1252")


def read(
    text: str,
    *,
    down: bool | None = None,
    without_segments: Collection[int] = (),
    without_rows: Collection[int] = (),
) -> Sheet:
    """Return the sheet that a text holds, with its segments recognised across or down.

    Title rows above the headings and empty rows and columns are left out.

    Args:
        text: The sheet.
        down: Whether its segments stand one below the other; None finds out.
        without_segments: The numbers of segments to leave out, counted from 0.
        without_rows: The numbers of rows to leave out.

    Raises:
        Invalid: There is no table in it, a heading is missing or stands twice, or it is too large.
    """
    grid = _grid(text)
    if len(grid) < 2 or len(grid[0]) < 2:
        raise Invalid(
            _("There is no table here: segments must stand in one direction, rows in the other."),
            hint=_("The first line and the first column are headings."),
            field="text",
            yours=text,
        )
    down = _has_segments_down(grid) if down is None else down
    if down:
        grid = [list(column) for column in zip(*grid, strict=True)]
    across, out_across = _parted(grid[0][1:], without_segments)
    below, out_below = _parted([line[0] for line in grid[1:]], without_rows)
    segments = tuple(_heading(grid[0][1 + number]) for number in across)
    rows = tuple(_heading(grid[1 + number][0]) for number in below)
    _refuse_headings(segments, text, _("segment"), MOST_SEGMENTS)
    _refuse_headings(rows, text, _("row"), MOST_ROWS)
    cells = tuple(tuple(grid[1 + row][1 + at] for at in across) for row in below)
    return Sheet(down, segments, rows, cells, out_across, out_below)


def built_in(heading: str) -> str:
    """Return the key of the built-in dimension that a heading means, empty if it means none."""
    words = plain(heading)
    for dimension in DIMENSIONS:
        own = (dimension.key, str(dimension.name), str(dimension.question))
        names = (*own, *dimension.words)
        if words in {plain(name) for name in names}:
            return dimension.key
    return ""


def plain(heading: str) -> str:
    """Return a heading as it is compared: lower case, without signs and repeated blanks.

    The sign for a number is read as that word.
    """
    words = heading.casefold().replace("#", " number ")
    return " ".join(re.sub(r"[^\w]+", " ", words).split())


def statements(cell: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return what a cell says, one by one: its lines, or its bullets with the lines below each.

    A line that is known to be a statement is one, below a bullet too.
    """
    on_one_line = cell.lstrip().startswith("•") and "\n" not in cell.strip()
    parts = re.split(r"(?=•)", cell) if on_one_line else cell.split("\n")
    lines = [line.strip() for line in parts if line.strip()]
    said: list[str] = []
    below_bullet = False
    for line in lines:
        words = _BULLET.sub("", line)
        begins = words != line
        below_bullet = below_bullet and not begins and line not in known
        if below_bullet and said:
            said[-1] = f"{said[-1]} {words}"
        elif words:
            said.append(words)
        below_bullet = below_bullet or begins
    return tuple(said)


def people(cell: str) -> tuple[tuple[str, str], ...]:
    """Return the names in a cell with what stands in brackets after each: `Sol (sales), Ida`."""
    parts = re.split(r"[\n;]|,(?![^(]*\))", cell)
    found = (
        re.match(r"^(.*?)\s*(?:\(([^()]*)\))?$", _BULLET.sub("", part).strip()) for part in parts
    )
    return tuple(
        (match[1].strip(), (match[2] or "").strip())
        for match in found
        if match and match[1].strip()
    )


def _numbers(count: int, left_out: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    out = {number for number, _name in left_out}
    return tuple(number for number in range(count + len(out)) if number not in out)


def _parted(
    headings: Sequence[str], without: Collection[int]
) -> tuple[list[int], tuple[tuple[int, str], ...]]:
    """Return the numbers of the headings that stay, and those that do not with their names."""
    stay = [number for number in range(len(headings)) if number not in without]
    out = sorted(set(range(len(headings))) & set(without))
    return stay, tuple((number, _heading(headings[number])) for number in out)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid(
            _("Some characters of this file cannot be read."),
            hint=_("Save it as CSV in UTF-8."),
            field="file",
        ) from error


def _grid(text: str) -> list[list[str]]:
    """Return the cells as a rectangle that begins with its headings."""
    if len(text) > SHEET_LENGTH:
        raise Invalid(
            _("This sheet is too large: %(length)s characters.") % {"length": len(text)},
            hint=_("Bring in the part that describes your segments."),
            field="text",
        )
    lines = max(_readings(text), key=_evenness)
    filled = [line for line in lines if any(line)]
    while len(filled) > 1 and _is_title(filled[0], filled[1:]):
        filled = filled[1:]
    width = max(map(len, filled), default=0)
    padded = [line + [""] * (width - len(line)) for line in filled]
    used = [column for column in range(width) if any(line[column] for line in padded)]
    return [[line[column] for column in used] for line in padded]


def _is_title(line: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Say whether a line is no headings: one cell alone, unless it heads the only segment."""
    heads_one = not line[0] and max(sum(map(bool, each)) for each in below) == 2
    return sum(map(bool, line)) < 2 and not heads_one


def _readings(text: str) -> list[list[list[str]]]:
    """Return the text as cells for each sign that may part them, those in which quotes fit first.

    A sign that stands within quoted cells leaves something behind a closing quote.
    """
    for strict in (True, False):
        found = [_lines(text, sign, strict=strict) for sign in _SEPARATORS]
        if kept := [lines for lines in found if lines is not None]:
            return kept
    raise Invalid(
        _("The cells of this sheet cannot be told apart."),
        hint=_("Look for a quotation mark that is never closed."),
        field="text",
        yours=text,
    )


def _lines(text: str, separator: str, *, strict: bool) -> list[list[str]] | None:
    source = StringIO(text.lstrip("\ufeff"), newline="")
    try:
        reader = csv.reader(source, delimiter=separator, strict=strict)
        return [[_unmarked(cell.strip()) for cell in line] for line in reader]
    except csv.Error:
        return None


def _unmarked(cell: str) -> str:
    """Return a cell without the mark by which spreadsheets know that it is no formula."""
    return cell[1:] if _MARKED.match(cell) else cell


def _evenness(lines: list[list[str]]) -> int:
    """Return how many lines share the commonest width beyond one cell: high for the right sign."""
    widths = Counter(len(line) for line in lines if len(line) > 1)
    return max(widths.values(), default=0)


def _has_segments_down(grid: Sequence[Sequence[str]]) -> bool:
    across = sum(bool(built_in(line[0])) for line in grid[1:])
    down = sum(bool(built_in(cell)) for cell in grid[0][1:])
    if across != down:
        return down > across
    return plain(grid[0][0]) in {"segment", "segments", plain(_("Segment")), plain(_("Segments"))}


def _heading(text: str) -> str:
    return " ".join(text.split())


def _refuse_headings(names: Sequence[str], text: str, what: str, most: int) -> None:
    """Refuse headings that are missing, double, too long or too many."""
    if message := _trouble(names, what, most):
        raise Invalid(
            message,
            hint=_("Correct the headings and bring the sheet in again."),
            field="text",
            yours=text,
        )


def _trouble(names: Sequence[str], what: str, most: int) -> str:
    if len(names) > most:
        return _("%(count)s headings (%(what)s) are too many; at most %(most)s fit.") % {
            "count": len(names),
            "what": what,
            "most": most,
        }
    if "" in names:
        return _("Heading %(number)s (%(what)s) is empty.") % {
            "number": names.index("") + 1,
            "what": what,
        }
    name, count = Counter(map(plain, names)).most_common(1)[0]
    if count > 1:
        return _("Two headings (%(what)s) are called “%(name)s”.") % {"what": what, "name": name}
    longest = max(names, key=len)
    if len(longest) > NAME_LENGTH:
        return _("“%(name)s …” (%(what)s) is longer than %(most)s characters.") % {
            "name": longest[:40],
            "what": what,
            "most": NAME_LENGTH,
        }
    return ""
