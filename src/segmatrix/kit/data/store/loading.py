"""Prepared rows into the tables of a run: without repeats, numbered, clustered."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.sql import name, names
from segmatrix.kit.data.store.folding import fold
from segmatrix.kit.data.store.preparing import Ends, Prepared, described
from segmatrix.kit.data.store.repeats import DROPPED, NOTES, Repeats, find_repeats
from segmatrix.kit.data.store.runs import (
    AWAY,
    KEYS,
    NUMBERED,
    NUMBERS,
    SEEN,
    TIMED,
    Run,
    naming,
    visible,
)
from segmatrix.kit.data.store.shaping import Shaped

Phase: TypeAlias = Callable[[str], None]
"""Told what a load begins to do."""


@dataclass(frozen=True)
class Loaded:
    """What a load made of its rows.

    Attributes:
        run: its tables.
        repeats: the events dropped, and the message ids that stand on several.
        ends: the first and the last instant, or None if nothing happened.
    """

    run: Run
    repeats: Repeats
    ends: Ends | None


def load(con: Any, run: Run, rows: Prepared, phase: Phase = lambda words: None) -> Loaded:
    """Load rows into the tables of a run.

    Args:
        con: the DuckDB connection that prepared them.
        run: where to make its tables; without any yet.
        rows: the rows.
        phase: told what is being done.
    """
    con.execute(f"CREATE SCHEMA {run.place}")
    return _Loading(con, run, rows, phase).load()


@dataclass(frozen=True)
class _Loading:
    con: Any
    run: Run
    rows: Prepared
    phase: Phase

    def load(self) -> Loaded:
        ready = self.rows.tables
        self.phase("Numbering")
        for column in NUMBERED:
            self._number(column)
        repeats = Repeats()
        if "events" in ready and "message_id" in ready["events"].columns:
            self.phase("Looking for repeats")
            repeats = find_repeats(self.con, ready["events"].query, self.rows.earlier)
        self.phase("Ordering")
        for table in ready.keys() & set(TIMED):
            self._cluster(ready[table], dropping=table == "events" and repeats.dropped > 0)
        folded = frozenset(table for table in ready.keys() & KEYS.keys() if self._fold(table))
        run = replace(self.run, tables=self._tables(), folded=folded)
        for temporary in (*map(_told, NUMBERED), *NOTES):
            self.con.execute(f"DROP TABLE IF EXISTS temp.{temporary}")
        return Loaded(run, repeats, self.rows.ends)

    def _number(self, column: str) -> None:
        """Number the ids or names in a column that no earlier run knew, in their order.

        All that these rows tell of stand in a temporary table afterwards.
        """
        parts = [
            f"SELECT {name(column)} AS value, {_first(one)} AS first FROM ({one.query})"
            for one in self.rows.tables.values()
            if column in naming(one.table, one.columns)
        ]
        known = self.rows.earlier.numbering(column)
        new = f"(SELECT count(*) FROM {known}) - 1 + row_number() OVER (ORDER BY value)"
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {_told(column)} AS WITH told AS MATERIALIZED ("
            " SELECT value, first, number FROM (SELECT value, min(first) AS first"
            f" FROM ({' UNION ALL '.join([*parts, _NOTHING])}) WHERE value IS NOT NULL"
            f" GROUP BY value) LEFT JOIN {known} USING (value))"
            " SELECT value, first, number, false AS is_new FROM told WHERE number IS NOT NULL"
            f" UNION ALL SELECT value, first, CAST({new} AS INTEGER), true"
            " FROM told WHERE number IS NULL"
        )
        self.con.execute(
            f"CREATE TABLE {self.run.at(NUMBERED[column])} AS SELECT number, value"
            f" FROM {_told(column)} WHERE is_new ORDER BY number"
        )
        if column in SEEN:
            self.con.execute(
                f"CREATE TABLE {self.run.at(SEEN[column])} AS SELECT number, first"
                f" FROM {_told(column)} WHERE first IS NOT NULL ORDER BY number"
            )

    def _cluster(self, rows: Shaped, *, dropping: bool) -> None:
        """Keep what happened, by what it is, by instant and by its place in the file."""
        order = [*(NUMBERS[one] for one in ["event"] if rows.table == "events"), "timestamp", ROW]
        kept = f" WHERE {name(ROW)} NOT IN (SELECT * FROM {DROPPED})" if dropping else ""
        self.con.execute(
            f"CREATE TABLE {self.run.at(rows.table)} AS"
            f" SELECT * FROM ({self._numbered(rows)}){kept} ORDER BY {names(order)}"
        )

    def _fold(self, table: str) -> bool:
        rows = self._numbered(self.rows.tables[table])
        return fold(self.con, self.run, table, rows, self.rows.earlier)

    def _numbered(self, rows: Shaped) -> str:
        """Return rows with the numbers of their ids; what happened has them in place of ids."""
        numbered = naming(rows.table, rows.columns)
        left_out = {AWAY, *numbered} if rows.table in TIMED else set()
        kept = [one for one in (*rows.columns, ROW, AWAY) if one not in left_out]
        numbers = [f"{_told(one)}.number AS {name(NUMBERS[one])}" for one in numbered]
        joins = [
            f"LEFT JOIN {_told(one)} ON {_told(one)}.value = given.{name(one)}" for one in numbered
        ]
        selected = ", ".join([*numbers, *(f"given.{name(one)}" for one in kept)])
        return f"SELECT {selected} FROM ({rows.query}) AS given {' '.join(joins)}"

    def _tables(self) -> dict[str, dict[str, str]]:
        """Return the logical columns of the tables and their SQL types."""
        return {
            table: visible(
                described(self.con, f"FROM {self.run.at(table)}" if table in KEYS else rows.query)
            )
            for table, rows in self.rows.tables.items()
        }


def _first(rows: Shaped) -> str:
    return "timestamp" if rows.table in TIMED else "CAST(NULL AS TIMESTAMP)"


def _told(column: str) -> str:
    """Return the temporary table of the values of a column and their numbers."""
    return f"told_{NUMBERED[column]}"


_NOTHING = "(SELECT CAST(NULL AS VARCHAR) AS value, CAST(NULL AS TIMESTAMP) AS first LIMIT 0)"
