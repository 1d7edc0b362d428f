"""What happened on distinct days, weeks or months: each owner once for each of them."""

from dataclasses import dataclass

import numpy as np

from segmatrix.kit.data.clustered import Series
from segmatrix.kit.engine.vector.choosing import Chosen
from segmatrix.kit.engine.vector.grouping import once_for_each
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.tallying import Passage
from segmatrix.kit.engine.vector.units import Units, Whole


@dataclass(frozen=True, eq=False)
class Days:
    """Everybody who occurs between two places, once for each unit of time.

    A window that begins and ends within it shares all units but the first and the last.

    Attributes:
        start: the first place.
        stop: the place after the last.
        edges: the places where units begin; the first is `start`, and the last is `stop`.
        owners: those of the first unit, then those of the second, and so on.
        cuts: where each unit begins among the owners, and, last, how many those are.
    """

    start: int
    stop: int
    edges: Whole
    owners: Series[Numbers32]
    cuts: Whole

    @classmethod
    def of(cls, chosen: Chosen, start: int, stop: int, units: Units, size: int) -> "Days":
        """Take together what happened in each unit.

        Args:
            chosen: what happened.
            start: the first place.
            stop: the place after the last.
            units: those that everything lies in; none comes twice.
            size: how many owners there are.
        """
        which = chosen.between(start, stop)
        owners, cuts = once_for_each(chosen.owners[which], units.bounds(chosen.times(which)), size)
        edges = units.bounds(chosen.happenings.times[start:stop]) + start
        return cls(start, stop, edges, Series(owners), cuts)

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        return self.edges.nbytes + self.owners.whole.nbytes + self.cuts.nbytes

    def covers(self, start: int, stop: int) -> bool:
        """Return whether it holds all between two places."""
        return self.start <= start and stop <= self.stop

    def between(self, chosen: Chosen, start: int, stop: int) -> Passage:
        """Return each owner once for each unit between two places that it covers."""
        first = int(self.edges.searchsorted(start))
        last = int(self.edges.searchsorted(stop, "right")) - 1
        if first > last:
            return Passage.whole(_different(chosen, start, stop), chosen.most_each)
        begun, ended = int(self.edges[first]), int(self.edges[last])
        inside = Passage(self.owners, int(self.cuts[first]), int(self.cuts[last]), chosen.most_each)
        if (begun, ended) == (start, stop):
            return inside
        ends = _different(chosen, start, begun), _different(chosen, ended, stop)
        return Passage.whole(np.concatenate([inside.those, *ends]), chosen.most_each)


def _different(chosen: Chosen, start: int, stop: int) -> Numbers32:
    found: Numbers32 = np.unique(chosen.owners[chosen.between(start, stop)])
    return found


def in_each(chosen: Chosen, start: int, stop: int, units: Units) -> Numbers32:
    """Return each owner once for each unit, of which some may come twice."""
    which = chosen.between(start, stop)
    numbers = np.repeat(units.numbers, np.diff(units.bounds(chosen.times(which))))
    pairs = np.unique(np.stack([numbers, chosen.owners[which].astype(np.int64)]), axis=1)
    owners: Numbers32 = pairs[1].astype(np.int32)
    return owners
