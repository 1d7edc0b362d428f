"""A customer's data, ready to be asked: the logical tables, cleaned of repeats and merged ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from segmatrix.kit.data.catalog import EVENT_FRAME, ROW, Catalog, Type, types
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.merging import Root, roots
from segmatrix.kit.data.shaping import REQUIRED, empty, shaped

# Amounts with at most so many decimals, and below the size up to which a float holds them all, are
# kept as decimals: their sums do not depend on the order of rows.
_DECIMALS = 6
_EXACT_BELOW = 2**53 / 10**_DECIMALS
_TIMED = ("events", "feedback", "exposures")
_KEYS = {"people": "user_id", "accounts": "account_id"}
_AWAY = "#away"


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
        ready = {name: shaped(name, table, zone) for name, table in tables.items()}
        named = ready.pop("merges", empty("merges"))
        pairs = zip(named["from_id"].to_pylist(), named["into_id"].to_pylist(), strict=True)
        merged = roots([*pairs, *merges])
        ready.setdefault("events", empty("events"))
        return _Loading(_connection(), merged).load(ready)

    @classmethod
    def open(cls, directory: Path | str, *, zone: str = "UTC") -> "CustomerData":
        """Take in a directory in the standard layout whose files are all Parquet.

        Args:
            directory: where the files lie.
            zone: as for `from_arrow`; an imported store holds instants and does not need it.

        Raises:
            DataError: if none of the tables is there, or one does not have the standard layout.
        """
        files = {name: Path(directory) / f"{name}.parquet" for name in REQUIRED}
        found = {name: pq.read_table(file) for name, file in files.items() if file.is_file()}
        if not found.keys() - {"merges"}:
            raise DataError(
                f"{directory} holds no table",
                f"A data directory holds at least one of {', '.join(list(REQUIRED)[:-1])}.",
            )
        return cls.from_arrow(found, zone=zone)

    def canonical(self, idents: Iterable[str], unit: str) -> set[str]:
        """Return the ids that stay for some ids of a `person`; merges leave an `account` alone."""
        return set(idents) if unit == "account" else {self.merged.get(one, one) for one in idents}


def _connection() -> Any:
    backend = ibis.duckdb.connect()
    backend.raw_sql("SET TimeZone = 'UTC'")
    # Nothing is fetched from anywhere, whatever a file or an expression asks for.
    backend.raw_sql("SET autoinstall_known_extensions = false")
    return backend


@dataclass(frozen=True)
class _Loading:
    """One load into a fresh connection."""

    backend: Any
    roots: Mapping[str, Root]

    def load(self, tables: Mapping[str, pa.Table]) -> CustomerData:
        kept = {name: self._kept(name, table) for name, table in tables.items()}
        earliest, latest = self._ends([kept[name] for name in _TIMED if name in kept])
        return CustomerData(
            backend=self.backend,
            people=kept.get("people"),
            accounts=kept.get("accounts"),
            events=kept["events"],
            feedback=kept.get("feedback"),
            exposures=kept.get("exposures"),
            catalog=self._catalog(kept),
            counts=LoadCounts(
                {name: self._count(table) for name, table in kept.items()},
                tables["events"].num_rows - self._count(kept["events"]),
                self._reused(kept["events"]),
            ),
            earliest=earliest,
            latest=latest,
            merged={gone: root.id for gone, root in self.roots.items()},
        )

    def _kept(self, name: str, table: pa.Table) -> ir.Table:
        """Store one table as it is asked from now on."""
        arrived = f"arrived_{name}"
        self.backend.con.register(arrived, table)
        found = self.backend.table(arrived)
        if "user_id" in table.column_names:
            found = self._renamed(found)
        if name in _KEYS:
            found = _gathered(found, _KEYS[name])
        if name == "events":
            found = self._exact(_first_of_repeats(found))
        stored = self.backend.create_table(name, found.drop(*{_AWAY} & set(found.columns)))
        self.backend.con.unregister(arrived)
        return stored

    def _renamed(self, table: ir.Table) -> ir.Table:
        """Give each row the id that stays, and how far away from it the row's own id stood."""
        if not self.roots:
            return table
        names = {
            "gone": list(self.roots),
            "root": [root.id for root in self.roots.values()],
            "distance": [root.distance for root in self.roots.values()],
        }
        self.backend.con.register("merged", pa.table(names))
        merged = self.backend.table("merged")
        joined = table.left_join(merged, table.user_id == merged.gone)
        renamed = joined.mutate(
            user_id=ibis.coalesce(joined.root, joined.user_id),
            **{_AWAY: ibis.coalesce(joined.distance, 0)},
        )
        return renamed.select(*table.columns, _AWAY)

    def _exact(self, events: ir.Table) -> ir.Table:
        """Keep as decimals the numbers that are decimals written as floats."""
        floats = [name for name, kind in events.schema().items() if kind.is_floating()]
        if not floats:
            return events
        fits = events.aggregate(**{name: _is_decimal(events[name]).all() for name in floats})
        answer = self._one(fits)
        exact = {
            name: events[name].cast(f"decimal(18, {_DECIMALS})") for name in floats if answer[name]
        }
        return events.mutate(**exact) if exact else events

    def _reused(self, events: ir.Table) -> tuple[str, ...]:
        if "message_id" not in events.columns:
            return ()
        seen = events.filter(events.message_id.notnull()).group_by("message_id")
        several = seen.aggregate(times=ibis._.count()).filter(ibis._.times > 1)
        return tuple(sorted(self.backend.to_pyarrow(several)["message_id"].to_pylist()))

    def _ends(self, tables: list[ir.Table]) -> tuple[datetime | None, datetime | None]:
        ends = [
            self._one(table.aggregate(first=table.timestamp.min(), last=table.timestamp.max()))
            for table in tables
        ]
        known = [end for end in ends if end["first"] is not None]
        return (
            min((end["first"] for end in known), default=None),
            max((end["last"] for end in known), default=None),
        )

    def _catalog(self, kept: Mapping[str, ir.Table]) -> Catalog:
        traits = {
            name: types(kept[name].schema(), leaving=[ROW]) if name in kept else {}
            for name in _KEYS
        }
        return Catalog(
            people=traits["people"],
            accounts=traits["accounts"],
            events=self._seen(kept["events"]),
            has_feedback="feedback" in kept,
            has_exposures="exposures" in kept,
        )

    def _seen(self, events: ir.Table) -> dict[str, dict[str, Type]]:
        """Return which properties each event carries, and their types."""
        properties = types(events.schema(), leaving=EVENT_FRAME)
        carried = events.group_by("event").aggregate(
            **{f"p{place}": events[name].notnull().any() for place, name in enumerate(properties)}
        )
        return {
            row["event"]: {
                name: kind
                for place, (name, kind) in enumerate(properties.items())
                if row[f"p{place}"]
            }
            for row in self.backend.to_pyarrow(carried.order_by("event")).to_pylist()
        }

    def _count(self, table: ir.Table) -> int:
        return int(self.backend.to_pyarrow(table.count()).as_py())

    def _one(self, table: ir.Table) -> dict[str, Any]:
        """Return the only row of a table."""
        rows: list[dict[str, Any]] = self.backend.to_pyarrow(table).to_pylist()
        return rows[0]


def _is_decimal(number: ir.FloatingColumn) -> ir.BooleanColumn:
    return (number == number.round(_DECIMALS)) & (number.abs() < _EXACT_BELOW)


def _gathered(table: ir.Table, key: str) -> ir.Table:
    """Return one row per id: of each trait the first known, of `created_at` the earliest."""
    order = [table[name] for name in (_AWAY, ROW) if name in table.columns]
    traits = {
        name: table[name].first(order_by=order)
        for name in table.columns
        if name not in {key, _AWAY, ROW, "created_at"}
    }
    if "created_at" in table.columns:
        traits["created_at"] = table["created_at"].min()
    return table.group_by(key).aggregate(**traits)


def _first_of_repeats(events: ir.Table) -> ir.Table:
    """Drop events that repeat message id, user or account, event and time; the first row stays."""
    if "message_id" not in events.columns:
        return events
    same = [events[name] for name in ("message_id", "user_id", "account_id", "event", "timestamp")]
    window = ibis.window(group_by=same, order_by=events[ROW])
    numbered = events.mutate(repeat=ibis.row_number().over(window))
    return numbered.filter(numbered.message_id.isnull() | (numbered.repeat == 0)).drop("repeat")
