"""Rows that could not become customer data: kept beside it, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import pyarrow as pa

SHOWN = 500
"""Characters of a row, or of a value, that are kept to recognise it by."""


class Reason(StrEnum):
    """Why a row was set aside. A door words it for its reader; `detail` is the English."""

    CELLS = "cells"  # more or fewer cells than the header names
    TOO_LONG = "too long"  # one row longer than reading.RECORD_LIMIT
    QUOTES = "quotes"  # a quotation mark opens and never closes
    ENCODING = "encoding"  # bytes that are no text in the file's encoding
    JSON = "json"  # a line that is no JSON object
    MISSING = "missing"  # nothing where an id, a time or a name must stand
    UNFIT = "unfit"  # a value that is not of the column's type
    NO_MATCH = "no match"  # a key that the looked-up file does not hold
    SEVERAL_MATCHES = "several matches"  # a key that the looked-up file holds with several answers
    CONFLICT = "conflict"  # a second row of one id that says something else


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row that was set aside.

    Attributes:
        row: The row of the file, counted from 1 with the header, as a spreadsheet shows it.
        reason: The kind of trouble.
        detail: What is wrong, as a sentence.
        text: The beginning of the row as it stands in the file.
        column: The column of the file it concerns, or empty for the row as a whole.
        file: The name of the file.
        table: The logical table that the row was meant for.
    """

    row: int
    reason: Reason
    detail: str
    text: str = ""
    column: str = ""
    file: str = ""
    table: str = ""


SCHEMA = pa.schema(
    [
        ("table", pa.string()),
        ("file", pa.string()),
        ("row", pa.int64()),
        ("reason", pa.string()),
        ("column", pa.string()),
        ("detail", pa.string()),
        ("text", pa.string()),
    ]
)


def as_batch(rows: Iterable[SetAside]) -> pa.RecordBatch:
    """Return the rows in the layout of `set_aside.parquet`."""
    listed = list(rows)
    columns = [[str(getattr(row, name)) for row in listed] for name in SCHEMA.names]
    columns[SCHEMA.names.index("row")] = [row.row for row in listed]  # type: ignore[misc]
    return pa.record_batch(
        [pa.array(values, kind) for values, kind in zip(columns, SCHEMA.types, strict=True)],
        schema=SCHEMA,
    )


def shown(text: str) -> str:
    """Return the beginning of a text, short enough to keep and to list."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
