"""Parquet in the standard layout, which the embedded database reads where it lies.

What asks for more care takes the longer way through a mapping: texts that may be times, ids with
decimals, structs, and rows that lack something and are to be set aside.
"""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.files import columnar
from segmatrix.kit.data.files.inferring import infer
from segmatrix.kit.data.files.reading import File
from segmatrix.kit.data.files.streams import Format
from segmatrix.kit.data.mapping.conventions import TABLES
from segmatrix.kit.data.mapping.sources import RESERVED
from segmatrix.kit.data.store.connecting import connection
from segmatrix.kit.data.store.shaping import shaped
from segmatrix.kit.data.store.sources import PARQUET_ROW, Source, of_parquet

# So many rows tell whether a column of texts may hold times.
_LOOKED_AT = 10_000

_TYPES = {
    Type.TEXT: (pa.types.is_string, pa.types.is_large_string, pa.types.is_integer),
    Type.INSTANT: (pa.types.is_timestamp, pa.types.is_date),
    Type.NUMBER: (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal),
}


def direct(table: str, file: File) -> Source | None:
    """Return a file as a source that needs no mapping and no memory, or None if it needs them.

    Args:
        table: the logical table that it holds.
        file: the file.

    Raises:
        DataError: if it is damaged.
    """
    if file.layout.format is not Format.PARQUET:
        return None
    schema = columnar.schema(file.path, file.name)
    convention = TABLES[table]
    taken = [field for field in schema if convention.open or field.name in convention.columns]
    names = [field.name for field in taken]
    lower = {one.lower() for one in names}
    if (
        schema.names != pq.read_schema(file.path).names
        or not {*convention.required} <= {*names}
        or lower & {PARQUET_ROW, *RESERVED}
        or len(lower) < len(names)
        or not all(_is_plain(convention.columns.get(field.name), field) for field in taken)
    ):
        return None
    texts = [
        field.name
        for field in taken
        if field.name not in convention.columns and _is_text(field.type)
    ]
    if texts and any(_may_be_times(file.sample(_LOOKED_AT)[column], column) for column in texts):
        return None
    source = of_parquet(file.path, pa.schema(taken), blank=True)
    return None if _has_gaps(table, source, file.path) else source


def _is_plain(wanted: Type | None, field: pa.Field) -> bool:
    """Say whether a column needs no other reading than its own type."""
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    if wanted is None:
        return field.name in columnar.types(pa.schema([field]))
    return any(is_(kind) for is_ in _TYPES[wanted])


def _is_text(kind: pa.DataType) -> bool:
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _may_be_times(column: pa.ChunkedArray, name: str) -> bool:
    found = infer(column.cast(pa.string()), name, decimal=".", plain=True)
    return found.style.type in (Type.DATE, Type.INSTANT)


def _has_gaps(table: str, source: Source, path: Path) -> bool:
    """Say whether a row lacks what every row needs."""
    convention = TABLES[table]
    needed = all(_surely_filled(path, one) for one in convention.required)
    named = [one for one in convention.one_of if one in source.schema.names]
    if needed and (not convention.one_of or any(_surely_filled(path, one) for one in named)):
        return False
    con = connection().con
    found = shaped(con, table, source)
    wrong = " OR ".join(f"({one})" for one, _ in found.gaps)
    (some,) = con.execute(f"SELECT bool_or({wrong}) FROM ({found.query})").fetchone()
    con.close()
    return bool(some)


def _surely_filled(path: Path, column: str) -> bool:
    """Say whether the statistics in a file tell that a column has a value in every row."""
    with pq.ParquetFile(path) as file:
        stored = file.metadata
        groups = [stored.row_group(number) for number in range(stored.num_row_groups)]
        told = [
            chunk.statistics
            for chunk in (
                group.column(place) for group in groups for place in range(stored.num_columns)
            )
            if chunk.path_in_schema == column
        ]
    # The least of several texts is a blank one, if there is one.
    return all(
        one is not None
        and one.has_null_count
        and one.null_count == 0
        and one.has_min_max
        and not (isinstance(one.min, str) and one.min < "!")
        for one in told
    )
