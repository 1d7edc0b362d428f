"""Rows by owner without sorting them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.units import Whole

# With fewer rows than a so-manieth of all owners, arrays as long as the rows are enough.
_FEW = 16
# Counters of more bytes are not faster than counting in whole numbers of 64 bits.
_SMALL = 2
# With fewer rows than these in each stretch, sorting all beats going through the stretches.
_FEW_ROWS = 100

Counts: TypeAlias = npt.NDArray[np.integer[Any]]


def times_each(numbers: Numbers32, size: int) -> Whole:
    """Return how often each of so many numbers occurs."""
    # Numbers of the machine's own size need not be converted one by one.
    return np.bincount(numbers.astype(np.intp), minlength=size)


def counts_each(numbers: Numbers32, size: int, most: int) -> Counts:
    """Return how often each of so many numbers occurs, in counters that take little room.

    Many small counters stay in the processor's cache where large ones do not.

    Args:
        numbers: in any order.
        size: how many numbers there are.
        most: how often any of them occurs at most.
    """
    kind = np.min_scalar_type(most)
    if kind.itemsize > _SMALL:
        return times_each(numbers, size)
    counts = np.zeros(size, kind)
    np.add.at(counts, numbers, kind.type(1))
    return counts


def are_few(number: int, size: int) -> bool:
    """Return whether arrays as long as so many rows do where there are so many owners."""
    return number * _FEW < size


@dataclass(frozen=True, eq=False)
class Groups:
    """Rows in groups, each of one owner.

    Attributes:
        numbers: the group of each row.
        size: how many numbers of groups there are; some are of no row.
        owners: the owner of each group; None where a group has the number of its owner.
    """

    numbers: Numbers32
    size: int
    owners: Numbers32 | None = None

    @cached_property
    def filled(self) -> Whole:
        """The groups that have rows, where they do not have their owners' numbers."""
        return np.flatnonzero(self.numbers == np.arange(self.size, dtype=np.int32))


def grouped(owners: Numbers32, size: int) -> Groups:
    """Group rows by owner.

    Where they are few, each row writes its place where its owner stands: the one that is not
    overwritten gives the group its number.

    Args:
        owners: of each row.
        size: how many owners there are, with rows or without.
    """
    number = len(owners)
    if not are_few(number, size):
        return Groups(owners, size)
    whose = owners.astype(np.intp)
    written = np.empty(size, np.int32)
    written[whose] = np.arange(number, dtype=np.int32)
    return Groups(written[whose], number, owners)


def once_for_each(owners: Numbers32, bounds: Whole, size: int) -> tuple[Numbers32, Whole]:
    """Return each owner once for each of some stretches of rows, and where these begin and end.

    Args:
        owners: of each row.
        bounds: where each stretch begins, ascending, and, last, the number of rows.
        size: how many owners there are, with rows or without.
    """
    if len(owners) < _FEW_ROWS * (len(bounds) - 1):
        return _sorted_out(owners, bounds, size)
    written = np.empty(size, np.int32)
    found, ends = [owners[:0]], [0]
    # Rows write their place where their owner stands; those that are not overwritten are the last
    # of their owner in the stretch.
    for start, stop in pairwise(bounds.tolist()):
        here, own = owners[start:stop], np.arange(stop - start, dtype=np.int32)
        whose = here.astype(np.intp)
        written[whose] = own
        found.append(here[written[whose] == own])
        ends.append(ends[-1] + len(found[-1]))
    return np.concatenate(found), np.array(ends)


def _sorted_out(owners: Numbers32, bounds: Whole, size: int) -> tuple[Numbers32, Whole]:
    pairs = np.repeat(np.arange(len(bounds) - 1) * np.int64(size), np.diff(bounds)) + owners
    pairs.sort()
    first = np.ones(len(pairs), np.bool_)
    first[1:] = pairs[1:] != pairs[:-1]
    pairs = pairs[first]
    return (pairs % size).astype(np.int32), pairs.searchsorted(np.arange(len(bounds)) * size)
