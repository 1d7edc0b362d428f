"""What happened, as arrays in order of time."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np

from segmatrix.kit.data.clustered.columns import Column, Which
from segmatrix.kit.data.clustered.inserting import Owners, Places, Times
from segmatrix.kit.data.clustered.pending import Pending
from segmatrix.kit.data.clustered.series import Series

# So many times more numbers than rows, and sorting these is quicker than counting.
_FEW = 16
_ALL = slice(None)

Reader: TypeAlias = Callable[["Rows", str], Column | None]


class Rows:
    """The events of one name, or all feedback, or all exposures; by time, then place in the file.

    Rows do not change. Where later data add some, other rows take their place, so that rows which
    are the same object hold the same. These put each array together when it is first asked for.

    Attributes:
        whose: the number of the person that each row names, or -1, to be looked at in part.
        when: the instant of each row, to be looked at in part.
    """

    whose: Series[Owners]
    when: Series[Times]

    def __init__(
        self, owners: Owners, accounts: Owners, times: Times, reader: Reader | None = None
    ) -> None:
        """Take in rows.

        Args:
            owners: the number of the person that each names, or -1.
            accounts: the number of the account that it names, or -1.
            times: its instant, in microseconds since 1970 in UTC.
            reader: reads a property of some rows, in their order; None if no row carries it. Rows
                without a reader carry none.
        """
        self._number = len(times)
        self.whose, self.when = Series(owners), Series(times)
        self._accounts = Series(accounts)
        self._ascending: tuple[Times, ...] = (times,)
        self._all_name_a_person = Pending(lambda: not len(owners) or bool(owners.min() >= 0))
        self._most_each = Pending(lambda: most_each(owners))
        self._reader = reader
        self._columns: dict[str, Series[Column] | None] = {}

    def __len__(self) -> int:
        return self._number

    @property
    def owners(self) -> Owners:
        """The number of the person that each row names, or -1."""
        return self.whose.whole

    @property
    def accounts(self) -> Owners:
        """The number of the account that each row names, or -1."""
        return self._accounts.whole

    @property
    def times(self) -> Times:
        """The instant of each row, in microseconds since 1970 in UTC."""
        times = self.when.whole
        self._ascending = (times,)
        return times

    @property
    def all_name_a_person(self) -> bool:
        """Whether each row names one."""
        return self._all_name_a_person.value

    @property
    def most_each(self) -> int:
        """What no person is named more often than."""
        return self._most_each.value

    def searched(self, instant: int) -> int:
        """Return the first row from an instant on, without putting times together."""
        first, *further = self._ascending
        found = int(first.searchsorted(instant))
        return found + sum(int(part.searchsorted(instant)) for part in further)

    def column(self, name: str, which: Which = _ALL) -> Column | None:
        """Return a property of some of these rows; None if no row carries it.

        A column is read when it is first asked for, and kept as long as the rows are.
        """
        column = self._column(name)
        return None if column is None else column[which]

    def column_since(self, name: str, start: int) -> Column | None:
        """Return a property of all rows from a place on, and perhaps of earlier ones.

        It is the same object until somebody looks further back. None if no row carries it.
        """
        column = self._column(name)
        return None if column is None else column.since(start)

    @property
    def read(self) -> frozenset[str]:
        """The columns that were read so far and that some row carries."""
        return frozenset(name for name, column in self._columns.items() if column is not None)

    def _column(self, name: str) -> Series[Column] | None:
        if name not in self._columns:
            found = None if self._reader is None else self._reader(self, name)
            self._columns[name] = None if found is None else Series(found)
        return self._columns[name]

    def followed_by(self, later: "Rows", columns: Mapping[str, Column], reader: Reader) -> "Rows":
        """Return these rows and later ones; after those of the same time.

        Args:
            later: the later rows.
            columns: columns of the later ones, of those that these read.
            reader: as these have one.
        """
        both = Rows.__new__(Rows)
        there = self._ascending
        at = Pending(lambda: Places.by_time(there, later.times))

        both._number = len(self) + len(later)
        both.whose = self.whose.followed_by(later.owners, at)
        both.when = self.when.followed_by(later.times, at)
        both._accounts = self._accounts.followed_by(later.accounts, at)
        both._ascending = (*there, later.times)
        all_name_a_person = self._all_name_a_person
        both._all_name_a_person = Pending(
            lambda: all_name_a_person.value and later.all_name_a_person
        )
        most = self._most_each
        both._most_each = (
            Pending(lambda: most.value + later.most_each)
            if most.is_made
            else Pending(lambda: most_each(both.owners))
        )
        both._reader = reader
        both._columns = {
            name: mine.followed_by(columns[name], at)
            for name, mine in self._columns.items()
            if mine is not None and name in columns
        }
        return both


def most_each(owners: Owners) -> int:
    """Return how often the one among some owners occurs who does so most often."""
    named = owners[owners >= 0]
    if not len(named):
        return 0
    if len(named) * _FEW < int(named.max()):
        # A counter for each number that there may be takes longer than to sort few.
        return int(np.unique_counts(named).counts.max())
    return int(np.bincount(named).max())
