"""Read JSON lines as blocks of text columns.

Nested objects become columns with a dot in their name (`properties.plan`). What JSON knows about
types is kept beside the text: see `kinds`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.blocks import Block, Passed
from segmatrix.kit.data.files.layouts import check_width
from segmatrix.kit.data.files.records import RECORD_LIMIT, cut
from segmatrix.kit.data.files.set_aside import Reason, SetAside, shown
from segmatrix.kit.data.files.streams import pieces


def kinds(path: Path, name: str) -> dict[str, set[Type]]:
    """Return the columns of a file, each with the types of its values: text, number, boolean, list.

    Raises:
        DataError: if no line is a JSON object.
    """
    found: dict[str, set[Type]] = {}
    for _, _, record in _lines(path, name):
        for column, value in record.items() if isinstance(record, dict) else ():
            seen = found.setdefault(column, set())
            if value is not None and value != "":
                seen.add(_kind(value))
        check_width(len(found), name)
    if not found:
        raise DataError(
            "No line of this file is a JSON object with something in it.",
            'Each line must look like {"user_id": "u1", "plan": "pro"}.',
            file=name,
        )
    return found


def read(
    path: Path, name: str, columns: tuple[str, ...], passed: Passed | None = None
) -> Iterator[Block]:
    """Yield the lines as rows of these columns, all as text, missing values as empty text.

    Raises:
        DataError: if the file is damaged.
    """
    rows: list[dict[str, Any]] = []
    numbers: list[int] = []
    aside: list[SetAside] = []
    for number, text, record in _lines(path, name, passed):
        if isinstance(record, Reason):
            aside.append(SetAside(number, record, _WORDS[record], shown(text)))
            continue
        rows.append(record)
        numbers.append(number)
        if len(rows) == 50_000:
            yield _block(rows, numbers, columns, aside)
            rows, numbers, aside = [], [], []
    yield _block(rows, numbers, columns, aside)


_WORDS = {
    Reason.JSON: "This line is not a JSON object.",
    Reason.TOO_LONG: f"This line is longer than {RECORD_LIMIT:,} bytes.",
    Reason.ENCODING: "This line is not UTF-8 text.",
}


def _lines(
    path: Path, name: str, passed: Passed | None = None
) -> Iterator[tuple[int, str, "dict[str, Any] | Reason"]]:
    """Yield each line's number, text and flattened object, or the reason why there is none."""
    for piece in cut(pieces(path, name, encoding="utf-8", passed=passed), None):
        for broken in piece.broken:
            yield broken.number, broken.text.decode("utf-8", "replace"), broken.reason
        for number, line in piece:
            if not line.strip():
                continue
            try:
                text = line.decode()
            except UnicodeDecodeError:
                yield number, line.decode("utf-8", "replace"), Reason.ENCODING
                continue
            try:
                # Numbers keep the digits that stand in the file.
                record = json.loads(text, parse_int=_Number, parse_float=_Number)
                flat = dict(_flat(record)) if isinstance(record, dict) else Reason.JSON
            except (json.JSONDecodeError, RecursionError):
                flat = Reason.JSON
            yield number, text, flat


class _Number(str):
    """The digits of a JSON number."""

    __slots__ = ()


def _flat(record: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _kind(value: Any) -> Type:
    if isinstance(value, _Number | float):  # a bare NaN or Infinity comes as a float
        return Type.NUMBER
    if isinstance(value, bool):
        return Type.BOOLEAN
    return Type.LIST if isinstance(value, list) else Type.TEXT


def _block(
    rows: list[dict[str, Any]], numbers: list[int], columns: tuple[str, ...], aside: list[SetAside]
) -> Block:
    table = pa.table(
        {
            column: pa.array([_text(row.get(column)) for row in rows], pa.string())
            for column in columns
        }
    )
    return Block(table, np.array(numbers, np.int64), aside)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
