"""Arrays read from the tables of a store's runs."""
# ruff: noqa: S608 -- names reach the SQL in quotes, values never do

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from segmatrix.kit.data.catalog import ROW
from segmatrix.kit.data.clustered.columns import Column, column
from segmatrix.kit.data.sql import name
from segmatrix.kit.data.store.runs import NUMBERS, Runs, naming
from segmatrix.kit.rules.nodes import Entity

Numbers: TypeAlias = npt.NDArray[np.int32]

_PERSON, _ACCOUNT, _EVENT = (name(number) for number in NUMBERS.values())


class Happened(NamedTuple):
    """What happened, in order of time: numbers of people and accounts (-1: none), and instants."""

    owners: Numbers
    accounts: Numbers
    times: npt.NDArray[np.int64]

    @classmethod
    def of(cls, owners: Numbers, accounts: Numbers, times: npt.NDArray[np.int64]) -> "Happened":
        """Return what happened; where no row names any, numbers take no room."""
        return cls(_roomless(owners), _roomless(accounts), times)


@dataclass(frozen=True)
class Reading:
    """The runs of a store, to be read.

    Attributes:
        con: the DuckDB connection that has them at hand.
        runs: the runs.
    """

    con: Any
    runs: Runs

    @cached_property
    def event_numbers(self) -> dict[str, int]:
        """The number of each event."""
        found = self._ask(f"SELECT number, value FROM {self.runs.numbering('event')} ORDER BY 1")
        return dict(zip(found["value"].to_pylist(), found["number"].to_pylist(), strict=True))

    def ids(self, unit: Entity) -> pa.StringArray:
        """Return the ids of a unit by number, as far as these runs gave them numbers."""
        numbered = self.runs.numbering(unit.key)
        return whole(self._ask(f"SELECT value FROM {numbered} ORDER BY number"), "value")

    def happened(self, table: str, event: str | None) -> Happened | None:
        """Return the events of a name, or all feedback or exposures; None if there is nothing."""
        if not self.runs.having(table) or (event is not None and event not in self.event_numbers):
            return None
        found = self.con.execute(
            f"SELECT {self._frame(table)} FROM {self._in_order(table, event)}"
        ).fetchnumpy()
        rows = Happened.of(*(np.ma.getdata(found[part]) for part in Happened._fields))
        return rows if len(rows.times) else None

    def column(self, table: str, event: str | None, wanted: str) -> Column | None:
        """Return a column of what happened; None if all of it is missing."""
        if wanted not in self._carried(table):
            return None
        rows = self._in_order(table, event)
        return filled(whole(self._ask(f"SELECT {name(wanted)} AS value FROM {rows}"), "value"))

    def everything(self, table: str, wanted: Iterable[str]) -> pa.Table:
        """Return all that happened in one run: `Happened`, columns, and of events the `number`.

        Args:
            table: the logical table.
            wanted: the columns; those that the table does not have are left out.
        """
        carried = [one for one in wanted if one in self._carried(table)]
        number = [f"{_EVENT} AS number"] if table == "events" else []
        selected = ", ".join([*number, self._frame(table), *map(name, carried)])
        return self._ask(f"SELECT {selected} FROM {self.runs.rows(table)}")

    def trait(self, unit: Entity, trait: str, size: int) -> Column:
        """Return a trait of the first numbers of a unit, missing where there is no row.

        Raises:
            KeyError: if there is no such trait.
        """
        if trait not in self.runs.columns(unit.plural):
            raise KeyError(trait)
        rows = self._ask(
            f"SELECT {name(NUMBERS[unit.key])} AS number, {name(trait)} AS value"
            f" FROM {self.runs.folded(unit.plural)}"
        )
        places = np.full(size, -1)
        places[rows["number"].to_numpy()] = np.arange(len(rows))
        return column(whole(rows, "value").take(pa.array(places, mask=places < 0)))

    def naming(self) -> Happened:
        """Return the events that name a person and an account."""
        found = self.con.execute(
            f"SELECT {self._frame('events')} FROM {self.runs.rows('events')}"
            f" WHERE {_PERSON} IS NOT NULL AND {_ACCOUNT} IS NOT NULL"
            f" ORDER BY timestamp, {name(ROW)}"
        ).fetchnumpy()
        return Happened(*(np.ma.getdata(found[part]) for part in Happened._fields))

    def _frame(self, table: str) -> str:
        """Return the columns of `Happened`, as SQL."""
        numbered = naming(table, self.runs.columns(table))
        owner, account = (
            f"coalesce({name(NUMBERS[key])}, -1)" if key in numbered else "CAST(-1 AS INTEGER)"
            for key in [unit.key for unit in Entity]
        )
        return f"{owner} AS owners, {account} AS accounts, epoch_us(timestamp) AS times"

    def _carried(self, table: str) -> list[str]:
        """Return the columns that stand in what happened as they are."""
        columns = self.runs.columns(table)
        return [one for one in columns if one not in naming(table, columns)]

    def _in_order(self, table: str, event: str | None) -> str:
        """Return where rows are selected from so that they come in order of time."""
        where = "" if event is None else f" WHERE {_EVENT} = {self.event_numbers[event]}"
        # The rows of one run stand in this order; DuckDB returns them as they stand.
        several = len(self.runs.having(table)) > 1
        order = f" ORDER BY timestamp, {name(ROW)}" if several else ""
        return f"{self.runs.rows(table)}{where}{order}"

    def _ask(self, query: str) -> pa.Table:
        return self.con.execute(query).to_arrow_table()


def _roomless(numbers: Numbers) -> Numbers:
    """Return numbers, or one -1 in place of all where they are nothing else."""
    return numbers if (numbers >= 0).any() else np.broadcast_to(np.int32(-1), len(numbers))


def last(reading: Reading) -> Reading:
    """Return the last of some runs, to be read."""
    return Reading(reading.con, Runs(reading.runs.all[-1:]))


def whole(table: pa.Table, column_name: str) -> pa.Array:
    """Return a column as one array."""
    found = table[column_name].combine_chunks()
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def filled(values: pa.Array) -> Column | None:
    """Return values as a column, or None if all of them are missing."""
    return None if values.null_count == len(values) else column(values)
