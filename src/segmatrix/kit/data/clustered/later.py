"""The rows that a further run brings to rows that were read before."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa

from segmatrix.kit.data.clustered.columns import Column
from segmatrix.kit.data.clustered.reading import Happened, Reading, filled, whole
from segmatrix.kit.data.clustered.rows import Rows
from segmatrix.kit.data.store.runs import TIMED
from segmatrix.kit.rules.nodes import Entity


@dataclass(frozen=True)
class Later:
    """Rows of a further run.

    Attributes:
        table: `Happened` and columns.
    """

    table: pa.Table

    @property
    def rows(self) -> Rows:
        """Whom they name, and their instants."""
        return Rows(*Happened.of(*(whole(self.table, one).to_numpy() for one in Happened._fields)))

    def column(self, wanted: str) -> Column | None:
        """Return a column; None if all is missing, or it was not read along."""
        if wanted in Happened._fields or wanted not in self.table.column_names:
            return None
        return filled(whole(self.table, wanted))


def came_later(
    before: Mapping[tuple[str, str | None], Rows | None],
    run: Reading,
    events: Collection[str],
) -> dict[tuple[str, str | None], Later]:
    """Return what a run has of every kind of rows, with the columns that were read before.

    Args:
        before: the rows that were read, by table and event.
        run: the run.
        events: the names of all events, in the order of their numbers.
    """
    found: dict[tuple[str, str | None], Later] = {}
    for table in TIMED:
        if not run.runs.having(table):
            continue
        kept = [rows for (one, _), rows in before.items() if one == table and rows is not None]
        wanted = {name for rows in kept for name in rows.read}
        everything = run.everything(table, sorted(wanted - {unit.key for unit in Entity}))
        if table == "events":
            for event, rows in _by_event(everything, list(events)):
                found[table, event] = Later(rows)
        elif len(everything):
            found[table, None] = Later(everything)
    return found


def _by_event(rows: pa.Table, events: list[str]) -> Iterator[tuple[str, pa.Table]]:
    """Yield the rows of each event; they stand in the order of the events' numbers."""
    numbers = rows["number"].to_numpy()
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    for start, end in pairwise([*starts, len(numbers)]):
        yield events[numbers[start]], rows.slice(start, end - start)
