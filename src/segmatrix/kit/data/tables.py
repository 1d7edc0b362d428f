"""A customer's data, ready to be asked: the logical tables, cleaned of repeats and merged ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from segmatrix.kit.data.catalog import EVENT_FRAME, Catalog, types
from segmatrix.kit.data.clustered import Clustered
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.store.appending import append
from segmatrix.kit.data.store.connecting import connection
from segmatrix.kit.data.store.opening import open_store
from segmatrix.kit.data.store.runs import KEYS
from segmatrix.kit.data.store.shaping import REQUIRED
from segmatrix.kit.data.store.sources import Given, whole
from segmatrix.kit.data.store.stores import Store, loaded

STORE = "store"
"""The file of the store in a directory that `import_files` made."""

_schemas = count(1)


@dataclass(frozen=True)
class LoadCounts:
    """What came in.

    Attributes:
        rows: per logical table, its rows once repeats are dropped and merged ids are one.
        repeats: events dropped because message id, user or account, event and time repeat.
        reused: message ids that stand on several different events, all of which are kept.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    repeats: int = 0
    reused: tuple[str, ...] = ()


@dataclass(frozen=True)
class CustomerData:
    """The logical tables of one customer base, and what is known about them.

    One thread asks at a time: the embedded database behind the tables is one connection.

    Attributes:
        backend: the Ibis connection that the tables live in.
        people: one row per person; None if there is no such table, as with the next ones.
        accounts: one row per account.
        events: what happened; without such a file, a table without rows.
        feedback: scores and texts.
        exposures: who saw which variant of which experiment.
        catalog: the names and types that a rule may use.
        counts: what came in.
        earliest: the first instant of any event, feedback or exposure.
        latest: the last one.
        merged: for each id that was merged away, the id that stays.
        store: the tables in DuckDB behind the logical ones; None where the data lie elsewhere.
        clustered: the same data as arrays, read as they are asked for; None where they lie
            elsewhere.
    """

    backend: Any
    people: ir.Table | None
    accounts: ir.Table | None
    events: ir.Table
    feedback: ir.Table | None
    exposures: ir.Table | None
    catalog: Catalog
    counts: LoadCounts = LoadCounts()
    earliest: datetime | None = None
    latest: datetime | None = None
    merged: Mapping[str, str] = field(default_factory=dict)
    store: Store | None = None
    clustered: Clustered | None = None

    @classmethod
    def from_arrow(
        cls,
        tables: Mapping[str, pa.Table],
        merges: Iterable[tuple[str, str]] = (),
        *,
        zone: str = "UTC",
    ) -> "CustomerData":
        """Take in logical tables: drop repeats, make merged ids one, note names and types.

        Args:
            tables: Arrow tables by logical name (people, accounts, events, feedback, exposures,
                merges), with typed columns.
            merges: pairs of an id and the id it goes into, beside those of a table of merges.
            zone: the IANA zone in which a date begins that stands for the time of an event.

        Raises:
            DataError: if a table does not have the standard layout, or merges go in a circle.
        """
        return cls.load(tables, merges, zone=zone)

    @classmethod
    def open(cls, directory: Path | str, *, zone: str = "UTC") -> "CustomerData":
        """Take in a directory in the standard layout whose files are all Parquet.

        Where an import put a store beside them, that is opened.

        Args:
            directory: where the files lie.
            zone: as for `from_arrow`; an import holds instants and does not need it.

        Raises:
            DataError: if none of the tables is there, or one does not have the standard layout.
        """
        store = Path(directory) / STORE
        if store.is_file():
            return cls.of_store(*open_store(store))
        return cls.load(parquet_files(Path(directory)), zone=zone)

    @classmethod
    def load(
        cls, given: Given, merges: Iterable[tuple[str, str]] = (), *, zone: str = "UTC"
    ) -> "CustomerData":
        """Take in logical tables from wherever their rows are, as `from_arrow` does."""
        backend = connection()
        return cls.of_store(backend, loaded(backend.con, whole(given), merges, zone=zone))

    @classmethod
    def of_store(
        cls,
        backend: Any,
        store: Store,
        schema: str = "main",
        clustered: Clustered | None = None,
    ) -> "CustomerData":
        """Return the data of a store.

        Args:
            backend: the connection of Ibis to the DuckDB that has its tables at hand.
            store: what is known of it.
            schema: where the logical tables are going to be asked; empty so far.
            clustered: the arrays, where some were read before.
        """
        found = _views(backend, store, schema)
        return cls(
            backend=backend,
            people=found.get("people"),
            accounts=found.get("accounts"),
            events=found["events"],
            feedback=found.get("feedback"),
            exposures=found.get("exposures"),
            catalog=_catalog(store, found),
            counts=LoadCounts(
                {table: store.sizes[table] for table in store.tables},
                store.repeats.dropped,
                store.repeats.reused,
            ),
            earliest=store.ends[0] if store.ends else None,
            latest=store.ends[1] if store.ends else None,
            merged={gone: root.id for gone, root in store.roots.items()},
            store=store,
            clustered=clustered or Clustered(backend.con, store.runs),
        )

    def appended(self, tables: Mapping[str, pa.Table], *, zone: str = "UTC") -> "CustomerData":
        """Return these data with later rows, which may tell of what happened earlier.

        The outcome is that of taking in all rows at once; what is here stays as it is. It costs
        little more than the new rows, unless merges give another id to somebody who is known, or a
        column turns out to be of another type: then everything is taken in anew.

        Args:
            tables: as for `from_arrow`.
            zone: as for `from_arrow`.

        Raises:
            DataError: if a table does not have the standard layout, merges go in a circle, a column
                comes as another type than it had, or the data lie in a database elsewhere.
        """
        if self.store is None or self.clustered is None:
            raise DataError("these data lie in a database elsewhere", "Add the rows there.")
        done = append(self.backend.con, self.store, tables, zone=zone)
        clustered = None if done.anew else self.clustered.followed_by(done.store.runs)
        schema = f"asked_{next(_schemas)}"
        return CustomerData.of_store(self.backend, done.store, schema, clustered)

    def canonical(self, idents: Iterable[str], unit: str) -> set[str]:
        """Return the ids that stay for some ids of a `person`; merges leave an `account` alone."""
        return set(idents) if unit == "account" else {self.merged.get(one, one) for one in idents}


def parquet_files(directory: Path) -> dict[str, Path]:
    """Return the Parquet files of a directory in the standard layout, by logical table.

    Raises:
        DataError: if there is none.
    """
    files = {table: directory / f"{table}.parquet" for table in REQUIRED}
    found = {table: file for table, file in files.items() if file.is_file()}
    if not found.keys() - {"merges"}:
        raise DataError(
            f"{directory} holds no table",
            f"A data directory holds at least one of {', '.join(list(REQUIRED)[:-1])}.",
        )
    return found


def _views(backend: Any, store: Store, schema: str) -> dict[str, ir.Table]:
    """Return the logical tables of a store as tables of Ibis."""
    backend.raw_sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for table in store.tables:
        backend.raw_sql(f"CREATE VIEW {schema}.{table} AS {store.runs.logical(table)}")
    return {table: backend.table(table, database=schema) for table in store.tables}


def _catalog(store: Store, tables: Mapping[str, ir.Table]) -> Catalog:
    traits = {table: types(tables[table].schema()) if table in tables else {} for table in KEYS}
    properties = types(tables["events"].schema(), leaving=EVENT_FRAME)
    return Catalog(
        people=traits["people"],
        accounts=traits["accounts"],
        events={
            event: {one: kind for one, kind in properties.items() if one in carried}
            for event, carried in store.events.items()
        },
        has_feedback="feedback" in tables,
        has_exposures="exposures" in tables,
        feedback=tuple(sorted(store.kinds)),
        experiments={one: tuple(sorted(seen)) for one, seen in store.experiments.items()},
    )
