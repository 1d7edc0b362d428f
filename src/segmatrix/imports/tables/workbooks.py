"""XLSX: every sheet a table."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.workbooks import Merged, entries
from segmatrix.imports.tables.grids import MOST_CELLS, Span, Table, placed


def sheets(path: Path) -> Iterator[Table]:
    """Yield the sheets of a workbook that are not empty.

    Raises:
        DocumentError: The archive is not whole, or holds more than the limits say.
    """
    rows: dict[str, dict[int, dict[int, str]]] = {}
    merged: dict[str, list[Span]] = {}
    filled: Counter[str] = Counter()
    for entry in entries(path):
        if isinstance(entry, Merged):
            span = (entry.top, entry.left - 1, entry.bottom, entry.right - 1)
            merged.setdefault(entry.sheet, []).append(span)
        else:
            cells = {at - 1: text for at, text in entry.cells.items() if text}
            rows.setdefault(entry.sheet, {})[entry.number] = cells
            filled[entry.sheet] += len(cells)
            if filled[entry.sheet] > MOST_CELLS:  # refused before the rest of them is read
                raise DocumentError(Reason.TOO_MANY_CELLS, limit=MOST_CELLS)
    for name, lines in rows.items():
        yield placed(name, lines, merged.get(name, []))
