"""Rows before they are loaded: checked, with the ids that stay."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

import pyarrow as pa

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.merging import Root
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.examining import examined
from segmatrix.kit.data.store.runs import AWAY, Runs, naming
from segmatrix.kit.data.store.shaping import Shaped, shaped
from segmatrix.kit.data.store.sources import Given, released, source

Ends: TypeAlias = tuple[datetime, datetime]
"""The first and the last instant at which something happened."""


@dataclass(frozen=True)
class Prepared:
    """Rows that can be loaded.

    Attributes:
        tables: how the rows of each logical table are selected.
        earlier: the runs that they come after.
        ends: the first and the last instant, or None if nothing happened.
        unlike: a table and a column whose values are of another type than in earlier runs, if there
            is one; then the rows cannot be a further run.
    """

    tables: Mapping[str, Shaped]
    earlier: Runs
    ends: Ends | None
    unlike: tuple[str, str] | None = None


@contextmanager
def prepared(
    con: Any,
    given: Given,
    *,
    zone: str = "UTC",
    earlier: Runs | None = None,
    merged: Mapping[str, Root] | None = None,
) -> Iterator[Prepared]:
    """Have rows at hand for a load.

    Args:
        con: the DuckDB connection; its zone is UTC.
        given: the rows by logical table, with typed columns; merges do not count.
        zone: the IANA zone in which a date begins that stands where an instant is wanted.
        earlier: the runs that the rows come after.
        merged: where merged ids went.

    Raises:
        DataError: if a table does not have the standard layout.
    """
    preparing = _Preparing(con, earlier or Runs(), merged or {})
    tables = {table: rows for table, rows in given.items() if table != "merges"}
    try:
        yield preparing.prepared(tables, zone)
    finally:
        for table in tables:
            released(con, table)


def described(con: Any, query: str) -> dict[str, str]:
    """Return the columns of a query and their SQL types."""
    return {row[0]: row[1] for row in con.execute(f"DESCRIBE {query}").fetchall()}


def is_number(kind: str) -> bool:
    """Say whether a type of SQL is one of numbers."""
    return kind in ("BIGINT", "UBIGINT", "DOUBLE") or kind.startswith("DECIMAL")


@dataclass(frozen=True)
class _Preparing:
    con: Any
    earlier: Runs
    merged: Mapping[str, Root]

    def prepared(self, given: Given, zone: str) -> Prepared:
        self._note_merges()
        tables: dict[str, Shaped] = {}
        ends: list[datetime] = []
        unlike = None
        for table, rows in given.items():
            found = shaped(self.con, table, source(self.con, table, rows), zone)
            looked = examined(self.con, found)
            tables[table], others = self._fitted(self._settled(found))
            unlike = unlike or next(((table, column) for column in others), None)
            ends += looked.ends or ()
        return Prepared(tables, self.earlier, (min(ends), max(ends)) if ends else None, unlike)

    def _note_merges(self) -> None:
        """Keep where merged ids went as a temporary table."""
        gone = pa.table(
            {
                "gone": pa.array(self.merged, pa.string()),
                "root": pa.array([root.id for root in self.merged.values()], pa.string()),
                "distance": pa.array([root.distance for root in self.merged.values()], pa.int64()),
            }
        )
        self.con.register("given_merges", gone)
        self.con.execute("CREATE OR REPLACE TEMP TABLE merged AS SELECT * FROM given_merges")
        self.con.unregister("given_merges")

    def _settled(self, found: Shaped) -> Shaped:
        """Return rows with the ids that stay, and after all earlier rows."""
        changed: dict[str, str] = {}
        if before := self.earlier.next_row(self.con, found.table):
            changed[ROW] = f"{name(ROW)} + {before}"
        relation = f"({found.query})"
        if self.merged and "user_id" in naming(found.table, found.columns):
            relation += " LEFT JOIN merged ON merged.gone = user_id"
            changed["user_id"] = "coalesce(root, user_id)"
            changed[AWAY] = f"{name(AWAY)} + coalesce(distance, 0)"
        selected = [
            f"{changed.get(column, name(column))} AS {name(column)}"
            for column in (*found.columns, ROW, AWAY)
        ]
        return replace(found, query=f"SELECT {', '.join(selected)} FROM {relation}")

    def _fitted(self, ready: Shaped) -> tuple[Shaped, list[str]]:
        """Return rows of the types of earlier runs, and the columns of which that cannot be.

        A column without values is left out, and numbers become those of another kind if that keeps
        what they are.
        """
        before, now = self.earlier.columns(ready.table), described(self.con, ready.query)
        changed, left_out, unlike = {}, set(), []
        for column in ready.columns:
            kind = before.get(column, now[column])
            if kind == now[column]:
                continue
            if not self._some(ready, f"{name(column)} IS NOT NULL"):
                left_out.add(column)
            elif is_number(kind) and is_number(now[column]) and self._keeps(ready, column, kind):
                changed[column] = f"CAST({name(column)} AS {kind}) AS {name(column)}"
            else:
                unlike.append(column)
        if not changed and not left_out:
            return ready, unlike
        kept = tuple(column for column in ready.columns if column not in left_out)
        selected = ", ".join(changed.get(one, name(one)) for one in (*kept, ROW, AWAY))
        query = f"SELECT {selected} FROM ({ready.query})"
        return replace(ready, columns=kept, query=query), unlike

    def _keeps(self, ready: Shaped, column: str, kind: str) -> bool:
        """Say whether numbers stay what they are as numbers of another kind."""
        cast = f"TRY_CAST({name(column)} AS {kind})"
        moved = f"{cast} IS NULL OR CAST({cast} AS DOUBLE) <> CAST({name(column)} AS DOUBLE)"
        return not self._some(ready, f"{name(column)} IS NOT NULL AND ({moved})")

    def _some(self, ready: Shaped, fulfils: str) -> bool:
        found = f"SELECT bool_or({fulfils}) FROM ({ready.query})"
        (some,) = self.con.execute(found).fetchone()
        return bool(some)
