"""Whether a column of values passes a test, in arrays; each different text is asked once."""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.clustered import (
    Booleans,
    Coded,
    Column,
    Dates,
    Instants,
    Lists,
    Numbers,
)
from segmatrix.kit.data.windows import Calendar, Interval
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.engine.vector.happenings import bounds
from segmatrix.kit.engine.watching import checkpoint
from segmatrix.kit.rules.nodes import (
    Compares,
    Has,
    HasText,
    Is,
    IsBetween,
    IsInTop,
    IsKnown,
    IsOneOf,
    Order,
    Test,
    TextTest,
    Value,
)

Bits: TypeAlias = npt.NDArray[np.bool_]

# Comparing all codes with one is so much faster than looking each up in a table.
_FEW_CODES = 8
# Floats hold every whole number up to here.
_EXACT = 2**53
# So many texts are searched together.
_AT_ONCE = 4096


def everywhere(size: int) -> Logic[Bits]:
    """Return how truths of so many rows are combined."""
    return Logic(np.ones(size, np.bool_), _so_many)


def _so_many(number: int, truths: Sequence[Bits]) -> Bits:
    found: Bits = np.stack(truths).sum(axis=0) >= number
    return found


def verdict(
    column: Column, test: Test, calendar: Calendar, doubt: Bits | None = None
) -> Verdict[Bits]:
    """Return the verdict on a test of a column, one for each value.

    A missing value never passes. Where there is a `doubt` about the value the verdict is open;
    without a word about doubts the missing values are in doubt.
    """
    checkpoint()
    missing = column.missing
    if isinstance(test, IsKnown):
        return Verdict.known(np.ones(len(column), np.bool_) if missing is None else ~missing)
    holds = passes(column, test, calendar)
    if missing is not None and not isinstance(column, Coded):
        holds &= ~missing
    return open_where(holds, missing if doubt is None else doubt)


def open_where(holds: Bits, doubt: Bits | None) -> Verdict[Bits]:
    """Return a verdict that is open wherever there is a doubt."""
    if doubt is None or not doubt.any():
        return Verdict.known(holds)
    return Verdict.doubted(holds, doubt)


def passes(column: Column, test: Test, calendar: Calendar) -> Bits:
    """Return where values pass a test; where one is missing it is False or means nothing."""
    match column:
        case Coded():
            return _coded(column, test)
        case Numbers():
            return _numbers(column, test)
        case Booleans(values):
            wanted = test.values if isinstance(test, IsOneOf) else (test.value,)  # type: ignore[union-attr]
            return _any([values if one else ~values for one in wanted])
        case Lists(values):
            assert isinstance(test, Has), f"{test} is no test of lists"
            return _lists(values, test)
        case Dates() | Instants():
            tests = map(Is, test.values) if isinstance(test, IsOneOf) else [test]
            return _any([_during(column, calendar, calendar.test(one)) for one in tests])


def _any(found: Sequence[Bits]) -> Bits:
    either: Bits = reduce(operator.or_, found)
    return either


# --- numbers and time -----------------------------------------------------------------------------


def _numbers(column: Numbers, test: Test) -> Bits:
    match test:
        case Is(bound):
            return _compared(operator.eq, column, bound)
        case IsOneOf(values):
            return _any([_compared(operator.eq, column, one) for one in values])
        case Compares(order, bound):
            return _compared(_ORDERS[order], column, bound)
        case IsBetween(low, high):
            return _compared(operator.ge, column, low) & _compared(operator.le, column, high)
    raise TypeError(f"{test} is no test of numbers")


_ORDERS: Mapping[Order, Callable[[Any, Any], Any]] = {
    Order.LESS: operator.lt,
    Order.AT_MOST: operator.le,
    Order.MORE: operator.gt,
    Order.AT_LEAST: operator.ge,
}


def _compared(compare: Callable[[Any, Any], Any], column: Numbers, bound: Any) -> Bits:
    """Compare numbers with a bound, very large whole ones as such."""
    values: npt.NDArray[Any] = column.values
    if isinstance(bound, int) and abs(bound) >= _EXACT:
        if column.exact is not None and column.scale == 0 and abs(bound) < 2**63:
            values = column.exact
        else:
            bound = float(bound)
    found: Bits = compare(values, bound)
    return found


def _during(column: Dates | Instants, calendar: Calendar, interval: Interval) -> Bits:
    if isinstance(column, Dates):
        dates = calendar.dates(interval)
        return _between(column.days, _day(dates.start), _day(dates.end))
    return _between(column.times, *bounds(interval))


def _between(values: npt.NDArray[Any], start: int | None, end: int | None) -> Bits:
    inside: Bits = values >= (np.iinfo(values.dtype).min if start is None else start)
    if end is not None:
        inside &= values < end
    return inside


def _day(day: date | None) -> int | None:
    return None if day is None else (day - date(1970, 1, 1)).days


def top(values: npt.NDArray[np.float64], known: Bits, test: IsInTop) -> Bits:
    """Return which values are, by rank, in the top (or bottom) so many percent of those known."""
    share = Fraction(str(test.percent)) / 100
    counted = values[known]
    if test.bottom:
        values, counted = -values, -counted
    most = len(counted) * share.numerator // share.denominator
    if most >= len(counted):
        return known.copy()
    # Whoever is above the highest that does not fit; a group of equals that fits in part is out.
    highest = len(counted) - most - 1
    inside: Bits = known & (values > np.partition(counted, highest)[highest])
    return inside


# --- texts and lists ------------------------------------------------------------------------------


def _coded(column: Coded, test: Test) -> Bits:
    right = _right(column.values, test)
    chosen = np.flatnonzero(right)
    if len(chosen) == 0:
        return np.zeros(len(column.codes), np.bool_)
    if len(chosen) == len(right):
        return column.codes >= 0
    if len(chosen) <= _FEW_CODES:
        return _any([column.codes == code for code in chosen.astype(np.int32)])
    # The last place is for the missing, whose code is -1.
    found: Bits = np.append(right, False)[column.codes]
    return found


def _right(values: pa.StringArray, test: Test) -> Bits:
    """Return which of some different texts pass."""
    match test:
        case Is(text, ignoring_case):
            found = _equal(values, [text], ignoring_case)
        case IsOneOf(texts, ignoring_case):
            found = _equal(values, texts, ignoring_case)
        case HasText():
            found = _has_text(values, test)
        case _:
            raise TypeError(f"{test} is no test of text")
    bits: Bits = found.to_numpy(zero_copy_only=False)
    return bits.astype(np.bool_, copy=False)


def _equal(values: pa.StringArray, wanted: Sequence[Value], ignoring_case: bool) -> pa.Array:
    texts = pa.array([str(one) for one in wanted], pa.string())
    if ignoring_case:
        values, texts = pc.utf8_lower(values), pc.utf8_lower(texts)
    return pc.is_in(values, value_set=texts)


def _has_text(values: pa.StringArray, test: HasText) -> pa.Array:
    if test.test is TextTest.MATCHES:
        return _matching(values, f"(?i){test.text}" if test.ignoring_case else test.text)
    text = test.text
    if test.ignoring_case:
        values, text = pc.utf8_lower(values), pc.utf8_lower(pa.scalar(text)).as_py()
    match test.test:
        case TextTest.CONTAINS:
            return pc.match_substring(values, text)
        case TextTest.STARTS_WITH:
            return pc.starts_with(values, text)
        case TextTest.ENDS_WITH:
            return pc.ends_with(values, text)


def _matching(values: pa.StringArray, pattern: str) -> pa.Array:
    """Return which texts an expression of RE2 finds something in; long ones take their time."""
    found = []
    for start in range(0, max(len(values), 1), _AT_ONCE):
        checkpoint()
        found.append(pc.match_substring_regex(values.slice(start, _AT_ONCE), pattern))
    return pa.concat_arrays(found)


def _lists(values: pa.ListArray, test: Has) -> Bits:
    elements = values.flatten()
    owners = pc.list_parent_indices(values).to_numpy(zero_copy_only=False)

    def containing(value: Value) -> Bits:
        found = np.zeros(len(values), np.bool_)
        here = pc.equal(elements, element(value)).fill_null(False)
        found[owners[here.to_numpy(zero_copy_only=False)]] = True
        return found

    each = [containing(one) for one in test.values]
    return reduce(np.logical_and, each) if test.all else _any(each)


def element(value: Value) -> str:
    """Return a value as the text that lists are made of."""
    return str(value).lower() if isinstance(value, bool) else str(value)
