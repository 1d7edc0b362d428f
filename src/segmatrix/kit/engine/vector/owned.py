"""Rows in the order of their owners, and of time: what asks for an order of events begins here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.bool_]
Whole: TypeAlias = npt.NDArray[np.int64]

# So many times as many rows as are asked for make it dearer to look at all of them in order.
_SPARSE = 8


@dataclass(frozen=True)
class ByOwner:
    """Rows sorted by owner, then by time, then by their place in the data.

    Attributes:
        owners: the number of the person or account.
        rows: the number of each row; they are numbered in order of time.
        instants: when each row of that kind happened, by its number: microseconds since 1970.
    """

    owners: Whole
    rows: Whole
    instants: Whole

    @classmethod
    def of(cls, owners: npt.NDArray[np.integer], instants: npt.NDArray[np.int64]) -> "ByOwner":
        """Sort rows that come in order of time; those of nobody (-1) are left out."""
        rows = by_group(owners)
        rows = rows[np.searchsorted(owners[rows], 0) :]
        return cls(owners[rows].astype(np.int64), rows, instants)

    def __len__(self) -> int:
        return len(self.owners)

    @cached_property
    def times(self) -> Whole:
        """When each happened."""
        return self.instants[self.rows]

    @cached_property
    def _keys(self) -> Whole:
        return self._key(self.owners, self.rows)

    def _key(self, owners: Whole, rows: Whole) -> Whole:
        """Return owner and row as one number, so that one search finds both; time is in the row."""
        found: Whole = (owners << len(self.instants).bit_length()) | rows
        return found

    def picked(self, which: Bits | Whole | slice) -> "ByOwner":
        """Return some of the rows, in the same order."""
        return ByOwner(self.owners[which], self.rows[which], self.instants)

    def regrouped(self, groups: Whole) -> "ByOwner":
        """Return the same rows with other owners, sorted by these."""
        order = by_group(groups)
        return ByOwner(groups[order], self.rows[order], self.instants)

    def until(self, others: "ByOwner", as_late: bool) -> Whole:
        """Return, for rows of this or another kind, the number of rows here that are earlier.

        Args:
            as_late: whether rows just as late count, too.
        """
        side: Literal["left", "right"] = "right" if as_late else "left"
        if not len(others):
            return np.empty(0, np.int64)
        first, last = int(others.rows.min()), int(others.rows.max()) + 1
        if last - first > _SPARSE * len(others):
            return np.searchsorted(self.instants, others.times, side)
        # Searching in order of time and looking up is much faster than searching at random.
        return np.searchsorted(self.instants, others.instants[first:last], side)[
            others.rows - first
        ]

    def ends(self, owners: Whole, until: Whole) -> Whole:
        """Return the place here after the last of an owner's rows whose number is below another.

        Where the owner has no such row it is the place after those of the owners before.
        """
        return np.searchsorted(self._keys, self._key(owners, until))


def of_all(many: Sequence[ByOwner]) -> list[ByOwner]:
    """Return of several kinds of rows those whose owner has rows of every kind."""
    if not all(map(len, many)):
        return [rows.picked(slice(0)) for rows in many]
    size = 1 + max(int(rows.owners[-1]) for rows in many)
    everywhere = np.ones(size, np.bool_)
    for rows in many:
        here = np.zeros(size, np.bool_)
        here[rows.owners] = True
        everywhere &= here
    return [rows.picked(everywhere[rows.owners]) for rows in many]


def by_group(groups: npt.NDArray[np.integer]) -> Whole:
    """Return the order that sorts by group and leaves each group's rows as they stood."""
    bits = len(groups).bit_length()
    # Sorting values is several times faster than sorting their places.
    keys = (groups.astype(np.int64) << bits) | np.arange(len(groups), dtype=np.int64)
    keys.sort()
    found: Whole = keys & ((1 << bits) - 1)
    return found


def spread(starts: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """Return the places of half-open ranges one after the other, each with its range's number."""
    lengths = np.maximum(ends - starts, 0)
    ranges = np.repeat(np.arange(len(starts)), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(len(ranges)) - np.repeat(before - starts, lengths), ranges


def blocks(sizes: Whole, limit: int) -> Sequence[slice]:
    """Return slices of some things that are each about as large together as a limit."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    cuts = np.searchsorted(ends, np.arange(limit, total + limit, limit))
    edges = sorted({0, *(min(int(cut) + 1, len(sizes)) for cut in cuts), len(sizes)})
    return [slice(low, high) for low, high in pairwise(edges)]
