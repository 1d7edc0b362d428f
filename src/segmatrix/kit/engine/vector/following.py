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


@dataclass(frozen=True, eq=False)
class Pairs:
    """Whenever somebody did one event and soon another; in order of time of the other one.

    Attributes:
        owners: who it was.
        begun: when the one was; of several the last, or any that no edge parts from it.
        ended: when the other one was.
    """

    owners: Whole
    begun: Whole
    ended: Whole

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        return self.owners.nbytes + self.begun.nbytes + self.ended.nbytes

    def between(self, start: int | None, end: int | None, size: int) -> Bits:
        """Return who did both from an instant on, which is an edge, and before another one."""
        first = 0 if start is None else int(self.ended.searchsorted(start))
        last = len(self.ended) if end is None else int(self.ended.searchsorted(end))
        owners = self.owners[first:last]
        if start is not None:
            owners = owners[self.begun[first:last] >= start]
        found = np.zeros(size, np.bool_)
        found[owners] = True
        return found


def pairs(
    first: Moments, then: Moments, within: int, size: int, edges: Sequence[int] = ()
) -> Pairs | None:
    """Return when one event was done and then another within so many microseconds.

    Time is cut into stretches of that length. Two events in the same stretch are close enough if
    they are in order; of earlier stretches only the last event can be. Returns None where so many
    stretches would have to be gone through that sorting is faster.

    Args:
        first: the one event.
        then: the other one.
        within: how many microseconds may pass.
        size: how many owners there are.
        edges: further instants at which time is cut: those from which on pairs are going to count.
    """
    then = then.of(first, size)
    first = first.of(then, size)
    if not len(first.times) or not len(then.times) or then.times[-1] < first.times[0]:
        nothing = np.empty(0, np.int64)
        return Pairs(nothing, nothing, nothing)
    begun, ended = int(first.times[0]), int(then.times[-1])
    stretches = (ended - begun) // max(within, 1) + len(edges)
    if stretches > max(_FEW_STRETCHES, (len(first.times) + len(then.times)) // _ROWS_EACH):
        return None
    further = [edge for edge in edges if begun < edge <= ended]
    cuts = np.union1d(np.arange(begun, ended + 1, max(within, 1)), np.array(further, np.int64))
    last, earliest = np.empty(size, np.int64), np.empty(size, np.int64)
    for times in (last, earliest):
        times[then.owners] = _NEVER
    found = []
    for here, there, cut in zip(first.cut(cuts), then.cut(cuts), cuts.tolist(), strict=True):
        here.write_first(earliest)
        begin = earliest[there.owners]
        together = (begin >= cut) & (begin <= there.times)
        begin = np.where(together, begin, last[there.owners])
        close = np.flatnonzero(there.times - begin <= within)
        found.append((there.owners[close], begin[close], there.times[close]))
        here.write_last(last)
    return Pairs(*map(np.concatenate, zip(*found, strict=True)))
