"""What a statistic makes of a property over the events of each, and whether it is in doubt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import (
    Booleans,
    Coded,
    Column,
    Dates,
    Instants,
    Lists,
    Numbers,
)
from segmatrix.kit.engine.vector.choosing import Choice, Chosen
from segmatrix.kit.engine.vector.grouping import grouped, times_each
from segmatrix.kit.engine.vector.happenings import Numbers32, Places
from segmatrix.kit.engine.vector.tallying import Passage, Tallies
from segmatrix.kit.engine.vector.testing import Bits, part
from segmatrix.kit.rules.nodes import Statistic

Floats: TypeAlias = npt.NDArray[np.float64]

# Floats hold every whole number below this, and so every sum of such that stays below.
_EXACT = 2**53
# Larger whole numbers are added in two parts, the lower of so many bits.
_LOW_BITS = 26


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
    others = 0.0 if statistic in _OF_NOTHING else None
    if column is None:
        return Values(Numbers(np.empty(0)), doubts, np.empty(0, np.int32), others)
    groups = grouped(owners, size)
    numbers = _STATISTICS[statistic](groups.numbers, column, groups.size)
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
    return owners[known], part(column, known)


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


# --- statistics -----------------------------------------------------------------------------------


def _sum(owners: Numbers32, column: Column, size: int) -> Numbers:
    return Numbers(_sums(owners, _numbers(column), size))


def _tallied(
    name: str, chosen: Chosen, start: int, stop: int, size: int, tallies: Tallies
) -> Floats | None:
    """Return exact sums of everybody; None where they are not told from those last asked for."""
    column = chosen.happenings.rows.column(name)
    if not isinstance(column, Numbers) or column.rest is not None or column.most >= _EXACT:
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
    passage = Passage(chosen.owners, which.start, which.stop)
    totals = tallies.totals((chosen.key, name), passage, size, weights)
    return None if totals is None else totals / 10.0**column.scale


def _average(owners: Numbers32, column: Column, size: int) -> Numbers:
    counts = times_each(owners, size)
    sums = _sums(owners, _numbers(column), size)
    nothing = counts == 0
    return Numbers(sums / np.where(nothing, 1, counts), nothing)


def _minimum(owners: Numbers32, column: Column, size: int) -> Numbers:
    return _outermost(owners, _numbers(column), size, np.minimum)


def _maximum(owners: Numbers32, column: Column, size: int) -> Numbers:
    return _outermost(owners, _numbers(column), size, np.maximum)


def _median(owners: Numbers32, column: Column, size: int) -> Numbers:
    """Return the middle value, or the mean of the middle two."""
    numbers = _numbers(column)
    order = np.lexsort((numbers.values, owners))
    counts = times_each(owners, size)
    nothing = counts == 0
    starts = np.cumsum(counts) - counts
    lower = order[(starts + (counts - 1) // 2)[~nothing]]
    upper = order[(starts + counts // 2)[~nothing]]
    values = np.zeros(size)
    values[~nothing] = _means(numbers, lower, upper)
    return Numbers(values, nothing)


def _means(numbers: Numbers, these: Places, those: Places) -> Floats:
    """Return the mean of each of some numbers and another; decimals are added as such."""
    one, other = numbers.values[these], numbers.values[those]
    sums = one + other
    if numbers.scale and numbers.exact is not None:
        sums = (numbers.exact[these] + numbers.exact[those]) / 10.0**numbers.scale
        if numbers.rest is not None:
            sums += numbers.rest[these] + numbers.rest[those]
    return np.where(one == other, one, sums / 2)


def _distinct(owners: Numbers32, column: Column, size: int) -> Numbers:
    codes, different = _codes(column)
    pairs = np.unique(owners * np.int64(different) + codes)
    return Numbers(np.bincount(pairs // max(different, 1), minlength=size).astype(np.float64))


_STATISTICS: Mapping[Statistic, Callable[[Numbers32, Column, int], Numbers]] = {
    Statistic.SUM: _sum,
    Statistic.AVERAGE: _average,
    Statistic.MINIMUM: _minimum,
    Statistic.MAXIMUM: _maximum,
    Statistic.MEDIAN: _median,
    Statistic.DISTINCT: _distinct,
}
# What there is also of nothing: 0.
_OF_NOTHING = (Statistic.SUM, Statistic.DISTINCT)


def _numbers(column: Column) -> Numbers:
    assert isinstance(column, Numbers), "only numbers are summed up"
    return column


def _sums(owners: Numbers32, column: Numbers, size: int) -> Floats:
    """Return sums; of whole numbers and decimals the exact one, whatever the order of rows."""
    whole = column.exact
    assert whole is not None, "numbers that events carry are added up"
    if len(whole) * max(int(whole.max(initial=0)), -int(whole.min(initial=0))) < _EXACT:
        sums = _added(owners, whole, size)
    else:
        high, low = whole >> _LOW_BITS, whole & ((1 << _LOW_BITS) - 1)
        sums = _added(owners, high, size) * 2.0**_LOW_BITS + _added(owners, low, size)
    if column.scale:
        sums /= 10.0**column.scale
    if column.rest is not None:
        sums += _added(owners, column.rest, size)
    return sums


def _added(owners: Numbers32, values: npt.NDArray[np.number], size: int) -> Floats:
    # Without any row, weights are left out of account and zeros of another type come back.
    sums = np.bincount(owners.astype(np.intp), weights=values, minlength=size)
    return sums.astype(np.float64, copy=False)


def _outermost(owners: Numbers32, column: Numbers, size: int, choose: np.ufunc) -> Numbers:
    order = np.argsort(owners, kind="stable")
    whose = owners[order]
    first = np.flatnonzero(np.diff(whose, prepend=np.int32(-1)))
    values, nothing = np.zeros(size), np.ones(size, np.bool_)
    if len(first):
        values[whose[first]] = choose.reduceat(column.values[order], first)
        nothing[whose[first]] = False
    return Numbers(values, nothing)


def _codes(column: Column) -> tuple[npt.NDArray[np.int64], int]:
    """Return a number for each value, equal for equal ones, and how many numbers there are."""
    match column:
        case Coded(codes, values):
            return codes.astype(np.int64), len(values)
        case Numbers(values, _, exact, _, rest):
            return _numbered(values if exact is None or rest is not None else exact)
        case Booleans(values):
            return values.astype(np.int64), 2
        case Dates(days):
            return _numbered(days)
        case Instants(times):
            return _numbered(times)
        case Lists(values):
            seen: dict[tuple[str, ...], int] = {}
            found = [seen.setdefault(tuple(one), len(seen)) for one in values.to_pylist()]
            return np.array(found, np.int64), len(seen)


def _numbered(values: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], int]:
    different, numbers = np.unique(values, return_inverse=True)
    return numbers.astype(np.int64), len(different)
