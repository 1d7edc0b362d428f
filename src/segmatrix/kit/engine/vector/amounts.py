"""What a statistic makes of a property over the events of each, and whether it is in doubt."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import Column, Numbers
from segmatrix.kit.engine.vector.choosing import Choice, Chosen
from segmatrix.kit.engine.vector.grouping import grouped, times_each
from segmatrix.kit.engine.vector.happenings import Numbers32, Places
from segmatrix.kit.engine.vector.summaries import EXACT, OF_NOTHING, Floats, summary
from segmatrix.kit.engine.vector.tallying import Passage, Tallies
from segmatrix.kit.engine.vector.testing import Bits
from segmatrix.kit.rules.nodes import Statistic


@dataclass(frozen=True, eq=False)
class Values:
    """A number for each of a unit, and where it rests on a missing value.

    Attributes:
        numbers: of everybody, or of some.
        doubts: of everybody, where the number is in doubt; None: nowhere.
        owners: who those some are; None: everybody.
        others: the number of all others; None: they have none.
    """

    numbers: Numbers
    doubts: Bits | None = None
    owners: Numbers32 | None = None
    others: float | None = None

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        arrays = (self.numbers.values, self.numbers.missing, self.doubts, self.owners)
        return sum(one.nbytes for one in arrays if one is not None)

    def of_everybody(self, size: int) -> "Values":
        """Return the same with a number for each of so many."""
        if self.owners is None:
            return self
        values = np.full(size, self.others or 0.0)
        values[self.owners] = self.numbers.values
        missing = None
        if self.others is None:
            missing = np.ones(size, np.bool_)
            missing[self.owners] = False
        return Values(Numbers(values, missing), self.doubts)


def amount(
    statistic: Statistic,
    name: str,
    choice: Choice,
    start: int,
    stop: int,
    size: int,
    tallies: Tallies,
) -> Values:
    """Return what a statistic makes of a property between two places, for so many of a unit.

    Missing values are left out and make the result doubtful, as does a `where` that is open.
    """
    if statistic is Statistic.SUM:
        sums = _tallied(name, choice.holds, start, stop, size, tallies)
        if sums is not None:
            return Values(Numbers(sums), _doubts(name, choice, start, stop, size))
    which = choice.holds.between(start, stop)
    owners, column = _known(choice.holds.owners[which], choice.holds.column(name, which))
    doubts = _doubts(name, choice, start, stop, size)
    others = 0.0 if statistic in OF_NOTHING else None
    if column is None:
        return Values(Numbers(np.empty(0)), doubts, np.empty(0, np.int32), others)
    groups = grouped(owners, size)
    numbers = summary(statistic, groups.numbers, column, groups.size)
    if groups.owners is None:
        return Values(numbers, doubts)
    some = Numbers(numbers.values[groups.filled])
    return Values(some, doubts, groups.owners[groups.filled], others)


def latest(name: str, choice: Choice, start: int, stop: int, size: int) -> Values:
    """Return a number that the latest row carries which has it; where none has, it is in doubt."""
    which = choice.holds.between(start, stop)
    owners, column = _known(choice.holds.owners[which], choice.holds.column(name, which))
    values, missing = np.zeros(size), np.ones(size, np.bool_)
    if column is not None:
        assert isinstance(column, Numbers), "scores are numbers"
        # Rows stand in order of time, and what is written last remains.
        values[owners.astype(np.intp)] = column.values
        missing[owners] = False
    return Values(Numbers(values, missing), missing)


def last_times(chosen: Chosen, start: int, stop: int, size: int) -> npt.NDArray[np.int64]:
    """Return when each was last there between two places; 0 for who was not."""
    which = chosen.between(start, stop)
    found = np.zeros(size, np.int64)
    found[chosen.owners[which].astype(np.intp)] = chosen.times(which)
    return found


def _known(owners: Numbers32, column: Column | None) -> tuple[Numbers32, Column | None]:
    """Leave out the rows whose value is missing."""
    missing = None if column is None else column.missing
    if column is None or missing is None or not missing.any():
        return owners, column
    known = np.flatnonzero(~missing)
    return owners[known], column[known]


def _doubts(name: str, choice: Choice, start: int, stop: int, size: int) -> Bits | None:
    """Return who has a row that would count but lacks its value, or may count for all we know."""
    doubtful = [_lacking(name, choice.possible, start, stop)]
    if not choice.sure:
        possible, certain = (
            chosen.owners[chosen.between(start, stop)]
            for chosen in (choice.possible, choice.certain)
        )
        # Whatever is certain is possible too: where there are more of the one, a row is open.
        more = times_each(possible, size) > times_each(certain, size)
        doubtful.append(np.flatnonzero(more))
    owners = np.concatenate(doubtful)
    if not len(owners):
        return None
    found = np.zeros(size, np.bool_)
    found[owners] = True
    return found


def _lacking(name: str, chosen: Chosen, start: int, stop: int) -> Places:
    """Return the owners of the rows between two places that lack a property."""
    which = chosen.between(start, stop)
    column = chosen.column(name, which)
    if column is None:
        return chosen.owners[which].astype(np.int64)
    if column.missing is None:
        return np.empty(0, np.int64)
    return chosen.owners[which][column.missing].astype(np.int64)


def _tallied(
    name: str, chosen: Chosen, start: int, stop: int, size: int, tallies: Tallies
) -> Floats | None:
    """Return exact sums of everybody; None where they are not told from those last asked for."""
    column = chosen.happenings.column_since(name, start)
    if not isinstance(column, Numbers) or column.rest is not None or column.most >= EXACT:
        return None

    def weights(which: slice) -> Floats:
        some = chosen.column(name, which)
        assert isinstance(some, Numbers), "what is there is there in part"
        assert some.exact is not None, "numbers that events carry are added up"
        whole = some.exact.astype(np.float64)
        if some.missing is not None:
            whole[some.missing] = 0.0
        return whole

    which = chosen.between(start, stop)
    passage = Passage(chosen.owners, which.start, which.stop, chosen.most_each)
    totals = tallies.sums((chosen.key, name), passage, size, weights)
    return None if totals is None else totals / 10.0**column.scale
