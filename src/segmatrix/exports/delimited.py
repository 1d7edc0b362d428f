"""The book as CSV: every cell in quotes, so that what is in it cannot be taken for a separator."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from segmatrix.exports.books import Book

_MARK = "\ufeff"  # by which spreadsheets know that a file is UTF-8
_COMPUTED = re.compile(r"'*[=+\-@\t\r]")


def csv_of(book: Book) -> str:
    """Return the table as a spreadsheet opens it, with no text in it that it would compute."""
    return _MARK + text_of([harmless(cell) for cell in line] for line in book.grid)


def text_of(lines: Iterable[Iterable[str]]) -> str:
    """Return rows of cells as CSV, as they are."""
    into = StringIO()
    csv.writer(into, quoting=csv.QUOTE_ALL).writerows(lines)
    return into.getvalue()


def harmless(cell: str) -> str:
    """Return a cell so that a spreadsheet shows it; `as_written` takes the quotation mark off."""
    return f"'{cell}" if _COMPUTED.match(cell) else cell


def as_written(cell: str) -> str:
    """Return what a harmless cell was made of."""
    return cell[1:] if cell.startswith("'") and _COMPUTED.match(cell) else cell
