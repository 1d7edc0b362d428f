"""What rows come to for each owner, one passage after another: the next told from the one before.

A window that moves on from month to month keeps most of its rows, and what those come to is known:
the rows gained are added, and the rows lost are taken away.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import Series
from segmatrix.kit.engine.vector.grouping import Counts, are_few, counts_each
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.keeping import Kept

Totals: TypeAlias = npt.NDArray[Any]
Weights: TypeAlias = Callable[[slice], Any]

# Rows gained and lost are dearer one by one: so many times as many all rows must be.
_NEAR = 2
# Rows weighed in one go; what they weigh takes little room then, and is soon overwritten.
_AT_ONCE = 1 << 16


@dataclass(frozen=True, eq=False)
class Passage:
    """Rows that follow upon each other, by their owners.

    Attributes:
        owners: of all rows.
        start: the first place.
        stop: the place after the last.
        most: how many rows anybody has at most, in the passage or not.
    """

    owners: Series[Numbers32]
    start: int
    stop: int
    most: int

    @classmethod
    def whole(cls, owners: Numbers32, most: int) -> "Passage":
        """Return all of some rows, of which anybody has so many at most."""
        return cls(Series(owners), 0, len(owners), most)

    def __len__(self) -> int:
        return self.stop - self.start

    @property
    def those(self) -> Numbers32:
        """The owner of each row of the passage."""
        return self.owners[self.start : self.stop]

    def is_near(self, other: "Passage") -> bool:
        """Return whether it differs in few rows from another one."""
        if self.owners is not other.owners:
            return False
        changed = abs(self.start - other.start) + abs(self.stop - other.stop)
        return changed * _NEAR <= len(self)


@dataclass(frozen=True, eq=False)
class _Tally:
    """A passage, and what it came to, if that was found out."""

    passage: Passage
    totals: Totals | None

    @property
    def nbytes(self) -> int:
        return 0 if self.totals is None else self.totals.nbytes


class Tallies:
    """Of each kind of rows the last passage that was asked for, and what it came to.

    What rows weigh must be whole numbers, and floats must hold every sum of them: then what is
    taken away leaves nothing behind.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def counts(self, key: Hashable, passage: Passage, size: int) -> Counts:
        """Return how often each of so many occurs in a passage.

        Args:
            key: what rows of this kind are known by.
            passage: the rows.
            size: how many owners there are, with rows or without.
        """
        last: _Tally | None = self._kept.seen(("counts", key))
        if last is None or last.totals is None or not passage.is_near(last.passage):
            counts = counts_each(passage.those, size, passage.most)
        else:
            counts = last.totals.copy()
            _move(counts, last.passage, passage, lambda which: counts.dtype.type(1))
        self._kept.put(("counts", key), _Tally(passage, counts))
        return counts

    def sums(self, key: Hashable, passage: Passage, size: int, weights: Weights) -> Totals | None:
        """Return what the rows of each of so many weigh in a passage, until that is asked again.

        Returns None where rows are so few that telling it of everybody takes longer than of those
        few; unless one passage follows upon another that is near.

        Args:
            key: what rows of this kind, and what they weigh, are known by.
            passage: the rows.
            size: how many owners there are, with rows or without.
            weights: returns what the rows between two places weigh.
        """
        last: _Tally | None = self._kept.seen(("sums", key))
        near = last is not None and passage.is_near(last.passage)
        sums: Totals | None = None
        if near and last is not None and last.totals is not None:
            sums = last.totals
            # Whoever is interrupted from here on leaves nothing behind that is half done.
            self._kept.put(("sums", key), _Tally(passage, None))
            _move(sums, last.passage, passage, weights)
        elif near or not are_few(len(passage), size):
            sums = _added_up(passage, size, weights)
        self._kept.put(("sums", key), _Tally(passage, sums))
        return sums


def _added_up(passage: Passage, size: int, weights: Weights) -> Totals:
    sums = np.zeros(size)
    for start in range(passage.start, passage.stop, _AT_ONCE):
        which = slice(start, min(start + _AT_ONCE, passage.stop))
        np.add.at(sums, passage.owners[which], weights(which))
    return sums


def _move(totals: Totals, before: Passage, now: Passage, weights: Weights) -> None:
    """Make totals of a passage those of the next one."""
    gained = (now.start, before.start), (before.stop, now.stop)
    lost = (before.start, now.start), (now.stop, before.stop)
    for change, ends in ((np.add, gained), (np.subtract, lost)):
        for start, stop in ends:
            if start < stop:
                change.at(totals, now.owners[start:stop], weights(slice(start, stop)))
