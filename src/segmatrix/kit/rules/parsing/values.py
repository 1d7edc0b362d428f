"""Values, names, durations and moments: what conditions and windows are made of."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn, TypeVar

from segmatrix.kit.rules.errors import RuleError, shortened
from segmatrix.kit.rules.nodes import Duration, Moment, Span, Unit, Value
from segmatrix.kit.rules.parsing.connectives import close
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.tokens import Kind, Token
from segmatrix.kit.rules.words import quoted, singular

DURATIONS = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
# Units of one length, in which elapsed time is counted.
ELAPSED = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK)
# A thousand years, beyond which no clock can count back.
LONGEST = {
    Unit.MINUTE: 525_600_000,
    Unit.HOUR: 8_760_000,
    Unit.DAY: 365_000,
    Unit.WEEK: 52_000,
    Unit.MONTH: 12_000,
    Unit.QUARTER: 4_000,
    Unit.YEAR: 1_000,
}
Ends = TypeVar("Ends")
One = TypeVar("One")

# `step1` before a point names a step of a sequence.
STEP = re.compile(r"step([0-9]{1,6})")
STEPS_COMPARE = (
    "What another step carries is compared inside “where” of a later step, with “=”, “is”, “!=” or"
    " “is not”: where sku = step1.sku."
)

_ORDINALS = "Write 1st, 2nd, 3rd, 4th and so on."
_TRUTH = {"true": True, "false": False}
_LITERALS = (Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.INSTANT)


def value(cursor: Cursor) -> Value:
    """Read one value: a text, number, date, instant, `true` or `false`."""
    if cursor.token.keyword in _TRUTH:
        return _TRUTH[cursor.advance().keyword]
    token = cursor.take(*_LITERALS)
    if token is None:
        _no_value(cursor)
    return token.value


def values(cursor: Cursor) -> tuple[Value, ...]:
    """Read `(a, b, c)` with one value at least."""
    return _several(cursor, value)


def texts(cursor: Cursor, what: str) -> tuple[str, ...]:
    """Read `("a", "b")` with one text at least; `what` each says stands in the refusal."""
    return _several(cursor, lambda at: text(at, what))


def _several(cursor: Cursor, read: Callable[[Cursor], One]) -> tuple[One, ...]:
    opened = cursor.start
    cursor.expect("(", hint='Put the values in brackets: ("a", "b").')
    found = [read(cursor)]
    while cursor.accept(","):
        found.append(read(cursor))
    if not cursor.sees(")") and cursor.token.kind is not Kind.END:
        raise cursor.unexpected("“,” or “)”")
    close(cursor, opened)
    return tuple(found)


def sees_step(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether `step1.` stands so many tokens ahead."""
    token = cursor.ahead(ahead)
    named = token.kind is Kind.WORD and STEP.fullmatch(token.keyword) is not None
    return named and cursor.ahead(ahead + 1).keyword == "."


def text(cursor: Cursor, what: str) -> str:
    """Read a text in quotes; `what` it says stands in the refusal."""
    token = cursor.take(Kind.TEXT)
    if token is None:
        bare = cursor.token
        if bare.kind in (Kind.WORD, Kind.NAME):
            _quotes_missing(bare, what)
        raise cursor.unexpected(f"{what} in quotes")
    return str(token.value)


def number(cursor: Cursor, what: str, *, example: str = "10") -> int | float:
    """Read a number; `what` it is and an `example` stand in the refusal."""
    token = cursor.take(Kind.NUMBER)
    if token is None:
        quotes = "Numbers stand without quotes: 10. Text is compared with “is”."
        hint = quotes if cursor.token.kind is Kind.TEXT else ""
        raise cursor.unexpected(
            what, hint=STEPS_COMPARE if sees_step(cursor) else hint, example=example
        )
    assert isinstance(token.value, int | float)
    return token.value


def whole(cursor: Cursor, what: str, *, least: int = 0, example: str = "10") -> int:
    """Read a whole number that is not smaller than `least`."""
    start = cursor.start
    found = number(cursor, what, example=example)
    if not isinstance(found, int) or found < least:
        written = shortened(cursor.written(cursor.since(start)))
        raise cursor.wrong(
            f"Expected {what}, found “{written}”.",
            code="number",
            start=start,
            hint=f"Write a whole number, {least} or more.",
        )
    return found


def factor(cursor: Cursor) -> int | float:
    """Read how many times as often, which is more than none."""
    start = cursor.start
    found = number(cursor, "how many times as often")
    if found <= 0:
        raise cursor.wrong(
            f"Expected how many times as often, found “{found}”.",
            code="number",
            start=start,
            hint="Write a number greater than 0.",
        )
    return found


def ordinal(cursor: Cursor) -> int:
    """Read `3rd`; any ending will do."""
    token = cursor.take(Kind.ORDINAL)
    if token is None:
        raise cursor.unexpected("which time", hint=f"{_ORDINALS[:-1]}: for the 3rd time.")
    assert isinstance(token.value, int)
    if token.value == 0:
        raise cursor.wrong(
            "Times are counted from the 1st.",
            code="number",
            start=token.span.start,
            hint=_ORDINALS,
        )
    return token.value


def percent(cursor: Cursor) -> int | float:
    """Read `10%`, more than nothing and at most all."""
    start = cursor.start
    found = number(cursor, "a percentage", example="10%")
    cursor.expect("%", hint="Write the percent sign: 10%.")
    if not 0 < found <= 100:
        raise cursor.wrong(
            f"{found}% is not a share.",
            code="number",
            start=start,
            hint="Write more than 0% and at most 100%.",
        )
    return found


def unit(cursor: Cursor, allowed: tuple[Unit, ...] = DURATIONS) -> Unit:
    """Read a unit of time, singular or plural."""
    word = cursor.accept_one(*allowed)
    if not word:
        quarter = cursor.token.keyword == Unit.QUARTER
        raise cursor.unexpected(
            _either([f"{one}s" for one in allowed]),
            hint="Quarters stand in “this quarter” and “last quarter” alone." if quarter else "",
        )
    return Unit(word)


def duration(cursor: Cursor, allowed: tuple[Unit, ...] = DURATIONS, *, least: int = 0) -> Duration:
    """Read `30 days`."""
    start = cursor.start
    number = whole(cursor, "a number of days, weeks or the like", least=least, example="30 days")
    found = Duration(number, unit(cursor, allowed), span=cursor.since(start))
    refuse_too_long(found.number, found.unit, found.span)
    return found


def elapsed(cursor: Cursor) -> Duration:
    """Read a length of time that every clock measures alike: `3 days`, and no months."""
    if cursor.token.kind is Kind.NUMBER and cursor.ahead(1).keyword in (Unit.MONTH, Unit.YEAR):
        cursor.advance()
        raise cursor.unexpected(
            "minutes, hours, days or weeks",
            hint="Months and years differ in length, and time that passes has one: write 30 days.",
        )
    return duration(cursor, ELAPSED)


def refuse_too_long(number: int, unit: Unit, span: Span) -> None:
    """Refuse to count back further than clocks go."""
    if number > LONGEST[unit]:
        raise RuleError(
            f"{number} {unit}s is longer than a thousand years.",
            code="number",
            span=span,
            hint=f"Write {LONGEST[unit]} or less.",
        )


def moment(cursor: Cursor) -> Moment:
    """Read a date or an instant."""
    token = cursor.take(Kind.DATE, Kind.INSTANT)
    if token is None:
        quoted_date = cursor.token.kind is Kind.TEXT
        raise cursor.unexpected(
            "a date",
            hint="Dates stand without quotes: 2026-05-31."
            if quoted_date
            else "Write it as 2026-05-31, or as 2026-05-31T08:00:00Z.",
        )
    return _moment(token)


def moments(cursor: Cursor) -> tuple[Moment, Moment]:
    """Read `2026-05-01 and 2026-06-01`, the earlier first."""
    return _ascending(cursor, moment, _is_later)


def numbers(cursor: Cursor, what: str) -> tuple[int | float, int | float]:
    """Read `10 and 50`, the smaller first."""
    return _ascending(cursor, lambda at: number(at, what), lambda low, high: low > high)


def wholes(cursor: Cursor, what: str) -> tuple[int, int]:
    """Read `2 and 5`, whole and the smaller first."""
    return _ascending(cursor, lambda at: whole(at, what), lambda low, high: low > high)


def _is_later(first: Moment, second: Moment) -> bool:
    """Whether the second is certainly past; a date and an instant compare only in a zone."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first > second
    if isinstance(first, datetime) or isinstance(second, datetime):
        return False
    return first > second


def _ascending(
    cursor: Cursor, read: Callable[[Cursor], Ends], descends: Callable[[Ends, Ends], bool]
) -> tuple[Ends, Ends]:
    start = cursor.start
    low = read(cursor)
    low_written = cursor.written(cursor.since(start))
    cursor.expect("and")
    middle = cursor.start
    high = read(cursor)
    high_written = cursor.written(cursor.since(middle))
    if descends(low, high):
        raise cursor.wrong(
            "Nothing lies between these: the second is smaller than the first.",
            code="order",
            start=start,
            hint=f"Turn them round: {high_written} and {low_written}.",
            suggestion=f"{high_written} and {low_written}",
        )
    return low, high


def _moment(token: Token) -> Moment:
    assert not isinstance(token.value, str | int | float)
    return token.value


def _no_value(cursor: Cursor) -> NoReturn:
    token = cursor.token
    if sees_step(cursor):
        raise cursor.unexpected("a value", hint=STEPS_COMPARE)
    if token.kind in (Kind.WORD, Kind.NAME) and singular(token.written) not in ("and", "or"):
        _quotes_missing(token, "a value")
    raise cursor.unexpected(
        "a value", hint="Write a text in quotes, a number, a date, true or false."
    )


def _quotes_missing(token: Token, what: str) -> NoReturn:
    raise RuleError(
        f"Expected {what}, found the name “{shortened(str(token.value))}”.",
        code="quotes",
        span=token.span,
        hint=f"Text stands in quotes: {shortened(quoted(str(token.value)))}.",
        suggestion=quoted(str(token.value)),
    )


def _either(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
