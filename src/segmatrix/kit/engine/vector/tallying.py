"""What rows come to for each owner, one passage after another: the next told from the one before.

A window that moves on from month to month keeps most of its rows, and what those come to is known:
the rows gained are added, and the rows lost are taken away.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.vector.grouping import are_few, times_each
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.keeping import Kept

Totals: TypeAlias = npt.NDArray[Any]
Weights: TypeAlias = Callable[[slice], npt.NDArray[np.float64]]

# Rows gained and lost are dearer one by one: so many times as many all rows must be.
_NEAR = 2


@dataclass(frozen=True, eq=False)
class Passage:
    """Rows that follow upon each other, by their owners.

    Attributes:
        owners: of all rows.
        start: the first place.
        stop: the place after the last.
    """

    owners: Numbers32
    start: int
    stop: int

    @classmethod
    def whole(cls, owners: Numbers32) -> "Passage":
        """Return all of some rows."""
        return cls(owners, 0, len(owners))

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

    def totals(
        self, key: Hashable, passage: Passage, size: int, weights: Weights | None = None
    ) -> Totals | None:
        """Return how often each of so many occurs in a passage, or what their rows weigh.

        Returns None where rows are so few that telling it of everybody takes longer than of those
        few; unless one passage follows upon another that is near.

        Args:
            key: what rows of this kind, and what they weigh, are known by.
            passage: the rows.
            size: how many owners there are, with rows or without.
            weights: returns what the rows between two places weigh; 1, if left out.
        """
        last: _Tally | None = self._kept.seen(("tally", key))
        near = last is not None and passage.is_near(last.passage)
        totals: Totals | None = None
        if near and last is not None and last.totals is not None:
            totals = _moved(last.totals, last.passage, passage, weights)
        elif near or not are_few(len(passage), size):
            totals = _added_up(passage, size, weights)
        self._kept.put(("tally", key), _Tally(passage, totals))
        return totals


def _added_up(passage: Passage, size: int, weights: Weights | None) -> Totals:
    if weights is None:
        return times_each(passage.those, size)
    each = weights(slice(passage.start, passage.stop))
    sums = np.bincount(passage.those.astype(np.intp), weights=each, minlength=size)
    # Without any row, weights are left out of account and zeros of another type come back.
    return sums.astype(np.float64, copy=False)


def _moved(totals: Totals, before: Passage, now: Passage, weights: Weights | None) -> Totals:
    moved = totals.copy()
    gained = (now.start, before.start), (before.stop, now.stop)
    lost = (before.start, now.start), (now.stop, before.stop)
    for change, ends in ((np.add, gained), (np.subtract, lost)):
        for start, stop in ends:
            if start < stop:
                each = 1 if weights is None else weights(slice(start, stop))
                change.at(moved, now.owners[start:stop], each)
    return moved
