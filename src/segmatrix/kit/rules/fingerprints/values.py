"""Values and lengths of time, so that equal ones are written alike."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from segmatrix.kit.rules.nodes import Duration, Unit, Value


def value(given: Any) -> Any:
    """Return a value so that equal ones are written alike: 3 for 3.0, UTC for other zones."""
    if isinstance(given, datetime):
        return given.astimezone(UTC)
    return number(given)


def number(given: Any) -> Any:
    """Return a number, a whole one without its point."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def values(given: Iterable[Value]) -> tuple[Value, ...]:
    """Return values in one order and without repeats."""
    # By type too: `true` is not 1, and a text does not compare with a number.
    distinct = {(type(one).__name__, one): one for one in map(value, given)}
    return tuple(distinct[place] for place in sorted(distinct))


def folded(text: Any, ignoring_case: bool) -> Any:
    """Return a text in the case that it is compared in, where all back ends fold it alike."""
    return text.lower() if ignoring_case and isinstance(text, str) and text.isascii() else text


def duration(given: Duration) -> Duration:
    """Return a length in the smallest unit that always says the same: a year is 12 months."""
    times, unit = _SMALLER.get(given.unit, (1, given.unit))
    return Duration(given.number * times, unit)


def elapsed(given: Duration) -> Duration:
    """Return a length of elapsed time in minutes: a day is 24 hours."""
    return Duration(given.number * _MINUTES[given.unit], Unit.MINUTE)


_SMALLER = {
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.WEEK: (7, Unit.DAY),
    Unit.YEAR: (12, Unit.MONTH),
}
_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60, Unit.WEEK: 7 * 24 * 60}
