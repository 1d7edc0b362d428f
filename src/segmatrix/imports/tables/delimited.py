"""CSV and what else has signs between its cells: one table."""

import csv
from collections import Counter
from io import StringIO

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.exports.delimited import as_written
from segmatrix.imports.tables.grids import Table, squared

_SEPARATORS = "\t;,|"


def table(text: str) -> Table:
    """Return the table that a text holds.

    Raises:
        DocumentError: A row has too many cells, or a quotation mark never closes.
    """
    read = [lines for sign in _SEPARATORS if (lines := _lines(text, sign, strict=True))]
    if not read:  # quotation marks that are no marks of cells
        read = [lines for sign in _SEPARATORS if (lines := _lines(text, sign, strict=False))]
    if not read:
        raise DocumentError(Reason.DAMAGED)
    lines = max(read, key=_evenness)
    for number, line in enumerate(lines, start=1):
        if len(line) > limits.COLUMNS:
            raise DocumentError(Reason.TOO_MANY_COLUMNS, limit=limits.COLUMNS, row=number)
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    return squared("", [[as_written(cell) for cell in line] for line in filled])


def _lines(text: str, separator: str, *, strict: bool) -> list[list[str]]:
    source = StringIO(text.removeprefix("\ufeff"), newline="")
    try:
        return list(csv.reader(source, delimiter=separator, strict=strict))
    except csv.Error:
        return []


def _evenness(lines: list[list[str]]) -> int:
    """Return how many lines share the commonest width beyond one cell: high for the right sign."""
    widths = Counter(len(line) for line in lines if len(line) > 1)
    return max(widths.values(), default=0)
