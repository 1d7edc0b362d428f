"""What somebody did: how often, for which time, in which order, in which rhythm.

After `did` and the event, the next words say which form it is; each has one function in FORMS.
"""

from collections.abc import Callable

from segmatrix.kit.rules.nodes import (
    Did,
    EventPattern,
    FirstDid,
    LastDid,
    MoreOften,
    NthDid,
    Rule,
    Sequence,
)
from segmatrix.kit.rules.parsing.counts import count, sees_count
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.events import event
from segmatrix.kit.rules.parsing.rhythms import rhythm
from segmatrix.kit.rules.parsing.values import elapsed, factor, ordinal
from segmatrix.kit.rules.parsing.windows import window

_OFTEN_AS = "Counts compare by “more often than” and “at least 2 times as often as”."


def did(cursor: Cursor) -> Rule:
    """Read `did "order"`, or `did not`, with all that may follow."""
    start = cursor.start
    cursor.expect("did")
    negated = cursor.accept("not")
    what = event(cursor)
    form = next((read for opening, read in FORMS.items() if cursor.sees(opening)), None)
    if form is None:
        form = _as_often if _sees_as_often(cursor) else _so_often
    found = form(cursor, start, what, negated)
    _refuse_what_stood_earlier(cursor)
    return found


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


def _so_often(cursor: Cursor, start: int, what: EventPattern, negated: bool) -> Rule:
    """Read `[count] [window]`, or the rhythm that a count begins."""
    often = count(cursor)
    if cursor.sees("per"):
        return rhythm(cursor, start, what, often, negated)
    if often and cursor.sees("as"):
        raise cursor.unexpected("a window or the end of the condition", hint=_OFTEN_AS)
    when = window(cursor)
    return Did(what, often, when, negated, span=cursor.since(start))


def _nth(cursor: Cursor, start: int, what: EventPattern, negated: bool) -> Rule:
    """Read `for the 3rd time [window]`."""
    cursor.expect("for the", example="for the 3rd time")
    number = ordinal(cursor)
    cursor.expect("time", example="for the 3rd time")
    when = window(cursor)
    return NthDid(what, number, when, negated, span=cursor.since(start))


def _more_often(cursor: Cursor, start: int, what: EventPattern, negated: bool) -> Rule:
    """Read `more often than "import" [window]`."""
    cursor.expect("more often than", example='more often than "import"')
    return _compared(cursor, start, what, None, negated)


def _sees_as_often(cursor: Cursor) -> bool:
    return cursor.sees("at least") and cursor.ahead(4).keyword == "as"


def _as_often(cursor: Cursor, start: int, what: EventPattern, negated: bool) -> Rule:
    """Read `at least 2 times as often as "import" [window]`."""
    cursor.expect("at least")
    times = factor(cursor)
    cursor.expect("time as often as", hint=_OFTEN_AS)
    return _compared(cursor, start, what, times, negated)


def _compared(
    cursor: Cursor, start: int, what: EventPattern, times: int | float | None, negated: bool
) -> Rule:
    than = event(cursor)
    when = window(cursor)
    return MoreOften(what, than, times, when, negated, span=cursor.since(start))


def _sequence(cursor: Cursor, start: int, what: EventPattern, negated: bool) -> Rule:
    """Read `then STEP ... [without E between] [within duration] [window]`."""
    steps = [what]
    while cursor.accept("then"):
        steps.append(event(cursor, earlier=len(steps)))
    without = None
    if cursor.accept("without"):
        without = event(cursor, earlier=len(steps))
        cursor.expect("between", example=f"without {cursor.written(without.span)} between")
    within = elapsed(cursor) if cursor.accept("within") else None
    when = window(cursor)
    return Sequence(tuple(steps), without, within, when, negated, span=cursor.since(start))


# By the words that follow the event.
FORMS: dict[str, Callable[[Cursor, int, EventPattern, bool], Rule]] = {
    "then": _sequence,
    "for": _nth,
    "more often": _more_often,
}

# What has its place before, and where that is.
_EARLIER = {
    "then": 'Steps have no count, and a window stands after the last: did "a" then "b" today.',
    "without": 'Write: did "a" then "b" without "c" between within 3 days in the last 30 days.',
    "within": 'A sequence has it, before its window: did "a" then "b" within 3 days today.',
    "per": 'Write: did "a" at least 2 times per week in at least 3 of the last 4 weeks.',
    "for": 'It stands right after the event: did "a" for the 3rd time today.',
    "more often": 'It stands right after the event: did "a" more often than "b" today.',
}


def _refuse_what_stood_earlier(cursor: Cursor) -> None:
    if sees_count(cursor):
        raise cursor.wrong_here(
            "How often stands before when.",
            hint='Write: did "…" at least 3 times in the last 30 days.',
        )
    for opening, hint in _EARLIER.items():
        if cursor.sees(opening):
            raise cursor.unexpected("“and”, “or” or the end of the condition", hint=hint)
