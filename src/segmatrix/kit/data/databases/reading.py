"""What a database holds: its tables as customer data, and the names and types in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import ibis

from segmatrix.kit.data.catalog import EVENT_FRAME, ROW, Catalog, Type, types
from segmatrix.kit.data.databases.columns import shaped
from segmatrix.kit.data.databases.connections import Database
from segmatrix.kit.data.databases.identity import (
    ends,
    gathered,
    renamed,
    settled,
    times_seen,
    without_repeats,
)
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.merging import roots
from segmatrix.kit.data.store.shaping import NAMED_BY, REQUIRED
from segmatrix.kit.data.tables import CustomerData, LoadCounts

_KEYS = {"people": "user_id", "accounts": "account_id"}
_TIMED = ("events", "feedback", "exposures")


def connect(address: str) -> CustomerData:
    """Return the customer data in a database, whose tables are named as in the standard layout.

    Repeats are left out and merged ids are one, in what is asked of the database; nothing is
    written to it. A whole number in a column `#` is the order of the rows of a table, where rows
    at equal times come in one.

    Args:
        address: such as `postgresql://me@host/shop?schema=crm`; see `addresses`.

    Raises:
        DataError: if the database cannot be reached, holds no table of the layout, or one of them
            lacks a column or has one of a type that no rule can speak of.
    """
    return read(Database.at(address))


def read(database: Database) -> CustomerData:
    """Return the customer data in a database that is connected."""
    there = {name for name in database.tables() if name in REQUIRED}
    if not there - {"merges"}:
        raise DataError(
            f"{database.address} holds no table of the standard layout",
            f"It takes one of {', '.join(list(REQUIRED)[:-1])}; name the schema with ?schema=.",
        )
    arrived = {name: _arrived(database, name) for name in REQUIRED if name in there}
    return _Reading(database, arrived).data()


def _arrived(database: Database, name: str) -> Any:
    table = database.table(name)
    for column in REQUIRED[name]:
        if column not in table.columns:
            raise DataError(f"there is no column “{column}”", "Make a view that has it.", file=name)
    if name in NAMED_BY and not any(one in table.columns for one in NAMED_BY[name]):
        raise DataError(
            "there is neither a column user_id nor account_id",
            "Make a view that has one.",
            file=name,
        )
    return shaped(name, table)


@dataclass(frozen=True)
class _Reading:
    """Tables of a database, on their way to being customer data."""

    database: Database
    arrived: Mapping[str, Any]
    instants: list[datetime] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    def data(self) -> CustomerData:
        merges = self.arrived.get("merges")
        pairs = [] if merges is None else self.database.rows(merges.select(*REQUIRED["merges"]))
        found = roots((one["from_id"], one["into_id"]) for one in pairs)
        merged = ends(merges, found) if found else None
        tables = {
            name: renamed(table, merged) for name, table in self.arrived.items() if name != "merges"
        }
        for name, table in tables.items():
            self._look_over(name, table)
        repeats, reused = self._repeats(tables.get("events"))
        if repeats:
            tables["events"] = without_repeats(tables["events"])
            self.rows["events"] -= repeats
        for name, key in _KEYS.items():
            if name in tables:
                tables[name] = self._one_row_each(name, tables[name], key)
        kept = {name: settled(table) for name, table in tables.items()}
        return CustomerData(
            backend=self.database,
            people=kept.get("people"),
            accounts=kept.get("accounts"),
            events=kept.get("events", _no_events(next(iter(kept.values())))),
            feedback=kept.get("feedback"),
            exposures=kept.get("exposures"),
            catalog=self._catalog(kept),
            counts=LoadCounts(self.rows, repeats, reused),
            earliest=min(self.instants, default=None),
            latest=max(self.instants, default=None),
            merged={gone: root.id for gone, root in found.items()},
        )

    def _look_over(self, name: str, table: Any) -> None:
        """Refuse a table with gaps in what every row needs; count its rows and note its ends."""
        gaps = _gaps(name, table)
        counts = {column: table.count(where=where) for column, where in gaps.items()}
        if name in _TIMED:
            counts |= {"first": table.timestamp.min(), "last": table.timestamp.max()}
        (found,) = self.database.rows(table.aggregate(rows=table.count(), **counts))
        for column in gaps:
            if found[column]:
                raise DataError(
                    f"{found[column]} rows have {column}", "Make a view without them.", file=name
                )
        self.rows[name] = found["rows"]
        self.instants.extend(
            one for one in (found.get("first"), found.get("last")) if one is not None
        )

    def _repeats(self, events: Any | None) -> tuple[int, tuple[str, ...]]:
        """Return how many events repeat others, and the ids that different events share."""
        if events is None or "message_id" not in events.columns:
            return 0, ()
        found = self.database.rows(times_seen(events))
        reused = sorted(one["message_id"] for one in found if one["different"] > 1)
        return sum(int(one["rows"] - one["different"]) for one in found), tuple(reused)

    def _one_row_each(self, name: str, table: Any, key: str) -> Any:
        (found,) = self.database.rows(table.aggregate(different=table[key].nunique()))
        if found["different"] == self.rows[name]:
            return shaped(name, table)
        self.rows[name] = found["different"]
        return gathered(table, key)

    def _catalog(self, kept: Mapping[str, Any]) -> Catalog:
        traits = {
            name: types(kept[name].schema(), leaving=[ROW]) if name in kept else {}
            for name in _KEYS
        }
        return Catalog(
            people=traits["people"],
            accounts=traits["accounts"],
            events=self._seen(kept["events"]) if "events" in kept else {},
            has_feedback="feedback" in kept,
            has_exposures="exposures" in kept,
            feedback=self._kinds(kept.get("feedback")),
            experiments=self._experiments(kept.get("exposures")),
        )

    def _seen(self, events: Any) -> dict[str, dict[str, Type]]:
        """Return which properties each event carries, and their types."""
        properties = types(events.schema(), leaving=EVENT_FRAME)
        carried = events.group_by("event").aggregate(
            **{f"p{place}": events[name].count() for place, name in enumerate(properties)}
        )
        return {
            row["event"]: {
                name: kind
                for place, (name, kind) in enumerate(properties.items())
                if row[f"p{place}"]
            }
            for row in sorted(self.database.rows(carried), key=lambda row: str(row["event"]))
        }

    def _kinds(self, feedback: Any | None) -> tuple[str, ...]:
        if feedback is None:
            return ()
        return tuple(
            sorted(row["kind"] for row in self.database.rows(_different(feedback, "kind")))
        )

    def _experiments(self, exposures: Any | None) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        if exposures is not None:
            shown = self.database.rows(_different(exposures, "experiment", "variant"))
            for row in sorted(shown, key=lambda row: (row["experiment"], row["variant"])):
                found[row["experiment"]] = (*found.get(row["experiment"], ()), row["variant"])
        return found


def _gaps(name: str, table: Any) -> dict[str, Any]:
    """Return what no row may lack, in words, with where it does."""
    gaps = {f"no {one}": table[one].isnull() for one in REQUIRED[name]}
    if name in NAMED_BY:
        user, account = (table[one].isnull() for one in NAMED_BY[name])
        gaps["neither user_id nor account_id"] = user & account
    return gaps


def _no_events(table: Any) -> Any:
    """Return a table without rows, of the columns that every table of events has."""
    texts = dict.fromkeys(("user_id", "account_id", "event"), ibis.null("string"))
    empty = table.select(**texts, timestamp=ibis.null("timestamp"))
    return empty.filter(empty.event.notnull())


def _different(table: Any, *columns: str) -> Any:
    return table.select(*columns).distinct()
