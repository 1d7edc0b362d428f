"""Windows: the time in which events count. Each form is one function in WINDOWS."""

from collections.abc import Callable

from segmatrix.kit.rules.nodes import (
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Duration,
    Ever,
    InTheLast,
    LessThanAgo,
    MoreThanAgo,
    Since,
    Unit,
    Window,
)
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import (
    DURATIONS,
    duration,
    moment,
    moments,
    refuse_too_long,
    unit,
    whole,
)
from segmatrix.kit.rules.tokens import Kind

_FULL = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_THIS_OR_LAST = (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def window(cursor: Cursor) -> Window:
    """Read a window if one comes next; without one, all history counts."""
    start = cursor.start
    for opening, read in WINDOWS.items():
        if cursor.sees(opening) and _is_time(cursor, opening):
            return read(cursor, start)
    return Ever()


def ages(cursor: Cursor, start: int) -> BetweenAges:
    """Read `30 and 7 days ago`, the older first."""
    oldest = whole(cursor, "a number of days, weeks or the like")
    cursor.expect("and")
    newest = whole(cursor, "a number of days, weeks or the like")
    of = unit(cursor)
    cursor.expect("ago")
    found = BetweenAges(oldest, newest, of, span=cursor.since(start))
    refuse_too_long(max(oldest, newest), of, found.span)
    if oldest < newest:
        raise cursor.wrong(
            "Ages run from older to newer.",
            code="order",
            start=start,
            hint=f"Write: between {newest} and {oldest} {of}s ago.",
            suggestion=f"between {newest} and {oldest} {of}s ago",
        )
    return found


def _is_time(cursor: Cursor, opening: str) -> bool:
    """Tell windows from counts and other forms that begin with the same words."""
    return opening not in ("more than", "less than") or cursor.ahead(3).keyword in DURATIONS


def _in_the_last(cursor: Cursor, start: int) -> Window:
    cursor.expect("in the last")
    full = cursor.ahead(1).keyword == "full"
    if not full:
        length = duration(cursor, least=1)
        return InTheLast(length, span=cursor.since(start))
    return InTheLast(_full_units(cursor), full=True, span=cursor.since(start))


def _full_units(cursor: Cursor) -> Duration:
    start = cursor.start
    number = whole(cursor, "a number", least=1)
    cursor.expect("full")
    if cursor.token.keyword in (Unit.MINUTE, Unit.HOUR):
        rolling = f"in the last {number} {cursor.token.written}"
        raise cursor.unexpected(
            "days, weeks, months or years",
            hint=f"Minutes and hours are never full: write “{rolling}”.",
        )
    of = unit(cursor, _FULL)
    span = cursor.since(start)
    refuse_too_long(number, of, span)
    return Duration(number, of, span=span)


def _between(cursor: Cursor, start: int) -> Window:
    cursor.expect("between")
    if cursor.token.kind is Kind.NUMBER:
        return ages(cursor, start)
    first, second = moments(cursor)
    return BetweenMoments(first, second, span=cursor.since(start))


def _since(cursor: Cursor, start: int) -> Window:
    cursor.expect("since")
    return Since(moment(cursor), span=cursor.since(start))


def _before(cursor: Cursor, start: int) -> Window:
    cursor.expect("before")
    return Before(moment(cursor), span=cursor.since(start))


def _ago(node: Callable[..., Window], opening: str) -> Callable[[Cursor, int], Window]:
    def read(cursor: Cursor, start: int) -> Window:
        cursor.expect(opening)
        length = duration(cursor)
        cursor.expect("ago")
        return node(length, span=cursor.since(start))

    return read


def _today(cursor: Cursor, start: int) -> Window:
    cursor.expect("today")
    return CalendarUnit("this", Unit.DAY, span=cursor.since(start))


def _calendar_unit(cursor: Cursor, start: int) -> Window:
    which = cursor.accept_one("this", "last")
    if cursor.token.kind is Kind.NUMBER:
        raise cursor.unexpected(
            "week, month, quarter or year", hint=f"Write “in the {which}” before a number."
        )
    of = unit(cursor, _THIS_OR_LAST)
    return CalendarUnit(which, of, span=cursor.since(start))


def _ever(cursor: Cursor, start: int) -> Window:
    cursor.expect("ever")
    return Ever(span=cursor.since(start))


WINDOWS: dict[str, Callable[[Cursor, int], Window]] = {
    "in": _in_the_last,
    "between": _between,
    "since": _since,
    "before": _before,
    "today": _today,
    "this": _calendar_unit,
    "last": _calendar_unit,
    "more than": _ago(MoreThanAgo, "more than"),
    "less than": _ago(LessThanAgo, "less than"),
    "ever": _ever,
}
