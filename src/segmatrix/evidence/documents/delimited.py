"""Delimited tables: one block a row."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.blocks import Block, Unit, row_text
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.plain import decoded

_SEPARATORS = ",;\t|"
_LOOKED_AT = 20  # lines from which the separator is told


def rows(path: Path) -> Iterator[Block]:
    """Yield the rows of a table that are not empty, numbered as a spreadsheet would.

    Raises:
        DocumentError: A row has more cells than `limits.COLUMNS`, or a quotation mark never closes.
    """
    text = decoded(path)
    csv.field_size_limit(limits.BLOCK_TEXT)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > limits.COLUMNS:
                raise DocumentError(Reason.TOO_MANY_COLUMNS, limit=limits.COLUMNS, row=number)
            if any(cell.strip() for cell in cells):
                yield Block(Unit.ROW, number, "", row_text(cells))
    except csv.Error as error:
        raise DocumentError(Reason.DAMAGED) from error


def _separator(text: str) -> str:
    """Return the separator that stands in most of the first lines, and there most often."""
    lines = text[: limits.BLOCK_TEXT].split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(
        _SEPARATORS,
        key=lambda mark: (
            sum(mark in line for line in lines),
            sum(line.count(mark) for line in lines),
        ),
    )
