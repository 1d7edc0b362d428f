"""How often everybody did something: who did it so many times, or on so many days."""

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.counting import Stretch, judged
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.choosing import Choice, Chosen
from segmatrix.kit.engine.vector.grouping import Counts, times_each
from segmatrix.kit.engine.vector.keeping import Kept
from segmatrix.kit.engine.vector.tallying import Passage, Tallies

# Sets of so many of a unit are made as fast as this share of them is written in one by one.
_FEW_OF = 8
_MOST_STRETCHES = 16


@dataclass(frozen=True)
class Desk:
    """Where answers are kept for later, and arrays for as long as related questions follow.

    Attributes:
        sets: answers.
        arrays: what they are made of.
        tallies: how often everybody occurred where it was last counted.
    """

    sets: Kept
    arrays: Kept
    tallies: Tallies


@dataclass(frozen=True, eq=False)
class Times:
    """How often each of a unit occurs among some owners; holds itself against whole numbers.

    Attributes:
        key: what the same count is known by.
        rows: what rows of that kind are known by, whichever of them are asked for.
        find: returns the rows, one for each time.
        most: how many owners there are at most.
        size: how many of the unit there are.
        desk: where answers are kept.
    """

    key: Hashable
    rows: Hashable
    find: Callable[[], Passage]
    most: int
    size: int
    desk: Desk

    def __ge__(self, number: int) -> BitSet:
        """Return who occurs at least so many times."""
        if number <= 0:
            return BitSet.every(self.size)
        if number > self.most:
            return BitSet.none(self.size)
        return self.desk.sets.get((self.key, number), lambda: self._at_least(number))

    def __le__(self, number: int) -> BitSet:
        """Return who occurs at most so many times."""
        return ~(self >= number + 1)

    def counts(self) -> npt.NDArray[np.int64]:
        """Return how often each occurs."""
        return self.desk.arrays.get(
            (self.key, "counts"), lambda: times_each(self.find().those, self.size)
        )

    def _at_least(self, number: int) -> BitSet:
        if number == 1:
            return BitSet.at(self.find().those, self.size)
        often: Counts = self.desk.arrays.get((self.key, "often"), self._often)
        return BitSet.of(often >= number)

    def _often(self) -> Counts:
        return self.desk.tallies.counts(self.rows, self.find(), self.size)


@dataclass(frozen=True)
class Counted:
    """A number of times, and what it is at least and at most where a `where` is open."""

    held: Times
    low: Times
    high: Times

    @property
    def sure(self) -> bool:
        """Whether nothing that is missing matters."""
        return self.low is self.high

    def verdict(self, stretches: Sequence[Stretch]) -> Verdict[BitSet]:
        """Return for whom the number lies in one of some stretches of whole numbers."""
        found = judged(stretches, self.held, self.low, self.high)
        if found is None:
            size = self.held.size
            return Verdict.known(BitSet.every(size) if stretches else BitSet.none(size))
        return Verdict.known(found.holds) if self.sure else found


def counted(choice: Choice, times: Callable[[Chosen], Times]) -> Counted:
    """Return a number of times under each reading of a `where`."""
    held = times(choice.holds)
    if choice.sure:
        return Counted(held, held, held)
    return Counted(held, times(choice.certain), times(choice.possible))


@dataclass(frozen=True, eq=False)
class Occurrences(Times):
    """How often each of a unit occurs between two places.

    Attributes:
        chosen: what counts.
        start: the first place.
        stop: the place after the last.
    """

    chosen: Chosen
    start: int
    stop: int

    def _at_least(self, number: int) -> BitSet:
        return self._once() if number == 1 else super()._at_least(number)

    def _once(self) -> BitSet:
        """Return who occurs at all, building upon the largest known stretch within."""
        sets = self.desk.sets
        done = sets.get(("once", self.chosen.key), _Stretches)
        inside = [one for one in done.known if self.start <= one[0] and one[1] <= self.stop]
        done.known.append((self.start, self.stop))
        start, stop = max(inside, key=lambda one: one[1] - one[0], default=(0, 0))
        within: BitSet | None = sets.seen(((self.chosen.key, start, stop), 1))
        if within is None or (stop - start) * _FEW_OF < self.size:
            return BitSet.at(self.find().those, self.size)
        ends = ((self.start, start), (stop, self.stop))
        owners = [self.chosen.owners[self.chosen.between(*end)] for end in ends]
        return within | BitSet.at(np.concatenate(owners), self.size)


class _Stretches:
    """The stretches between places of which something is known, the last ones asked for."""

    def __init__(self) -> None:
        self.known: deque[tuple[int, int]] = deque(maxlen=_MOST_STRETCHES)


def occurrences(chosen: Chosen, start: int, stop: int, size: int, desk: Desk) -> Times:
    """Return how often somebody occurs between two places."""
    which = chosen.between(start, stop)
    key = chosen.key, start, stop
    most = which.stop - which.start
    passage = Passage(chosen.owners, which.start, which.stop, chosen.most_each)
    return Occurrences(key, chosen.key, lambda: passage, most, size, desk, chosen, start, stop)
