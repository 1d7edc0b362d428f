"""Recognise how a delimited file is laid out: its separator, its title rows, its header.

The first megabyte decides. A header is believed when the rows under it look different from it; a
row that looks like the rows under it is no header, and rows of one or two words above a wide table
are titles.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.inferring import MISSING_WORDS
from segmatrix.kit.data.files.streams import HEAD, Format, guess_encoding, head, recognise

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
ROWS_LOOKED_AT = 100

WIDEST = 5_000
"""Columns of the widest table that is read."""

_TYPED = re.compile(
    r"[-+]?[$€£]? ?\d[\d.,' ]*%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?|true|false", re.IGNORECASE
)
_DECIMAL_OR_DATE = re.compile(r"[-+]?\d+[.,]\d+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How one file holds its table.

    Attributes:
        format: What kind of file it is.
        separator: What stands between the cells of a delimited file.
        encoding: How its bytes become text.
        title_rows: Rows above the header that belong to nobody.
        header_rows: 1, or 2 where a column's name is spread over two rows.
    """

    format: Format = Format.DELIMITED
    separator: str = ","
    encoding: str = "utf-8"
    title_rows: int = 0
    header_rows: int = 1


@dataclass(frozen=True, kw_only=True)
class Stated:
    """What a mapping states about a file's layout; None is for the reader to find out."""

    separator: str | None = None
    encoding: str | None = None
    title_rows: int | None = None
    header_rows: int | None = None


def look(path: Path, name: str, stated: Stated | None = None) -> Layout:
    """Return the layout of a file: what is stated, and what its beginning shows.

    Args:
        path: Where the file is.
        name: What the person calls it.
        stated: What a mapping says about it.

    Raises:
        DataError: if the file is empty, no table, or seems to have no header.
    """
    stated = stated or Stated()
    format = recognise(path, name)
    if format is not Format.DELIMITED:
        return Layout(format=format, encoding=stated.encoding or "utf-8")
    start = head(path, name)
    encoding = stated.encoding or guess_encoding(start)
    if encoding == "utf-16":  # which of its two kinds, the bytes say
        encoding = guess_encoding(start)
    lines = _whole_lines(start, encoding, name)
    separator = stated.separator or _separator(lines)
    rows = _rows(lines, separator)
    titles = _title_rows(rows) if stated.title_rows is None else stated.title_rows
    spread = 1
    if stated.title_rows is None and stated.header_rows is None:
        extra, spread = _second_header(rows[titles:])
        titles += extra
        if spread == 1 and len(rows) > titles + 1:
            _check_header(rows[titles:], name)
    return Layout(
        separator=separator,
        encoding=encoding,
        title_rows=titles,
        header_rows=stated.header_rows or spread,
    )


def header_names(rows: Sequence[Sequence[str]], name: str) -> tuple[str, ...]:
    """Return the column names that one or two header rows spell.

    A column without a name is called by its place. With two rows a blank in the upper one repeats
    its left neighbour, as a merged cell means it.

    Raises:
        DataError: if two columns have the same name, or there are too many.
    """
    check_width(len(rows[0]), name)
    upper = [" ".join(cell.split()) for cell in rows[0]]
    names = upper
    if len(rows) > 1:
        for place in range(1, len(upper)):
            upper[place] = upper[place] or upper[place - 1]
        lower = [" ".join(cell.split()) for cell in rows[1]]
        twice = {cell for cell, times in Counter(upper).items() if times > 1}
        names = [
            f"{above}: {below}" if above in twice and below else above or below
            for above, below in zip(upper, lower, strict=False)
        ]
    named = [cell or f"column {place}" for place, cell in enumerate(names, 1)]
    doubled = [cell for cell, times in Counter(named).items() if times > 1]
    if doubled:
        raise DataError(
            f"More than one column is called {', '.join(map(repr, doubled[:5]))}.",
            "Give each column its own name and upload the file again.",
            file=name,
        )
    return tuple(named)


def check_width(columns: int, name: str) -> None:
    """Refuse a table that is wider than any table of customers is.

    Raises:
        DataError: if there are more than `WIDEST` columns.
    """
    if columns > WIDEST:
        raise DataError(
            f"This file has more than {WIDEST:,} columns.",
            "Check that ids stand in the rows, not in the header or in the keys of objects.",
            file=name,
        )


def _whole_lines(start: bytes, encoding: str, name: str) -> list[str]:
    text = start.decode(encoding, "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(start) >= HEAD:
        lines.pop()  # the last one goes on beyond what was looked at
        if not lines:
            raise DataError(
                "The first line of this file is longer than a megabyte.",
                "Check that it is a table with one row a line.",
                file=name,
            )
    return [f"{line}\n" for line in lines]


def _rows(lines: Sequence[str], separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(lines, delimiter=separator)
    try:
        rows.extend(islice(reader, ROWS_LOOKED_AT))
    except csv.Error:  # a cell longer than the csv module takes; what came before it suffices
        return rows
    return rows


def _separator(lines: Sequence[str]) -> str:
    if lines[0].startswith("sep=") and len(lines[0]) == 6:
        return lines[0][4]

    def fitness(separator: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in _rows(lines, separator) if any(row))
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        share = rows / max(widths.total(), 1)
        return (round(share, 1) if width > 1 else 0.0, width)

    return max(SEPARATORS.values(), key=fitness)


def _title_rows(rows: Sequence[Sequence[str]]) -> int:
    """Count the rows before the first that names a good part of the columns."""
    widths = Counter(len(row) for row in rows if any(row))
    width = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]
    if width == 1:
        return 0
    for place, row in enumerate(rows):
        filled = sum(1 for cell in row if cell.strip())
        if filled > (2 if width >= 4 else 1):
            return place
    return 0


def _second_header(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the further title rows and the header rows, if two rows speak like headers.

    They do where the second has words above columns of numbers or dates, where it fills the gaps of
    the first as under merged cells, or where it says again what stands above it.
    """
    if len(rows) < 3 or len(rows[1]) != len(rows[0]):
        return 0, 1
    first, second = ([cell.strip() for cell in row] for row in rows[:2])
    typed = [
        cell
        for place, cell in enumerate(second)
        if _share_typed([row[place] for row in rows[2:] if place < len(row)]) >= 0.9
    ]
    words = [
        cell for cell in typed if cell not in ("", *MISSING_WORDS) and not _TYPED.fullmatch(cell)
    ]
    gaps = [below for above, below in zip(first, second, strict=True) if below and not above]
    filled = sum(1 for cell in second if cell)
    by_type = len(words) >= 2 and len(words) >= 0.8 * len(typed)
    by_gaps = len(gaps) >= 2 and filled >= 0.9 * len(first)
    by_echo = _echoes(first, second) and not _echoes(first, rows[2])
    if not (by_type or by_gaps or by_echo):
        return 0, 1
    return (1, 1) if all(second) and len(set(second)) == len(second) else (0, 2)


def _echoes(above: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether half of the cells share a word with the cell above them."""
    pairs = zip(above, below, strict=False)
    return 2 * sum(1 for one, other in pairs if _words(one) & _words(other)) >= len(above)


def _words(cell: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", cell.lower()))


def _share_typed(cells: Sequence[str]) -> float:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return sum(1 for cell in filled if _TYPED.fullmatch(cell)) / len(filled) if filled else 0.0


def _check_header(rows: Sequence[Sequence[str]], name: str) -> None:
    """Refuse a first row that says the same kind of thing as the rows under it."""
    first, body = [cell.strip() for cell in rows[0]], rows[1:]
    columns = [[row[place] for row in body if place < len(row)] for place in range(len(first))]
    pairs = list(zip(first, columns, strict=True))
    typed = [cell for cell, column in pairs if cell and _share_typed(column) >= 0.9]
    if any(not _TYPED.fullmatch(cell) for cell in typed):
        return  # a word above numbers or dates is a name
    numbers = [int(cell) for cell in first if cell.isdecimal()]
    counting = all(left < right for left, right in pairwise(numbers))
    repeated = [cell for cell, column in pairs if cell and cell in column]
    if (
        any(_DECIMAL_OR_DATE.fullmatch(cell) for cell in typed)
        or not counting
        or (len(repeated) >= 2 and not numbers)
    ):
        raise DataError(
            f"The first row of this file, {', '.join(first[:4])}, looks like data, not like names.",
            "Add a first row with the names of the columns and upload it again.",
            file=name,
        )
