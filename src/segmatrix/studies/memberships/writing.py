"""Writing down who is in which segment."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.membership import Result
from segmatrix.studies.memberships.layout import (
    DOUBTED,
    GROUP,
    ID,
    IN,
    ROSTER,
    TIMES,
    TRAITS,
    UNSURE,
    file_of,
    roster_of,
    trait,
)


def write(
    directory: Path,
    name: str,
    result: Result,
    names: Mapping[str, str],
    data: CustomerData,
    import_id: str,
) -> None:
    """Write who is in which segment.

    Args:
        directory: Where to.
        name: What to call the memberships.
        result: What was found.
        names: The name in `result` of each segment, by its id.
        data: What it was found in.
        import_id: Which import that is.
    """
    directory.mkdir(parents=True, exist_ok=True)
    roster = f"roster-{_digest(result, import_id)}.parquet"
    if not (directory / roster).exists():
        _appear(_roster(result, data), directory / roster)
    table = _bits(result, names).replace_schema_metadata({ROSTER: roster.encode()})
    _appear(table, directory / file_of(name))


def files_of(directory: Path, names: Iterable[str]) -> set[str]:
    """Return the files, rosters included, that some memberships consist of."""
    found = {file_of(name) for name in names if (directory / file_of(name)).exists()}
    return found | {roster_of(pq.ParquetFile(directory / file)) for file in found}


def _bits(result: Result, names: Mapping[str, str]) -> pa.Table:
    """Return two columns of bits per segment, and what all segments together come to."""
    times = np.zeros(result.universe, dtype=np.uint16)
    doubted = np.zeros(result.universe, dtype=bool)
    columns = {}
    for ident, segment in names.items():
        held, doubts = result.holds(segment), result.doubts(segment)
        columns[f"{IN}{ident}"], columns[f"{UNSURE}{ident}"] = pa.array(held), pa.array(doubts)
        times += held
        doubted |= doubts
    return pa.table(columns | {TIMES: pa.array(times), DOUBTED: pa.array(doubted)})


def _roster(result: Result, data: CustomerData) -> pa.Table:
    """Return everybody known, in the order of the result, with what the data says of each."""
    ids = result.ids.cast(pa.string())
    columns: dict[str, Any] = {ID: ids}
    key = result.unit.key
    table = data.accounts if result.unit == "account" else data.people
    names = [name for name in data.catalog.traits(result.unit) if name != key]
    if table is not None:
        told = data.backend.to_pyarrow(table.select(key, *names))
        places = pc.index_in(ids, value_set=told[key].combine_chunks())
        columns |= {trait(number): told[name].take(places) for number, name in enumerate(names)}
    return pa.table(columns).replace_schema_metadata({TRAITS: json.dumps(names).encode()})


def _digest(result: Result, import_id: str) -> str:
    """Return a mark of an import and of everybody known in it, in their order."""
    found = sha256(f"{import_id} {result.unit} {len(result.ids)}".encode())
    for buffer in result.ids.buffers():
        if buffer is not None:
            found.update(buffer)
    return found.hexdigest()[:16]


def _appear(table: pa.Table, path: Path) -> None:
    """Let a file be there whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    pq.write_table(table, unfinished, compression="zstd", row_group_size=GROUP)
    unfinished.replace(path)
