"""Where the rows of a logical table come from, as something that DuckDB reads by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.days import INSTANT
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.sql import name, text

PARQUET_ROW = "file_row_number"
"""What DuckDB calls the place of a row in a Parquet file."""


@dataclass(frozen=True)
class Source:
    """Rows with typed columns.

    Attributes:
        relation: what SQL selects them from.
        schema: their columns, as Arrow has them.
        row: the column that numbers the rows, from 0.
        blank: whether a text of nothing but white space is a missing value, as in files.
    """

    relation: str
    schema: pa.Schema
    row: str = ROW
    blank: bool = False


# What a load takes in: Arrow tables, paths of Parquet files, or sources, by logical name.
Given: TypeAlias = Mapping[str, pa.Table | Path | Source]


def source(con: Any, table: str, given: pa.Table | Path | Source) -> Source:
    """Return the source that a table, a Parquet file or a source is.

    Args:
        con: the DuckDB connection that is going to read it.
        table: its logical name.
        given: where the rows are.
    """
    if isinstance(given, Source):
        return given
    if isinstance(given, Path):
        return _of_file(con, table, given)
    return of_arrow(con, table, given)


def of_arrow(con: Any, table: str, given: pa.Table) -> Source:
    """Return an Arrow table as a source; `released` lets go of it."""
    kept = [place for place, one in enumerate(given.column_names) if one != ROW]
    given = given.select(kept)
    # DuckDB takes no halves of floats and no decimals beyond 128 bits; the rest it reads in place.
    narrow = [_narrow(field) for field in given.schema]
    given = given.cast(pa.schema(narrow)).append_column(ROW, pa.array(np.arange(len(given))))
    _refuse_doubles(table, given.column_names)
    con.register(_arrived(table), given)
    return Source(name(_arrived(table)), given.schema)


def whole(given: Given) -> Given:
    """Return tables with one of events among them, without rows if there was none."""
    schema = pa.schema({"event": pa.string(), "timestamp": INSTANT}.items())
    return {"events": schema.empty_table(), **given}


def released(con: Any, table: str) -> None:
    """Let go of the Arrow table that a source held, if it held one."""
    con.unregister(_arrived(table))


def of_parquet(path: Path, schema: pa.Schema, *, blank: bool = False) -> Source:
    """Return columns of a Parquet file as a source.

    Args:
        path: the file; none of its columns is called `PARQUET_ROW`.
        schema: the columns to take.
        blank: whether a text of nothing but white space is a missing value.
    """
    relation = f"read_parquet({text(path)}, {PARQUET_ROW} = true)"
    return Source(relation, schema, PARQUET_ROW, blank)


def _of_file(con: Any, table: str, path: Path) -> Source:
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError(
            "This Parquet file is cut off or damaged.", "Copy or download it again.", file=path.name
        ) from error
    if PARQUET_ROW in map(str.lower, schema.names):
        return of_arrow(con, table, pq.read_table(path))
    _refuse_doubles(table, schema.names)
    return of_parquet(path, schema)


def _arrived(table: str) -> str:
    return f"arrived_{table}"


def _narrow(field: pa.Field) -> pa.Field:
    kind = field.type
    if pa.types.is_float16(kind):
        return field.with_type(pa.float32())
    if pa.types.is_decimal256(kind) and kind.precision <= pa.decimal128(38).precision:
        return field.with_type(pa.decimal128(kind.precision, kind.scale))
    return field


def _refuse_doubles(table: str, columns: list[str]) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        other = seen.setdefault(column.lower(), column)
        if other == column and columns.count(column) > 1:
            raise DataError(f"two columns are named “{column}”", "Rename one.", file=table)
        if other != column:
            raise DataError(
                f"the columns “{other}” and “{column}” differ only in case",
                "Rename one.",
                file=table,
            )
