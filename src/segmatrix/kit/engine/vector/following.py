"""Sequences that need no sorting: different events in order, at any distance or two close together.

Rows stand in order of time, so that writing each row's time where its owner stands leaves the last
time, and writing backwards the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from segmatrix.kit.engine.vector.owned import Bits, Whole

# Sums and differences of times stay far from the ends of whole numbers of 64 bits.
_NEVER = -(2**61)
_NOT_YET = 2**61
# Going through more stretches of time than this takes longer than sorting the rows, unless there
# are so many rows in each of them.
_FEW_STRETCHES = 64
_ROWS_EACH = 256


@dataclass(frozen=True, eq=False)
class Moments:
    """When something happened, in order of time, and to whom.

    Attributes:
        owners: the number of whom each counts for.
        times: microseconds since 1970.
    """

    owners: Whole
    times: Whole

    def of(self, others: "Moments", size: int) -> "Moments":
        """Return those whose owner is among the owners of others."""
        there = np.zeros(size, np.bool_)
        there[others.owners] = True
        which = np.flatnonzero(there[self.owners])
        return Moments(self.owners[which], self.times[which])

    def cut(self, edges: Whole) -> Iterator["Moments"]:
        """Yield those from each edge in time up to the next, and from the last one on."""
        places = [*self.times.searchsorted(edges).tolist(), len(self.times)]
        for start, stop in pairwise(places):
            yield Moments(self.owners[start:stop], self.times[start:stop])

    def write_first(self, times: Whole) -> None:
        """Write when each owner's first was."""
        times[self.owners[::-1]] = self.times[::-1]

    def write_last(self, times: Whole) -> None:
        """Write when each owner's last was."""
        times[self.owners] = self.times


def ever(steps: Sequence[Moments], size: int) -> Bits:
    """Return who did different events in order, by the earliest time at which each can be done."""
    reached = np.full(size, _NEVER)
    for step in steps:
        in_time = np.flatnonzero(step.times >= reached[step.owners])
        reached = np.full(size, _NOT_YET)
        Moments(step.owners[in_time], step.times[in_time]).write_first(reached)
    done: Bits = reached < _NOT_YET
    return done


def quickly(first: Moments, then: Moments, within: int, size: int) -> Bits | None:
    """Return who did one event and then another within so many microseconds.

    Time is cut into stretches of that length. Two events in the same stretch are close enough if
    they are in order; of earlier stretches only the last event can be. Returns None where so many
    stretches would have to be gone through that sorting is faster.
    """
    found = np.zeros(size, np.bool_)
    then = then.of(first, size)
    first = first.of(then, size)
    if not len(first.times) or not len(then.times):
        return found
    begun, ended = int(first.times[0]), int(then.times[-1])
    if ended < begun:
        return found
    stretches = (ended - begun) // max(within, 1)
    if stretches > max(_FEW_STRETCHES, (len(first.times) + len(then.times)) // _ROWS_EACH):
        return None
    edges = np.arange(begun, ended + 1, max(within, 1))
    last, earliest = np.empty(size, np.int64), np.empty(size, np.int64)
    for times in (last, earliest):
        times[then.owners] = _NEVER
    for here, there, edge in zip(first.cut(edges), then.cut(edges), edges.tolist(), strict=True):
        here.write_first(earliest)
        begin = earliest[there.owners]
        close = there.times - last[there.owners] <= within
        close |= (begin >= edge) & (begin <= there.times)
        found[there.owners[close]] = True
        here.write_last(last)
    return found
