"""What somebody did: events by name and properties, how often, for the first or last time."""

from collections.abc import Callable

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import (
    Condition,
    Count,
    CountTest,
    Did,
    EventPattern,
    FirstDid,
    LastDid,
    Property,
    Rule,
    Unit,
)
from segmatrix.kit.rules.parsing import later
from segmatrix.kit.rules.parsing.conditions import condition, name
from segmatrix.kit.rules.parsing.connectives import brackets
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import text, unit, whole, wholes
from segmatrix.kit.rules.parsing.windows import window
from segmatrix.kit.rules.tokens import Kind

_DISTINCT = (Unit.DAY, Unit.WEEK, Unit.MONTH)


def event(cursor: Cursor) -> EventPattern:
    """Read `"order"` with its `where`, if it has one."""
    start = cursor.start
    found = text(cursor, "the name of an event")
    where = _where(cursor) if cursor.accept("where") else None
    return EventPattern(found, where, span=cursor.since(start))


def did(cursor: Cursor) -> Rule:
    """Read `did "order" [where W] [count] [window]`, or `did not`."""
    start = cursor.start
    cursor.expect("did")
    negated = cursor.accept("not")
    what = event(cursor)
    _refuse_later(cursor, start)
    count = _count(cursor)
    _refuse_later(cursor, start)
    when = window(cursor)
    _refuse_later(cursor, start)
    _refuse_a_late_count(cursor)
    return Did(what, count, when, negated, span=cursor.since(start))


def first_did(cursor: Cursor) -> Rule:
    """Read `first did "order" [window]`."""
    return _turn(cursor, "first did", FirstDid)


def last_did(cursor: Cursor) -> Rule:
    """Read `last did "order" [window]`."""
    return _turn(cursor, "last did", LastDid)


def _turn(cursor: Cursor, opening: str, node: Callable[..., Rule]) -> Rule:
    start = cursor.start
    cursor.expect(opening)
    what = event(cursor)
    when = window(cursor)
    return node(what, when, span=cursor.since(start))


def _where(cursor: Cursor) -> Rule:
    """Read one condition on a property, or several in brackets."""
    if cursor.sees("("):
        return brackets(cursor, _property_condition)
    if cursor.sees("not"):
        raise RuleError(
            "“not” after “where” needs brackets.",
            code="where",
            span=cursor.token.span,
            hint="Write: where (not …).",
        )
    return _property_condition(cursor)


def _property_condition(cursor: Cursor) -> Condition:
    start = cursor.start
    if cursor.token.kind is Kind.WORD and cursor.ahead(1).keyword == ".":
        raise later.OTHER_STEP.refused(cursor.token.span)
    subject = Property(name(cursor, "a property of the event"), span=cursor.since(start))
    return condition(cursor, subject, start)


def _count(cursor: Cursor) -> Count | None:
    """Read how often; `more than 14 days ago` and `between 30 and 7 days ago` are windows."""
    start = cursor.start
    if cursor.sees("on"):
        cursor.advance()
        test, number, high = _bounds(cursor)
        return Count(test, number, high, unit(cursor, _DISTINCT), span=cursor.since(start))
    if not _counts(cursor):
        return None
    test, number, high = _bounds(cursor)
    if not cursor.accept("time"):
        hint = "Distinct days are written: on at least 3 days." if _sees_days(cursor) else ""
        raise cursor.unexpected("“times”", hint=hint)
    return Count(test, number, high, span=cursor.since(start))


def _counts(cursor: Cursor) -> bool:
    if cursor.sees(CountTest.BETWEEN):
        return cursor.ahead(4).keyword == "time"
    if cursor.sees(CountTest.MORE_THAN):
        return cursor.ahead(3).keyword not in list(Unit)
    return any(cursor.sees(test) for test in CountTest)


def _sees_days(cursor: Cursor) -> bool:
    return cursor.token.keyword in _DISTINCT


def _bounds(cursor: Cursor) -> tuple[CountTest, int, int | None]:
    word = cursor.accept_one(*CountTest)
    if not word:
        raise cursor.unexpected(
            "“at least”, “at most”, “exactly”, “more than”, “fewer than” or “between”"
        )
    test = CountTest(word)
    if test is CountTest.BETWEEN:
        return test, *wholes(cursor, "how many times")
    return test, whole(cursor, "how many times"), None


def _refuse_later(cursor: Cursor, start: int) -> None:
    for opening, form in later.AFTER_EVENTS.items():
        if cursor.sees(opening):
            raise form.refused(cursor.token.span)
    if cursor.sees("at least") and cursor.ahead(4).keyword == "as":
        raise later.AFTER_EVENTS["as often as"].refused(cursor.token.span)


def _refuse_a_late_count(cursor: Cursor) -> None:
    if cursor.sees("on") or _counts(cursor):
        raise RuleError(
            "How often stands before when.",
            code="syntax",
            span=cursor.token.span,
            hint='Write: did "…" at least 3 times in the last 30 days.',
        )
