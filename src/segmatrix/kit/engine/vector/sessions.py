"""Sessions: events of one person or account with no long gap between them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.vector.owned import Bits, Whole

_KEY_BITS = 63


@dataclass(frozen=True)
class Sessions:
    """All events of everybody, in order of owner and time, and where sessions begin among them.

    Made once of all events; which sessions there are at an instant, and how long the last of each
    owner has become, follows from where that instant lies.

    Attributes:
        owners: the number of whom each event counts for, ascending.
        times: when each happened: microseconds since 1970, ascending for each owner.
        gap: how many microseconds may pass within a session.
    """

    owners: Whole
    times: Whole
    gap: int

    @classmethod
    def of(
        cls, owners: npt.NDArray[np.integer], times: npt.NDArray[np.int64], gap: int
    ) -> "Sessions":
        """Put events in order that come in any; those of nobody (-1) are left out."""
        given = owners >= 0
        if not given.all():
            owners, times = owners[given], times[given]
        if not len(owners):
            return cls(np.empty(0, np.int64), np.empty(0, np.int64), gap)
        first = int(times.min())
        bits = (int(times.max()) - first).bit_length()
        if int(owners.max()).bit_length() + bits > _KEY_BITS:
            order = np.lexsort((times, owners))
            return cls(owners[order].astype(np.int64), times[order], gap)
        # Sorting values is several times faster than sorting their places.
        keys = (owners.astype(np.int64) << bits) | (times - first)
        keys.sort()
        return cls(keys >> bits, (keys & ((1 << bits) - 1)) + first, gap)

    @property
    def nbytes(self) -> int:
        """How many bytes they take."""
        return self.owners.nbytes + self.times.nbytes

    @cached_property
    def _starts(self) -> Whole:
        """The places at which sessions begin, and, last, the number of events."""
        first = np.ones(len(self.owners), np.bool_)
        first[1:] = (np.diff(self.times) > self.gap) | (np.diff(self.owners) != 0)
        return np.append(np.flatnonzero(first), len(self.owners))

    def longer(self, than: int, start: int | None, end: int | None, as_of: int, size: int) -> Bits:
        """Return who had a session that lasted longer, by the owner's number.

        A session lasts from its first event to its last; it counts if it starts in the window.

        Args:
            than: so many microseconds.
            start: the first instant of the window; None is no bound.
            end: the instant after the window; None is no bound.
            as_of: events at or after it do not count.
            size: how many owners there are.
        """
        firsts, after = self._starts[:-1], self._starts[1:]
        began = self.times[firsts]
        counted = began < (as_of if end is None else min(end, as_of))
        if start is not None:
            counted &= began >= start
        firsts, after, began = firsts[counted], after[counted], began[counted]
        lasted = self._last_before(as_of, firsts, after) - began
        found = np.zeros(size, np.bool_)
        found[self.owners[firsts[lasted > than]]] = True
        return found

    def _last_before(self, as_of: int, firsts: Whole, after: Whole) -> Whole:
        """Return when the last event of each session was before an instant."""
        last = self.times[after - 1].copy()
        cut = np.flatnonzero(last >= as_of)
        lows, highs = firsts[cut], after[cut]
        # Halving all open stretches at once: the last event before it is at `lows` or later.
        while (highs - lows > 1).any():
            middle = (lows + highs) // 2
            before = self.times[middle] < as_of
            lows, highs = np.where(before, middle, lows), np.where(before, highs, middle)
        last[cut] = self.times[lows]
        return last
