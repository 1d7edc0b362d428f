"""Memberships written to files, a segment at a time, however many there are."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.rules.nodes import Entity

# Rows written in one go; so many lines fit one array of texts however long their ids.
_AT_ONCE = 100_000


def write_members(path: Path, unit: Entity, segments: Iterable[tuple[str, pa.Array]]) -> None:
    """Write a row of `segment` and `user_id` or `account_id` for every membership.

    Args:
        path: the file; its ending says in which format.
        unit: whose ids they are.
        segments: the name of each, with the ids of its members.

    Raises:
        DataError: as `check_writable` does.
    """
    _write(path, ["segment", unit.key], (((name,), ids) for name, ids in segments))


def write_moves(path: Path, unit: Entity, moves: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """Write a row of `segment`, `move` and `user_id` or `account_id` for everybody who moved.

    Args:
        path: the file; its ending says in which format.
        unit: whose ids they are.
        moves: a segment's name, what some did (entered, left, stayed), and their ids.

    Raises:
        DataError: as `check_writable` does.
    """
    found = (((name, move), pa.array(ids, pa.string())) for name, move, ids in moves)
    _write(path, ["segment", "move", unit.key], found)


def check_writable(path: Path) -> None:
    """Refuse a file that memberships cannot be written to, before they are worked out.

    Raises:
        DataError: if the path ends neither in .csv nor in .parquet, its directory is not there, or
            something in the way.
    """
    if path.suffix not in _ENDINGS:
        raise DataError(
            f"members are not written to a file like “{path.name}”",
            f"Name a file that ends in {' or '.join(_ENDINGS)}.",
        )
    if not path.parent.is_dir():
        raise DataError(
            f"there is no directory {path.parent} to write members to",
            "Make it, or name a file in another one.",
        )
    if path.is_dir() or not os.access(path if path.exists() else path.parent, os.W_OK):
        raise DataError(f"members cannot be written to {path}", "Name a file that may be written.")


def _write(
    path: Path, columns: Sequence[str], parts: Iterable[tuple[tuple[str, ...], pa.Array]]
) -> None:
    """Write a row for every id of each part, after the words that all of the part share."""
    schema = pa.schema([(column, pa.string()) for column in columns])
    tables = (
        pa.table(
            [*(pa.repeat(pa.scalar(one, pa.string()), len(ids)) for one in words), ids],
            schema=schema,
        )
        for words, ids in parts
    )
    check_writable(path)
    _ENDINGS[path.suffix](path, schema, tables)


def _write_parquet(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    with pq.ParquetWriter(path, schema) as rows:
        for table in tables:
            rows.write_table(table)


def _write_csv(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    # Arrow's own writer puts every text in quotes.
    with path.open("wb") as file:
        file.write(f"{','.join(schema.names)}\n".encode())
        for table in tables:
            for batch in table.to_batches(max_chunksize=_AT_ONCE):
                file.write(_text(_lines(batch)))


_ENDINGS: Mapping[str, Callable[[Path, pa.Schema, Iterable[pa.Table]], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}


def _lines(batch: pa.RecordBatch) -> pa.StringArray:
    fields = [_quoted(column) for column in batch.columns]
    return pc.binary_join_element_wise(pc.binary_join_element_wise(*fields, ","), "", "\n")


def _quoted(texts: pa.StringArray) -> pa.StringArray:
    """Put those texts in quotes that would not be read as they are without."""
    special = pc.match_substring_regex(texts, '[",\r\n]')
    if not pc.any(special).as_py():
        return texts
    doubled = pc.replace_substring(texts, '"', '""')
    return pc.if_else(special, pc.binary_join_element_wise('"', doubled, '"', ""), texts)


def _text(lines: pa.StringArray) -> memoryview:
    """Return texts one after the other, as they lie in memory."""
    _, offsets, text = lines.buffers()
    ends = np.frombuffer(offsets, np.int32)[lines.offset : lines.offset + len(lines) + 1]
    return memoryview(b"" if text is None else text)[ends[0] : ends[-1]]
