"""Values of the reference: whether one passes a test, and amounts of several."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import re2

from segmatrix.kit.data.decimals import DECIMALS, EXACT_BELOW
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.reference.answers import Answer, sure
from segmatrix.kit.rules import nodes as n

_ELAPSED = {
    n.Unit.MINUTE: timedelta(minutes=1),
    n.Unit.HOUR: timedelta(hours=1),
    n.Unit.DAY: timedelta(hours=24),
    n.Unit.WEEK: timedelta(hours=7 * 24),
}


def tested(value: Any, test: n.Test, calendar: Calendar) -> Answer:
    if isinstance(test, n.IsKnown):
        return sure(not missing(value))
    if missing(value):
        return Answer(False, None)
    return sure(_passes(value, test, calendar))


def _passes(value: Any, test: n.Test, calendar: Calendar) -> bool:
    match test:
        case n.IsOneOf(values, ignoring_case):
            return any(_passes(value, n.Is(one, ignoring_case), calendar) for one in values)
        case n.Has(values, every):
            held = [str(one) in [str(element) for element in value] for one in values]
            return all(held) if every else any(held)
        case n.HasText(kind, text, ignoring_case):
            return has_text(value, kind, text, ignoring_case)
        case n.Is(str() as text, True):
            return _small(value) == _small(text)
    if isinstance(value, date):
        return instant(value, calendar) in calendar.test(test)
    match test:
        case n.Is(one):
            return bool(value == one)
        case n.Compares(order, bound):
            compared: dict[n.Order, bool] = {
                n.Order.LESS: value < bound,
                n.Order.AT_MOST: value <= bound,
                n.Order.MORE: value > bound,
                n.Order.AT_LEAST: value >= bound,
            }
            return compared[order]
        case n.IsBetween(low, high):
            return bool(low <= value <= high)
    raise TypeError(test)


def instant(moment: Any, calendar: Calendar) -> datetime:
    """Return an instant; of a date, its start."""
    return moment if isinstance(moment, datetime) else calendar.instant(moment)


def elapsed(length: n.Duration) -> timedelta:
    """Return a length of time that passes whatever clocks do: a day is 24 hours."""
    return length.number * _ELAPSED[length.unit]


def missing(value: Any) -> bool:
    return value is None or value == "" or value != value


def count_test(count: n.Count | None) -> Callable[[int], bool]:
    if count is None:
        return lambda number: number >= 1
    wanted, high = count.number, count.high or 0
    return {
        n.CountTest.AT_LEAST: lambda number: number >= wanted,
        n.CountTest.AT_MOST: lambda number: number <= wanted,
        n.CountTest.EXACTLY: lambda number: number == wanted,
        n.CountTest.MORE_THAN: lambda number: number > wanted,
        n.CountTest.FEWER_THAN: lambda number: number < wanted,
        n.CountTest.BETWEEN: lambda number: wanted <= number <= high,
    }[count.test]


def amount(statistic: n.Statistic, values: list[Any]) -> Any:
    if statistic is n.Statistic.DISTINCT:
        return len({tuple(value) if isinstance(value, list) else value for value in values})
    if statistic is n.Statistic.SUM:
        return total(values)
    if not values:
        return None
    match statistic:
        case n.Statistic.MINIMUM:
            return float(min(values))
        case n.Statistic.MAXIMUM:
            return float(max(values))
        case n.Statistic.MEDIAN:
            values = sorted(values)[(len(values) - 1) // 2 : len(values) // 2 + 1]
    return total(values) / len(values)


def total(numbers: Iterable[int | float | Decimal]) -> float:
    """Add up numbers: whole ones and decimals as what they are written as, all others as floats."""
    exact, floats = Fraction(0), 0.0
    for number in numbers:
        written = Decimal(str(number))
        if isinstance(number, int) or _is_decimal(written):
            exact += Fraction(written)
        else:
            floats += float(number)
    return float(exact) + floats


def _is_decimal(written: Decimal) -> bool:
    return abs(written) < EXACT_BELOW and written == round(written, DECIMALS)


def has_text(value: str, kind: n.TextTest, text: str, ignoring_case: bool) -> bool:
    if kind is n.TextTest.MATCHES:
        return bool(re2.search(f"(?i){text}" if ignoring_case else text, value))
    if ignoring_case:
        value, text = _small(value), _small(text)
    match kind:
        case n.TextTest.CONTAINS:
            return text in value
        case n.TextTest.STARTS_WITH:
            return value.startswith(text)
        case n.TextTest.ENDS_WITH:
            return value.endswith(text)


def _small(text: str) -> str:
    """Lower each letter by itself, as databases do; Python knows letters that become two."""
    return "".join(letter.lower()[0] for letter in text)
