"""How regularly: `at least 2 times per week in at least 3 of the last 4 weeks`."""

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Count, CountTest, Duration, EventPattern, Rhythm, Rule, Unit
from segmatrix.kit.rules.parsing.counts import bounds
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import duration, refuse_too_long, unit, whole
from segmatrix.kit.rules.tokens import Kind

# As many periods as two years and a half of days; more is a slip of the hand.
MOST_PERIODS = 1000
_FULL = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_EXAMPLE = "at least 2 times per week in at least 3 of the last 4 weeks"


def rhythm(
    cursor: Cursor, start: int, what: EventPattern, often: Count | None, negated: bool
) -> Rule:
    """Read `per week in at least 3 of the last 4 weeks` after the event and how often."""
    often = _times(cursor, often)
    cursor.expect("per")
    per = _period(cursor)
    cursor.expect("in", example=_EXAMPLE)
    opening = cursor.start
    test, number, high = bounds(cursor, "how many periods")
    periods = Count(test, number, high, span=cursor.since(opening))
    cursor.expect("of the last", example=_EXAMPLE)
    last = _last(cursor)
    _refuse_more_than_there_are(cursor, periods, last)
    full = _full(cursor, per)
    _unit_again(cursor, per)
    found = Rhythm(what, often, per, periods, last, full, negated, span=cursor.since(start))
    refuse_too_long(per.number * last, per.unit, found.span)
    return found


def _times(cursor: Cursor, often: Count | None) -> Count:
    if often is None:
        raise cursor.unexpected("how often before “per”", hint=f"Write: {_EXAMPLE}.")
    if often.distinct is not None:
        raise RuleError(
            "A rhythm counts times, not days, weeks or months.",
            code="syntax",
            span=often.span,
            hint=f"Write: {_EXAMPLE}.",
        )
    return often


def _period(cursor: Cursor) -> Duration:
    """Read `week`, which is one, or `3 days`."""
    if cursor.token.kind is Kind.NUMBER:
        return duration(cursor, least=1)
    start = cursor.start
    of = unit(cursor)
    return Duration(1, of, span=cursor.since(start))


def _last(cursor: Cursor) -> int:
    start = cursor.start
    last = whole(cursor, "how many periods", least=1)
    if last > MOST_PERIODS:
        raise cursor.wrong(
            f"{last} periods are more than anybody looks at.",
            code="number",
            start=start,
            hint=f"Write {MOST_PERIODS} or fewer.",
        )
    return last


def _refuse_more_than_there_are(cursor: Cursor, periods: Count, last: int) -> None:
    least = {
        CountTest.AT_MOST: 0,
        CountTest.FEWER_THAN: 0,
        CountTest.MORE_THAN: periods.number + 1,
    }.get(periods.test, periods.number)
    if least > last:
        raise cursor.wrong(
            f"{least} of {last} can never hold.",
            code="number",
            start=periods.span.start,
            hint=f"Ask for {last} or fewer, or look at more periods.",
        )


def _full(cursor: Cursor, per: Duration) -> bool:
    start = cursor.start
    if not cursor.accept("full"):
        return False
    if per.number != 1 or per.unit not in _FULL:
        raise cursor.wrong(
            "Only single days, weeks, months or years are full.",
            code="syntax",
            start=start,
            hint="Take “full” out, or write: per week in at least 3 of the last 4 full weeks.",
        )
    return True


def _unit_again(cursor: Cursor, per: Duration) -> None:
    """Read the unit that stood after `per`, or `periods`, which any length is."""
    single = per.number == 1
    if not cursor.accept("period") and not (single and cursor.accept(per.unit)):
        again = f"{per.unit}s" if single else "periods"
        length = per.unit if single else f"{per.number} {per.unit}s"
        raise cursor.unexpected(f"“{again}”", hint=f"After “per {length}” it is: {again}.")
