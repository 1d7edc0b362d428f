"""How often: counts as `at least`, `exactly` or `between`, negated where they bound from above."""

from collections.abc import Callable
from typing import Any

from segmatrix.kit.rules.fingerprints.logic import EVERYONE, NOBODY, signed
from segmatrix.kit.rules.nodes import Count, CountTest

ONCE = Count(CountTest.AT_LEAST, 1)


def counted(count: Count | None, negated: bool, done: Callable[[Count], Any]) -> Any:
    """Return the normal form of something that was `done` so often, or was not."""
    if count is None:
        return signed(done(ONCE), negated)
    low, high = bounds(count)
    if high is None:
        return signed(EVERYONE if low <= 0 else done(_least(low, count)), negated)
    if low <= 0:
        return signed(EVERYONE if high < 0 else done(_least(high + 1, count)), not negated)
    return signed(done(_within(low, high, count)), negated)


def some_of(count: Count, total: int, negated: bool, done: Callable[[Count], Any]) -> Any:
    """Return the normal form of what was done in so many of a `total` of periods."""
    low, high = bounds(count)
    if low > total:
        return signed(NOBODY, negated)
    unbounded = high is None or high >= total
    return counted(_least(low, count) if unbounded else count, negated, done)


def canonical(count: Count) -> Count:
    """Return a count that is not negated, in the writing that all equal ones share."""
    low, high = bounds(count)
    return _least(low, count) if high is None else _within(low, high, count)


def bounds(count: Count) -> tuple[int, int | None]:
    """Return the smallest and the largest number that fulfil a count; none is without bound."""
    match count.test:
        case CountTest.AT_LEAST:
            return count.number, None
        case CountTest.MORE_THAN:
            return count.number + 1, None
        case CountTest.AT_MOST:
            return 0, count.number
        case CountTest.FEWER_THAN:
            return 0, count.number - 1
        case CountTest.EXACTLY:
            return count.number, count.number
        case CountTest.BETWEEN:
            return count.number, count.high


def _least(low: int, count: Count) -> Count:
    # Once on some day is once.
    return Count(CountTest.AT_LEAST, low, None, None if low == 1 else count.distinct)


def _within(low: int, high: int, count: Count) -> Count:
    if low == high:
        return Count(CountTest.EXACTLY, low, None, count.distinct)
    return Count(CountTest.BETWEEN, low, high, count.distinct)
