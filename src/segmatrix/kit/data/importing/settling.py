"""Settle assembled tables: one row per id of people and accounts, no repeated event, in order.

Runs in DuckDB, which sorts on disk what does not fit in memory. The order of rows is always the
order of the sources and of their rows, so that the same files give the same result.
"""
# ruff: noqa: S608 -- names reach the SQL through `_name`, which quotes them; values never do

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from segmatrix.kit.data.importing.assembling import FILE, ROW
from segmatrix.kit.data.mapping.conventions import TABLES

PLACE = "#place"
"""The column that numbers assembled rows in their order."""

FIRST = "#first"
"""The place of the first row of an id."""

SAME_EVENT = ("message_id", "user_id", "account_id", "event", "timestamp")


@dataclass(frozen=True, kw_only=True)
class Settled:
    """How a table is settled, as a query, and what that did to it.

    Attributes:
        query: The settled rows.
        rows: How many there are.
        repeats: Events left out because they repeat an earlier one.
        folded: Rows of people or accounts that went into an earlier row of the same id.
        listed: The ids that stand on rows which say different things.
        listing: Those rows: table, id, file and row.
    """

    query: str
    rows: int
    repeats: int = 0
    folded: int = 0
    listed: int = 0
    listing: pa.Table


def settle(
    con: duckdb.DuckDBPyConnection, table: str, relation: str, columns: list[str]
) -> Settled:
    """Settle one logical table.

    Args:
        con: The connection that knows the relation.
        table: The logical table.
        relation: What to select from; has the table's columns, `FILE`, `ROW` and `PLACE`.
        columns: The table's columns.
    """
    total = _one(con, f"SELECT count(*) FROM {relation}")
    if TABLES[table].key:
        return _one_per_id(con, table, relation, columns, total)
    order = _names(["event", "timestamp", PLACE] if table == "events" else [PLACE])
    if table == "events" and "message_id" in columns:
        return _without_repeats(con, relation, columns, order, total)
    query = f"SELECT {_names(columns)} FROM {relation} ORDER BY {order}"
    return Settled(query=query, rows=total, listing=_nothing())


def _one_per_id(
    con: duckdb.DuckDBPyConnection, table: str, relation: str, columns: list[str], total: int
) -> Settled:
    """Fold rows of one id: of each trait the first known value, of `created_at` the earliest."""
    key = _name(TABLES[table].key)
    several = f"SELECT {key} FROM {relation} GROUP BY {key} HAVING count(*) > 1"
    if not _one(con, f"SELECT count(*) FROM ({several})"):
        query = f"SELECT {_names(columns)} FROM {relation} ORDER BY {_name(PLACE)}"
        return Settled(query=query, rows=total, listing=_nothing())
    traits = [name for name in columns if name != TABLES[table].key]
    folded = [
        f"min({_name(name)}) AS {_name(name)}"
        if name == "created_at"
        else f"arg_min({_name(name)}, {_name(PLACE)}) AS {_name(name)}"
        for name in traits
    ]
    grouped = (
        f"SELECT {', '.join([key, *folded])}, min({_name(PLACE)}) AS {_name(FIRST)}"
        f" FROM {relation} GROUP BY {key}"
    )
    differs = " OR ".join(
        f"(raw.{_name(name)} IS DISTINCT FROM one.{_name(name)} AND raw.{_name(name)} IS NOT NULL)"
        for name in traits
        if name != "created_at"
    )
    listing = con.execute(
        f"SELECT '{table}' AS \"table\", raw.{key} AS id, raw.{_name(FILE)} AS file,"
        f" raw.{_name(ROW)} AS row FROM {relation} AS raw"
        f" JOIN ({grouped}) AS one ON raw.{key} = one.{key}"
        f" WHERE raw.{key} IN ({several}) AND ({differs or 'false'}) ORDER BY raw.{_name(PLACE)}"
    ).to_arrow_table()
    rows = _one(con, f"SELECT count(DISTINCT {key}) FROM {relation}")
    return Settled(
        query=f"SELECT {_names(columns)} FROM ({grouped}) ORDER BY {_name(FIRST)}",
        rows=rows,
        folded=total - rows,
        listed=len(set(listing["id"].to_pylist())),
        listing=listing,
    )


def _without_repeats(
    con: duckdb.DuckDBPyConnection, relation: str, columns: list[str], order: str, total: int
) -> Settled:
    """Drop an event whose id, person or account, name and time an earlier one has.

    Only rows whose message id occurs more than once are compared; there are few of them.
    """
    same = _names([name for name in SAME_EVENT if name in columns])
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE doubtful AS SELECT message_id, {_name(FILE)} AS file,"
        f" {_name(ROW)} AS row, {_name(PLACE)} AS place,"
        f" row_number() OVER (PARTITION BY {same} ORDER BY {_name(PLACE)}) > 1 AS repeat"
        f" FROM {relation} WHERE message_id IN (SELECT message_id FROM {relation}"
        " WHERE message_id IS NOT NULL GROUP BY message_id HAVING count(*) > 1)"
    )
    repeats = _one(con, "SELECT count(*) FROM doubtful WHERE repeat")
    listing = con.execute(
        "SELECT 'events' AS \"table\", message_id AS id, file, row FROM doubtful"
        " WHERE NOT repeat AND message_id IN (SELECT message_id FROM doubtful WHERE NOT repeat"
        " GROUP BY message_id HAVING count(*) > 1) ORDER BY place"
    ).to_arrow_table()
    unrepeated = (
        f" WHERE {_name(PLACE)} NOT IN (SELECT place FROM doubtful WHERE repeat)" if repeats else ""
    )
    return Settled(
        query=f"SELECT {_names(columns)} FROM {relation}{unrepeated} ORDER BY {order}",
        rows=total - repeats,
        repeats=repeats,
        listed=len(set(listing["id"].to_pylist())),
        listing=listing,
    )


def _nothing() -> pa.Table:
    return pa.schema(
        [("table", pa.string()), ("id", pa.string()), ("file", pa.string()), ("row", pa.int64())]
    ).empty_table()


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    found = con.execute(query).fetchone()
    return int(found[0]) if found else 0


def _name(column: str) -> str:
    escaped = column.replace('"', '""')
    return f'"{escaped}"'


def _names(columns: list[str]) -> str:
    return ", ".join(map(_name, columns))
