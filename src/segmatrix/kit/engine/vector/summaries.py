"""What statistics make of the values in each of some groups."""

from collections.abc import Callable, Mapping
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
from segmatrix.kit.engine.vector.grouping import times_each
from segmatrix.kit.engine.vector.happenings import Numbers32, Places
from segmatrix.kit.rules.nodes import Statistic

Floats: TypeAlias = npt.NDArray[np.float64]

EXACT = 2**53
"""Floats hold every whole number below this, and so every sum of such that stays below."""
# Larger whole numbers are added in two parts, the lower of so many bits.
_LOW_BITS = 26


def summary(statistic: Statistic, groups: Numbers32, column: Column, size: int) -> Numbers:
    """Return what a statistic makes of the values in each group.

    Args:
        statistic: which one.
        groups: the group of each value.
        column: the values; none of them missing.
        size: how many groups there are, with values or without.
    """
    return _STATISTICS[statistic](groups, column, size)


def _sum(owners: Numbers32, column: Column, size: int) -> Numbers:
    return Numbers(_sums(owners, _numbers(column), size))


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


def _numbers(column: Column) -> Numbers:
    assert isinstance(column, Numbers), "only numbers are summed up"
    return column


def _sums(owners: Numbers32, column: Numbers, size: int) -> Floats:
    """Return sums; of whole numbers and decimals the exact one, whatever the order of rows."""
    whole = column.exact
    assert whole is not None, "numbers that events carry are added up"
    if len(whole) * max(int(whole.max(initial=0)), -int(whole.min(initial=0))) < EXACT:
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


_STATISTICS: Mapping[Statistic, Callable[[Numbers32, Column, int], Numbers]] = {
    Statistic.SUM: _sum,
    Statistic.AVERAGE: _average,
    Statistic.MINIMUM: _minimum,
    Statistic.MAXIMUM: _maximum,
    Statistic.MEDIAN: _median,
    Statistic.DISTINCT: _distinct,
}
OF_NOTHING = (Statistic.SUM, Statistic.DISTINCT)
"""What there is also of nothing: 0."""
