"""The SQL that is printed, run where it is meant to be run."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.database.dialects import dialect
from segmatrix.kit.engine.database.querying import queries
from segmatrix.kit.rules.rulefile import Rules
from tests.kit.engine.paths import Base, Found

Run: TypeAlias = Callable[[str], Sequence[Sequence[Any]]]

_TABLES = ("people", "accounts", "events", "feedback", "exposures")


@dataclass(frozen=True)
class PrintedThere:
    """What the printed SQL selects in the database that its dialect is of."""

    name: str = "SQL printed and run there"

    def found(self, base: Base, rules: Rules, as_of: datetime) -> Found:
        """Return whom the text selects, segment by segment."""
        with _standard_layout(base.data) as run:
            return Found(_members(base.data, rules, as_of, run))


def _members(data: CustomerData, rules: Rules, as_of: datetime, run: Run) -> dict[str, list[str]]:
    """Run all queries as one, each as it is printed: one job takes less time than many."""
    written = queries(rules, as_of, data=data, dialect=dialect(data.backend.name).name)
    each = [
        f"SELECT {place} AS segment, * FROM (\n{sql}\n) AS printed"
        for place, sql in enumerate(written.values())
    ]
    found: dict[str, list[str]] = {name: [] for name in written}
    names = list(written)
    for place, ident in run("\nUNION ALL\n".join(each)):
        found[names[place]].append(ident)
    return {name: sorted(ids) for name, ids in found.items()}


@contextmanager
def _standard_layout(data: CustomerData) -> Iterator[Run]:
    """Let the clean tables be found under the names of the standard layout; yield what runs SQL."""
    database = data.backend
    views = {name: table for name in _TABLES if (table := getattr(data, name)) is not None}
    for name, table in views.items():
        database.run(f"CREATE TEMPORARY VIEW {name} AS {database.ibis.compile(table)}")
    try:
        yield _RUNS[database.name](database)
    finally:
        for name in views:
            database.run(f"DROP VIEW {name}")


def _in_postgresql(database: Database) -> Run:
    def run(sql: str) -> Sequence[Sequence[Any]]:
        with closing(database.ibis.raw_sql(sql)) as cursor:
            rows: Sequence[Sequence[Any]] = cursor.fetchall()
        return rows

    return run


def _in_spark(database: Database) -> Run:
    def run(sql: str) -> Sequence[Sequence[Any]]:
        rows: Sequence[Sequence[Any]] = database.ibis._session.sql(sql).collect()
        return rows

    return run


_RUNS: dict[str, Callable[[Database], Run]] = {
    "postgres": _in_postgresql,
    "pyspark": _in_spark,
}
