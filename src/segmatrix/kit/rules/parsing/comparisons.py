"""What may follow `is`: a value, a comparison, a place in time. Each opening has one function."""

from collections.abc import Callable
from typing import NoReturn

from segmatrix.kit.rules.errors import nearest
from segmatrix.kit.rules.nodes import (
    Compares,
    Duration,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsKnown,
    IsOneOf,
    LessThanAgo,
    MoreThanAgo,
    Order,
    Test,
    Value,
)
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import (
    DURATIONS,
    duration,
    moment,
    moments,
    number,
    numbers,
    percent,
    value,
    values,
)
from segmatrix.kit.rules.tokens import Kind

_WORDS_FOR_MISSING = ("null", "none", "empty", "missing", "blank", "nothing")
_SURELY_ALIKE = 0.75


def being(cursor: Cursor, start: int) -> tuple[Test, bool]:
    """Read what follows `is`: the test, and whether it is negated."""
    if cursor.accept("not"):
        return _is_not(cursor, start)
    for opening, read in IS_TESTS.items():
        if cursor.accept(opening):
            return read(cursor, start), False
    return equals(cursor, start), False


def _is_not(cursor: Cursor, start: int) -> tuple[Test, bool]:
    if cursor.accept("one of"):
        return _one_of(cursor, start), True
    wrong = next((opening for opening in IS_TESTS if cursor.sees(opening)), None)
    if wrong == "known":
        cursor.accept("known")
        raise cursor.wrong(
            "“is not known” is not a condition.",
            code="syntax",
            start=start,
            hint="Write “is unknown”.",
            suggestion="is unknown",
        )
    if wrong is not None:
        raise cursor.wrong(
            f"“is not {wrong}” is not a condition.",
            code="syntax",
            start=start,
            hint=f"Put “not” in front of the whole condition: not … is {wrong} …",
        )
    return equals(cursor, start), True


def equals(cursor: Cursor, start: int) -> Test:
    """Read the value that is to be equal."""
    _refuse_a_misspelt_test(cursor)
    wanted = value(cursor)
    return Is(wanted, ignoring_case(cursor, (wanted,)), span=cursor.since(start))


def _refuse_a_misspelt_test(cursor: Cursor) -> None:
    """Refuse `is betwen` and `is empty`, which would pass for text without its quotes."""
    if cursor.token.kind is not Kind.WORD:
        return
    if cursor.token.keyword in _WORDS_FOR_MISSING:
        raise cursor.unexpected("a value", hint="A missing value is asked for with “is unknown”.")
    if nearest(cursor.token.keyword, [*IS_TESTS, "unknown"], alike=_SURELY_ALIKE):
        raise cursor.unexpected("a value or a test", known=[*IS_TESTS, "unknown"])


def _one_of(cursor: Cursor, start: int) -> Test:
    wanted = values(cursor)
    return IsOneOf(wanted, ignoring_case(cursor, wanted), span=cursor.since(start))


def ignoring_case(cursor: Cursor, wanted: tuple[Value, ...]) -> bool:
    """Read `ignoring case` if it comes next, which only texts take."""
    start = cursor.start
    if not cursor.accept("ignoring case"):
        return False
    if not all(isinstance(one, str) for one in wanted):
        raise cursor.wrong(
            "Only text has upper and lower case.",
            code="type",
            start=start,
            hint="Take “ignoring case” out.",
        )
    return True


def known(cursor: Cursor, start: int) -> Test:
    """Return the test for a value that is known."""
    return IsKnown(span=cursor.since(start))


def _on(cursor: Cursor, start: int) -> Test:
    return Is(moment(cursor), span=cursor.since(start))


def _between(cursor: Cursor, start: int) -> Test:
    if cursor.token.kind in (Kind.DATE, Kind.INSTANT):
        return IsBetween(*moments(cursor), span=cursor.since(start))
    return IsBetween(*numbers(cursor, "a number or a date"), span=cursor.since(start))


def _in_the_top(cursor: Cursor, start: int) -> Test:
    return IsInTop(percent(cursor), span=cursor.since(start))


def _in_the_bottom(cursor: Cursor, start: int) -> Test:
    return IsInTop(percent(cursor), bottom=True, span=cursor.since(start))


def _in_the_last(cursor: Cursor, start: int) -> Test:
    return IsInTheLast(duration(cursor, least=1), span=cursor.since(start))


def _in_the_next(cursor: Cursor, start: int) -> Test:
    return IsInTheNext(duration(cursor, least=1), span=cursor.since(start))


def _in(cursor: Cursor, start: int) -> NoReturn:
    cursor.expect("the")
    words = ("top", "bottom", "last", "next")
    raise cursor.unexpected("“top”, “bottom”, “last” or “next”", known=words)


def _before(cursor: Cursor, start: int) -> Test:
    return IsBefore(moment(cursor), span=cursor.since(start))


def _after(cursor: Cursor, start: int) -> Test:
    return IsAfter(moment(cursor), span=cursor.since(start))


def _more_than(cursor: Cursor, start: int) -> Test:
    if cursor.ahead(1).keyword in DURATIONS:
        return MoreThanAgo(_age(cursor), span=cursor.since(start))
    return ordered(cursor, start, Order.MORE)


def _less_than(cursor: Cursor, start: int) -> Test:
    if cursor.ahead(1).keyword in DURATIONS:
        return LessThanAgo(_age(cursor), span=cursor.since(start))
    return ordered(cursor, start, Order.LESS)


def _age(cursor: Cursor) -> Duration:
    age = duration(cursor)
    cursor.expect("ago")
    return age


def _at_least(cursor: Cursor, start: int) -> Test:
    return ordered(cursor, start, Order.AT_LEAST)


def _at_most(cursor: Cursor, start: int) -> Test:
    return ordered(cursor, start, Order.AT_MOST)


def ordered(cursor: Cursor, start: int, order: Order) -> Test:
    """Read the number to compare with."""
    if cursor.token.kind in (Kind.DATE, Kind.INSTANT):
        raise cursor.unexpected(
            "a number", hint="Dates take “is before”, “is after”, “is on”, “is between”."
        )
    return Compares(order, number(cursor, "a number"), span=cursor.since(start))


# What may follow `is`; longer openings stand before shorter ones.
IS_TESTS: dict[str, Callable[[Cursor, int], Test]] = {
    "one of": _one_of,
    "known": known,
    "on": _on,
    "between": _between,
    "in the top": _in_the_top,
    "in the bottom": _in_the_bottom,
    "in the last": _in_the_last,
    "in the next": _in_the_next,
    "in": _in,
    "before": _before,
    "after": _after,
    "more than": _more_than,
    "less than": _less_than,
    "at least": _at_least,
    "at most": _at_most,
}
