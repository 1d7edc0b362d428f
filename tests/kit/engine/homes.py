"""The places where customer data lie, all with the same rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import segmatrix as sm
from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.tables import CustomerData
from tests.kit.engine.generating import Drawn, Row, arrow

Tables = Mapping[str, Sequence[Row]]


def homes(base: Drawn, later: Sequence[Tables], folder: Path) -> dict[str, CustomerData]:
    """Return rows, and those that came later, from every place in which they may lie.

    Args:
        base: the first rows, with the merges of all.
        later: further rows, bit by bit; columns without a value in such a bit are not in it.
        folder: an empty directory.
    """
    parts = [base.tables, *later]
    whole = {name: [row for part in parts for row in part.get(name, ())] for name in base.tables}
    merges = {"merges": _merges(base.merges)} if base.merges else {}
    everything = {**arrow(whole), **merges}
    bits = [{**arrow(base.tables), **merges}, *map(_scant, later)]
    for name, tables in {"all": everything, **dict(zip("012345", bits, strict=False))}.items():
        (folder / name).mkdir()
        for table, rows in tables.items():
            pq.write_table(rows, folder / name / f"{table}.parquet")
    for number in range(len(bits)):
        sm.ingest(folder / str(number), folder / "grown", append=number > 0)
    in_memory = CustomerData.from_arrow(bits[0])
    for bit in bits[1:]:
        in_memory = in_memory.appended(bit)
    return {
        "directory": sm.connect(folder / "all"),
        "store": sm.ingest(folder / "all", folder / "store"),
        "appended store": sm.connect(folder / "grown"),
        "appended in memory": in_memory,
        "database": sm.connect(_database(everything, folder / "base.duckdb")),
    }


def _merges(pairs: Sequence[tuple[str, str]]) -> pa.Table:
    return pa.Table.from_pylist([{"from_id": gone, "into_id": kept} for gone, kept in pairs])


def _scant(tables: Tables) -> dict[str, pa.Table]:
    """Return rows as tables that have the columns with values alone."""
    found = {}
    for name, rows in arrow(tables).items():
        values = [one for one in rows.column_names if rows[one].null_count < len(rows)]
        found[name] = rows.select(values)
    return {name: rows for name, rows in found.items() if len(rows)}


def _database(tables: Mapping[str, pa.Table], file: Path) -> str:
    with duckdb.connect(str(file)) as con:
        for name, rows in tables.items():
            numbered = rows.append_column(ROW, pa.array(range(len(rows)), pa.int64()))
            con.register("given", numbered)
            con.execute(f"CREATE TABLE {name} AS FROM given")
            con.unregister("given")
    return f"duckdb://{file}"
