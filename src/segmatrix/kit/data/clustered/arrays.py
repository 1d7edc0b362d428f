"""Customer data as arrays, kept once they are read."""

from collections.abc import Collection
from typing import Any

import numpy as np
import pyarrow as pa

from segmatrix.kit.data.clustered.columns import Coded, Column, Mask
from segmatrix.kit.data.clustered.entities import Entities
from segmatrix.kit.data.clustered.known import Instants, Known
from segmatrix.kit.data.clustered.later import Later, came_later
from segmatrix.kit.data.clustered.reading import Numbers, Reading, last
from segmatrix.kit.data.clustered.rows import Reader, Rows
from segmatrix.kit.data.store.runs import KEYS, Runs
from segmatrix.kit.rules.nodes import Entity


class Clustered:
    """Customer data as arrays; reads what is asked for and keeps it as long as it lives."""

    def __init__(self, con: Any, runs: Runs) -> None:
        self._reading = Reading(con, runs)
        self._ids: dict[Entity, pa.StringArray] = {}
        self._entities: dict[tuple[Entity, str], Entities] = {}
        self._rows: dict[tuple[str, str | None], Rows | None] = {}
        self._traits: dict[tuple[Entity, str], Column] = {}

    def event_names(self) -> Collection[str]:
        """Return the names of all events seen."""
        return self._reading.event_numbers.keys()

    def entities(self, unit: Entity, zone: str = "UTC") -> Entities:
        """Return everybody of a unit.

        Args:
            unit: people or accounts.
            zone: the IANA zone in which dates begin; it matters where `created_at` is a date.
        """
        if (unit, zone) not in self._entities:
            ids = self.ids(unit)
            known = Known(self._reading.con, self._reading.runs, zone)
            people = unit is Entity.PERSON
            account = known.account_of_people(len(ids)) if people else np.empty(0, np.int32)
            since, has_row = known.since(unit, len(ids)), known.has_row(unit, len(ids))
            self._entities[unit, zone] = self._everybody(ids, since, account, has_row)
        return self._entities[unit, zone]

    def ids(self, unit: Entity) -> pa.StringArray:
        """Return the ids of a unit by number."""
        if unit not in self._ids:
            self._ids[unit] = self._reading.ids(unit)
        return self._ids[unit]

    def rows(self, table: str, name: str | None = None) -> Rows | None:
        """Return the events of a name, or all feedback or exposures; None if there is nothing.

        Args:
            table: `events`, `feedback` or `exposures`.
            name: the name of an event.
        """
        if (table, name) not in self._rows:
            found = self._reading.happened(table, name)
            self._rows[table, name] = (
                None if found is None else Rows(*found, self._reader(table, name))
            )
        return self._rows[table, name]

    def trait(self, unit: Entity, name: str) -> Column:
        """Return the value of a trait for each number of a unit; missing for who has no row.

        Raises:
            KeyError: if there is no such trait.
        """
        if (unit, name) not in self._traits:
            self._traits[unit, name] = self._reading.trait(unit, name, len(self.ids(unit)))
        return self._traits[unit, name]

    def followed_by(self, runs: Runs) -> "Clustered":
        """Return the arrays once a further run is there, made of those that were read before.

        Rows of which the run has none are the same objects; so whoever kept something about rows
        sees by their identity whether it still holds.

        Args:
            runs: the runs with one more at the end.
        """
        after = Clustered(self._reading.con, runs)
        added = last(after._reading)
        for unit, ids in self._ids.items():
            came = added.ids(unit)
            after._ids[unit] = pa.concat_arrays([ids, came]) if len(came) else ids
        if not KEYS.keys() & runs.all[-1].tables.keys():
            known = Known(added.con, added.runs, "UTC")
            for (unit, zone), before in self._entities.items():
                after._entities[unit, zone] = after._later(unit, before, known)
        later = came_later(self._rows, added, after.event_names())
        for (table, event), rows in self._rows.items():
            news = later.get((table, event))
            if news is None:
                after._rows[table, event] = rows
            elif rows is not None:
                after._rows[table, event] = after._together(table, event, rows, news)
        for (unit, name), column in self._traits.items():
            # Traits stay as they are where the run tells of nobody's and brings nobody new.
            if unit.plural not in runs.all[-1].tables and len(column) == len(after.ids(unit)):
                after._traits[unit, name] = column
        return after

    def _reader(self, table: str, event: str | None) -> Reader:
        def read(rows: Rows, wanted: str) -> Column | None:
            for unit, numbers in (Entity.PERSON, "owners"), (Entity.ACCOUNT, "accounts"):
                if wanted == unit.key:
                    codes = getattr(rows, numbers)
                    return Coded(codes, self.ids(unit)) if (codes >= 0).any() else None
            return self._reading.column(table, event, wanted)

        return read

    def _together(self, table: str, event: str | None, rows: Rows, came: Later) -> Rows:
        """Return rows with later ones in their places."""
        columns = {name: came.column(name) for name in rows.read}
        both = {name: column for name, column in columns.items() if column is not None}
        return rows.followed_by(came.rows, both, self._reader(table, event))

    def _later(self, unit: Entity, before: Entities, known: Known) -> Entities:
        """Return everybody of a unit, where a further run has no rows of people and accounts."""
        ids = self.ids(unit)
        new = len(ids) - len(before)
        account, has_row = before.account, before.has_row
        if new:
            has_row = np.append(has_row, np.zeros(new, np.bool_))
            if unit is Entity.PERSON:
                account = np.append(account, np.full(new, -1, np.int32))
        since = known.since_later(unit, before.known_from, has_row)
        return self._everybody(ids, since, account, has_row)

    def _everybody(
        self, ids: pa.StringArray, since: Instants, account: Numbers, has_row: Mask
    ) -> Entities:
        return Entities(ids, since, account, has_row, lambda: self._naming(account))

    def _naming(self, account: Numbers) -> Rows:
        """Return the events that name a person without an account of their own, and an account."""
        found = self._reading.naming()
        open_ = account[found.owners] < 0
        return Rows(found.owners[open_], found.accounts[open_], found.times[open_])
