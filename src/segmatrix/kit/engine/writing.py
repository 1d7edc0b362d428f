"""Memberships written to files, a segment at a time, however many there are."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.rules.nodes import Entity

# Rows written in one go; so many lines fit one array of texts however long their ids.
_AT_ONCE = 100_000
# The column that names one of a unit.
_KEYS = {Entity.PERSON: "user_id", Entity.ACCOUNT: "account_id"}


def write_members(path: Path, unit: Entity, segments: Iterable[tuple[str, pa.Array]]) -> None:
    """Write a row of `segment` and `user_id` or `account_id` for every membership.

    Args:
        path: the file; its ending says in which format.
        unit: whose ids they are.
        segments: the name of each, with the ids of its members.

    Raises:
        DataError: if the path ends neither in .csv nor in .parquet.
    """
    _write(path, ["segment", _KEYS[unit]], (((name,), ids) for name, ids in segments))


def write_moves(path: Path, unit: Entity, moves: Iterable[tuple[str, str, Sequence[str]]]) -> None:
    """Write a row of `segment`, `move` and `user_id` or `account_id` for everybody who moved.

    Args:
        path: the file; its ending says in which format.
        unit: whose ids they are.
        moves: a segment's name, what some did (entered, left, stayed), and their ids.

    Raises:
        DataError: if the path ends neither in .csv nor in .parquet.
    """
    found = (((name, move), pa.array(ids, pa.string())) for name, move, ids in moves)
    _write(path, ["segment", "move", _KEYS[unit]], found)


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
    match path.suffix:
        case ".parquet":
            with pq.ParquetWriter(path, schema) as rows:
                for table in tables:
                    rows.write_table(table)
        case ".csv":
            _write_csv(path, schema, tables)
        case _:
            raise DataError(
                f"members are not written to a file like “{path.name}”",
                "Name a file that ends in .csv or .parquet.",
            )


def _write_csv(path: Path, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
    # Arrow's own writer puts every text in quotes.
    with path.open("wb") as file:
        file.write(f"{','.join(schema.names)}\n".encode())
        for table in tables:
            for batch in table.to_batches(max_chunksize=_AT_ONCE):
                file.write(_text(_lines(batch)))


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
