"""Since when people and accounts are known, and whose account stands in whose row.

A row of people or accounts is known from its `created_at`, if it has one; whoever has no row is
known from the first that tells of them, which for an account may be the row of a person.
"""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from segmatrix.kit.data.clustered.columns import Mask
from segmatrix.kit.data.clustered.entities import ALWAYS
from segmatrix.kit.data.days import INSTANT, starts
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.runs import KEYS, NUMBERS, SEEN, Runs
from segmatrix.kit.rules.nodes import Entity

Instants = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]

_NEVER = int(np.iinfo(np.int64).max)


class _Told(NamedTuple):
    """Rows of people or accounts: numbers, the instants they are known from, and accounts."""

    numbers: Places
    since: Instants
    accounts: Places


@dataclass(frozen=True)
class Known:
    """Who is known since when, by what the runs of a store tell.

    Attributes:
        con: the DuckDB connection.
        runs: the runs.
        zone: the IANA zone in which dates begin.
    """

    con: Any
    runs: Runs
    zone: str

    def since(self, unit: Entity, size: int) -> Instants:
        """Return the instant from which each of a unit is known, in microseconds.

        Args:
            unit: people or accounts.
            size: how many there are.
        """
        found = np.full(size, _NEVER)
        for numbers, first in self._seen(unit):
            found[numbers] = np.minimum(found[numbers], first)
        if unit is Entity.ACCOUNT:
            homes = self._people.accounts >= 0
            np.minimum.at(found, self._people.accounts[homes], self._people.since[homes])
        rows = self._rows(unit)
        found[rows.numbers] = rows.since
        return found

    def since_later(self, unit: Entity, before: Instants, has_row: Mask) -> Instants:
        """Return the same once these runs follow upon others; they have no people and accounts.

        Args:
            unit: people or accounts.
            before: the instants in the runs before.
            has_row: who has a row among people or accounts, of all that there are now.
        """
        new = len(has_row) - len(before)
        found = np.append(before, np.full(new, _NEVER)) if new else before
        for numbers, first in self._seen(unit):
            # A row of people or accounts says since when, whatever else tells of somebody.
            sooner = ~has_row[numbers] & (first < found[numbers])
            if sooner.any():
                found = found.copy()
                found[numbers[sooner]] = first[sooner]
        return found

    def has_row(self, unit: Entity, size: int) -> Mask:
        """Return who has a row among people or accounts."""
        found = np.zeros(size, np.bool_)
        found[self._rows(unit).numbers] = True
        return found

    def account_of_people(self, size: int) -> Places:
        """Return the account in the row of each person, -1 where none is."""
        found = np.full(size, -1, np.int32)
        found[self._people.numbers] = self._people.accounts
        return found

    def _seen(self, unit: Entity) -> Iterator[tuple[Places, Instants]]:
        """Yield of each run the numbers that it tells of, each once, and when it first does."""
        for run in self.runs.all:
            told = self.con.execute(
                f"SELECT number, epoch_us(first) AS first FROM {run.at(SEEN[unit.key])}"
            ).fetchnumpy()
            yield np.ma.getdata(told["number"]), np.ma.getdata(told["first"])

    def _rows(self, unit: Entity) -> _Told:
        return self._people if unit is Entity.PERSON else self._accounts

    @cached_property
    def _people(self) -> _Told:
        return self._told("people")

    @cached_property
    def _accounts(self) -> _Told:
        return self._told("accounts")

    def _told(self, table: str) -> _Told:
        if not self.runs.having(table):
            return _Told(np.empty(0, np.int32), np.empty(0, np.int64), np.empty(0, np.int32))
        created = "created_at" if "created_at" in self.runs.columns(table) else "NULL"
        found = self.con.execute(
            f"SELECT {name(NUMBERS[KEYS[table]])} AS number, {created} AS created,"
            f" coalesce({name(NUMBERS['account_id'])}, -1) AS account"
            f" FROM {self.runs.folded(table)}"
        ).to_arrow_table()
        return _Told(
            found["number"].to_numpy(),
            self._instants(found["created"].combine_chunks()),
            found["account"].to_numpy(),
        )

    def _instants(self, created: pa.Array) -> Instants:
        if pa.types.is_date(created.type):
            created = starts(created, self.zone)
        if not pa.types.is_timestamp(created.type):
            return np.full(len(created), ALWAYS)
        micros = created.cast(INSTANT).cast(pa.int64()).fill_null(ALWAYS)
        found: Instants = micros.to_numpy(zero_copy_only=False)
        return found
