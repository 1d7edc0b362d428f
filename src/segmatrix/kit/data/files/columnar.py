"""Read Parquet as blocks of typed columns."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.files.blocks import Block, Passed

_HINT = "Copy or download it again."


def schema(path: Path, name: str) -> pa.Schema:
    """Return the columns of a Parquet file, structs taken apart (`properties.plan`).

    Raises:
        DataError: if the file is damaged, names two columns alike, or one not at all.
    """
    try:
        stored = pyarrow.parquet.read_schema(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError("This Parquet file is cut off or damaged.", _HINT, file=name) from error
    flat = _flat(stored.empty_table()).schema
    if len(set(flat.names)) < len(flat.names):
        raise DataError(
            "Two columns of this file have the same name.", "Rename one of them.", file=name
        )
    if "" in flat.names:
        raise DataError("A column of this file has no name.", "Give it one.", file=name)
    return flat


def types(stored: pa.Schema) -> dict[str, Type]:
    """Return the types of the columns that are what a rule can speak of as they are stored."""
    found = {field.name: _type(field.type) for field in stored}
    return {name: kind for name, kind in found.items() if kind is not None}


def _type(kind: pa.DataType) -> Type | None:
    if pa.types.is_dictionary(kind):
        return _type(kind.value_type)
    tests = (
        (Type.TEXT, (pa.types.is_string, pa.types.is_large_string)),
        (Type.NUMBER, (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)),
        (Type.BOOLEAN, (pa.types.is_boolean,)),
        (Type.DATE, (pa.types.is_date,)),
        (Type.INSTANT, (pa.types.is_timestamp,)),
        (Type.LIST, (pa.types.is_list, pa.types.is_large_list)),
    )
    return next((found for found, checks in tests if any(is_(kind) for is_ in checks)), None)


def read(path: Path, name: str, passed: Passed | None = None) -> Iterator[Block]:
    """Yield the rows as they are stored, in bounded memory.

    Raises:
        DataError: if the file is damaged.
    """
    try:
        with pyarrow.parquet.ParquetFile(path) as opened:
            total = path.stat().st_size / max(opened.metadata.num_rows, 1)
            first = 1
            for batch in opened.iter_batches(batch_size=65_536):
                table = _flat(pa.Table.from_batches([batch]))
                numbers = np.arange(first, first + len(table), dtype=np.int64)
                first += len(table)
                if passed:
                    passed(int(len(table) * total))
                yield Block(table, numbers, [])
    except (pa.ArrowInvalid, OSError) as error:
        raise DataError("This Parquet file is cut off or damaged.", _HINT, file=name) from error


def _flat(table: pa.Table) -> pa.Table:
    while any(pa.types.is_struct(kind) for kind in table.schema.types):
        table = table.flatten()
    return table
