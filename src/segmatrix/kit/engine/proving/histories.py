"""What somebody did, said and saw, fetched from the tables and asked of as the engine asks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.clustered import Column, Rows
from segmatrix.kit.data.clustered.columns import column
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.database.columns import during
from segmatrix.kit.engine.proving.findings import Happening, Value
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.choosing import asked
from segmatrix.kit.engine.vector.happenings import Happenings, bounds
from segmatrix.kit.rules.nodes import EVER, Entity, EventPattern, Node, Property, Rule
from segmatrix.kit.rules.plain import ExposureRows, FeedbackRows

Bits = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Past:
    """Rows of one kind that count for somebody, in order of time.

    Attributes:
        event: which event; `feedback` or `exposure` for rows of these.
        table: the rows.
        calendar: the instant, and the zone.
    """

    event: str
    table: pa.Table
    calendar: Calendar

    def __len__(self) -> int:
        return len(self.table)

    @property
    def happenings(self) -> Happenings:
        """The rows as the engine takes them, all of them of number 0."""
        nobody = np.full(len(self.table), -1, np.int32)
        times = self.table["timestamp"].cast(pa.timestamp("us")).cast(pa.int64()).to_numpy()
        owners = np.zeros(len(self.table), np.int32)
        rows = Rows(owners, nobody, times, lambda _, name: self.column(name))
        return Happenings(rows.whose, rows)

    def column(self, name: str) -> Column | None:
        """Return a property; None if no row carries it."""
        if name not in self.table.column_names or not len(self.table):
            return None
        values = self.table[name].combine_chunks()
        return None if values.null_count == len(values) else column(values)

    def span(self, interval: Interval) -> tuple[int, int]:
        """Return the first row of a window, and the one after the last."""
        return self.happenings.span(*bounds(interval))

    def asked(self, rule: Rule) -> Verdict[Bits]:
        """Return the verdict on each row of what a `where` asks."""
        return asked(self.happenings, rule, self.calendar, slice(None))

    def fulfilling(self, where: Rule | None, interval: Interval) -> list[int]:
        """Return the rows of a window that fulfil a `where`, the oldest first."""
        start, stop = self.span(interval)
        if where is None:
            return list(range(start, stop))
        holds = self.asked(where).holds
        return [row for row in range(start, stop) if holds[row]]

    def at(self, row: int) -> datetime:
        """Return when a row happened."""
        found: datetime = self.table["timestamp"][row].as_py()
        return found

    def shown(self, row: int, properties: Collection[str]) -> Happening:
        """Return a row with some of its properties."""
        carried = [name for name in properties if name in self.table.column_names]
        return Happening(
            self.event,
            self.at(row),
            {name: value_of(self.table[name][row].as_py()) for name in carried},
        )


@dataclass(frozen=True)
class History:
    """Everything that counts for a person, or for an account and its people, before an instant.

    Attributes:
        data: the customer data.
        calendar: the instant, and the zone.
        unit: whether it is a person or an account.
        ident: the id.
        people: the ids of an account's people.
    """

    data: CustomerData
    calendar: Calendar
    unit: Entity
    ident: str
    people: Sequence[str] = ()
    _fetched: dict[tuple[type[EventPattern], str], Past] = field(default_factory=dict)

    def of(self, pattern: EventPattern) -> Past:
        """Return the rows among which a pattern looks, whatever its `where`."""
        key = type(pattern), pattern.name
        if key not in self._fetched:
            self._fetched[key] = self._fetch(pattern)
        return self._fetched[key]

    def instants(self) -> list[tuple[datetime, str]]:
        """Return when which event happened, the oldest first."""
        table = self._own(self.data.events)
        found = self._sorted(table, ["timestamp", "event"])
        return list(zip(found["timestamp"].to_pylist(), found["event"].to_pylist(), strict=True))

    def trait(self, name: str) -> Value:
        """Return a trait."""
        table = self.data.people if self.unit is Entity.PERSON else self.data.accounts
        if table is None or name not in table.columns:
            return None
        rows = self._rows(table.filter(table[self.unit.key] == self.ident).select(name))
        return value_of(rows[name][0].as_py()) if len(rows) else None

    def accounts_named(self) -> list[str]:
        """Return the accounts that a person's row or events name."""
        events, found = self.data.events, [self.trait("account_id")]
        if "account_id" in events.columns and "user_id" in events.columns:
            named = events.filter(events["user_id"] == self.ident).select("account_id").distinct()
            found += self._rows(named)["account_id"].to_pylist()
        return [one for one in dict.fromkeys(found) if isinstance(one, str)]

    def _fetch(self, pattern: EventPattern) -> Past:
        match pattern:
            case FeedbackRows():
                table, name = self.data.feedback, "feedback"
            case ExposureRows():
                table, name = self.data.exposures, "exposure"
            case _:
                events = self.data.events
                table, name = events.filter(events["event"] == pattern.name), pattern.name
        if table is None:
            nothing = pa.table({"timestamp": pa.array([], pa.timestamp("us"))})
            return Past(name, nothing, self.calendar)
        return Past(name, self._sorted(self._own(table), list(table.columns)), self.calendar)

    def _own(self, table: ir.Table) -> ir.Table:
        """Return the rows of a table that count, as far as they happened before the instant."""
        bounds = during(table["timestamp"], self.calendar.window(EVER))
        return table.filter(reduce(and_, bounds, self._counts(table)))

    def _counts(self, table: ir.Table) -> Any:
        """Return which rows are somebody's own, or those of their people."""
        owners = {"user_id": self.people, "account_id": ()}
        owners[self.unit.key] = (*owners[self.unit.key], self.ident)
        named = [
            table[key].isin(list(ids))
            for key, ids in owners.items()
            if ids and key in table.columns
        ]
        return reduce(or_, named, ibis.literal(False))

    def _sorted(self, table: ir.Table, columns: Sequence[str]) -> pa.Table:
        order = [name for name in ("timestamp", ROW) if name in table.columns]
        return self._rows(table.order_by(order).select(columns))

    def _rows(self, table: ir.Table) -> pa.Table:
        return self.data.backend.to_pyarrow(table)


def asked_for(nodes: Collection[Node]) -> list[str]:
    """Return the properties that some parts of a rule name, in reading order."""
    return list(
        dict.fromkeys(
            part.name for node in nodes for part in node.walk() if isinstance(part, Property)
        )
    )


def value_of(value: Any) -> Value:
    """Return a value of a table as it is shown."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value != "" else None
