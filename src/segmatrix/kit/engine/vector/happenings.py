"""What happened, as it counts for people or for accounts, in order of time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import Column, Rows, Series
from segmatrix.kit.data.clustered.rows import most_each
from segmatrix.kit.data.windows import Interval

Numbers32: TypeAlias = npt.NDArray[np.int32]
Places: TypeAlias = npt.NDArray[np.int64]
Ends: TypeAlias = tuple[int | None, int | None]
"""The instants from which on and before which something counts; None is no bound."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 -- naive is UTC
_TICK = timedelta(microseconds=1)
_serials = count()


@dataclass(frozen=True, eq=False)
class Happenings:
    """Rows of one kind, one for each of a unit whom they count for; by time, then as they came.

    Attributes:
        owners: the number of whom each counts for.
        rows: where the columns are.
        places: the row behind each; None where they are the rows as they stand.
        serial: what no other happenings have.
    """

    owners: Series[Numbers32]
    rows: Rows
    places: Places | None = None
    serial: int = field(default_factory=lambda: next(_serials))

    def __len__(self) -> int:
        return len(self.owners)

    @cached_property
    def times(self) -> Series[Places]:
        """When each was, in microseconds since 1970."""
        return self.rows.when if self.places is None else Series(self.rows.when[self.places])

    @cached_property
    def most_each(self) -> int:
        """What nobody has more rows than."""
        as_named = self.owners is self.rows.whose
        return self.rows.most_each if as_named else most_each(self.owners.whole)

    def span(self, start: int | None, end: int | None) -> tuple[int, int]:
        """Return the first of those from an instant on, and the first from another one on.

        Args:
            start: in microseconds since 1970; None is no bound.
            end: likewise.
        """
        first = 0 if start is None else self._from(start)
        last = len(self) if end is None else self._from(end)
        return first, max(first, last)

    def _from(self, instant: int) -> int:
        # Rows can be searched without their times being put together.
        if self.places is None:
            return self.rows.searched(instant)
        return int(self.times.whole.searchsorted(instant))

    def column_since(self, name: str, start: int) -> Column | None:
        """Return a property of all rows from that behind a place on, and perhaps of earlier ones.

        It is the same object until somebody looks further back. None if no row carries it.
        """
        if self.places is not None:
            start = int(self.places[start]) if start < len(self.places) else len(self.rows)
        return self.rows.column_since(name, start)

    def behind(self, which: slice | Places) -> slice | Places:
        """Return the rows behind some of them."""
        return which if self.places is None else self.places[which]


def micros(instant: datetime) -> int:
    """Return an instant as microseconds since 1970."""
    return (instant - _EPOCH) // _TICK


def bounds(interval: Interval) -> tuple[int | None, int | None]:
    """Return the ends of an interval as microseconds since 1970; None is no bound."""
    start, end = interval.start, interval.end
    return None if start is None else micros(start), None if end is None else micros(end)


def as_they_stand(rows: Rows) -> Happenings:
    """Return rows as they stand, whomever they count for."""
    return Happenings(rows.whose, rows)


def of_people(rows: Rows) -> Happenings:
    """Return rows as they count for people: those that name one."""
    if rows.all_name_a_person:
        return as_they_stand(rows)
    places = np.flatnonzero(rows.owners >= 0)
    return Happenings(Series(rows.owners[places]), rows, places)


def of_accounts(rows: Rows, homes: Numbers32) -> Happenings:
    """Return rows as they count for accounts: those that name one, and those of its people.

    A row that names a person and another account than theirs counts for both, and stands here
    twice.

    Args:
        rows: the rows.
        homes: the account of each person, or -1.
    """
    own = rows.accounts
    theirs = _at_home(rows.owners, homes)
    elsewhere = (theirs >= 0) & (theirs != own)
    second = np.flatnonzero(elsewhere & (own >= 0))
    either = np.where(elsewhere & (own < 0), theirs, own)
    first = np.flatnonzero(either >= 0)
    if len(second):
        places = np.concatenate([first, second])
        owners = np.concatenate([either[first], theirs[second]])
        order = np.argsort(places, kind="stable")
        places, owners = places[order], owners[order]
    elif len(first) == len(rows):
        return Happenings(Series(either), rows)
    else:
        places, owners = first, either[first]
    return Happenings(Series(owners), rows, places)


def _at_home(people: Numbers32, homes: Numbers32) -> Numbers32:
    # A row without a person has the number -1, where nobody is at home.
    found: Numbers32 = np.append(homes, np.int32(-1))[people]
    return found
