"""What conditions on one subject allow it to be: a trait's value, how often something was done."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from segmatrix.kit.rules.fingerprints import normal
from segmatrix.kit.rules.fingerprints.counts import bounds
from segmatrix.kit.rules.linting.values import Allowed, Known, Line, Marks, Some, Times
from segmatrix.kit.rules.nodes import (
    Amount,
    Compares,
    Condition,
    Did,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsKnown,
    IsOneOf,
    MoreThanAgo,
    Node,
    Not,
    NumberOf,
    Order,
    RfmScore,
    Statistic,
)

# What is spoken of: a subject in normal form, or an event in a window.
Topic: TypeAlias = Any


def topic_and_allowed(literal: Any) -> tuple[Topic, Allowed] | None:
    """Return what a condition in normal form speaks of and what that may be; None if it is opaque.

    A condition may stand in one `Not`.
    """
    match literal:
        case Not(Condition(subject, test)):
            return _of_condition(subject, test, negated=True)
        case Condition(subject, test):
            return _of_condition(subject, test, negated=False)
        case Not(Did() as did):
            return _of_did(did, negated=True)
        case Did() as did:
            return _of_did(did, negated=False)
        case _:
            return None


def possible(topic: Topic) -> Allowed:
    """Return all that a topic can be, whatever the data."""
    match topic:
        case tuple() | NumberOf() | Amount(statistic=Statistic.DISTINCT):
            return Allowed(_COUNTS, missing=False)
        case Amount(statistic=Statistic.SUM):
            return Allowed(missing=False)
        case RfmScore():
            return Allowed(_FIFTHS)
        case _:
            return Allowed()


def is_whole(topic: Topic) -> bool:
    """Whether a topic is a whole number."""
    match topic:
        case tuple() | NumberOf() | Amount(statistic=Statistic.DISTINCT) | RfmScore():
            return True
        case _:
            return False


_COUNTS = Line.between(0)
_FIFTHS = Line.points(1, 2, 3, 4, 5)


# --- conditions -----------------------------------------------------------------------------------


def _of_condition(subject: Any, test: Any, *, negated: bool) -> tuple[Topic, Allowed] | None:
    values = _VALUES.get(type(test))
    if isinstance(test, IsKnown):
        nothing = Some(frozenset())
        return subject, Allowed(nothing) if negated else Allowed(missing=False)
    found = values(test) if values else None
    if found is None:
        return None
    return subject, Allowed(~found) if negated else Allowed(found, missing=False)


def _is(test: Is) -> Known | None:
    return None if test.ignoring_case else _of_values((test.value,))


def _one_of(test: IsOneOf) -> Known | None:
    return None if test.ignoring_case else _of_values(test.values)


def _of_values(values: tuple[Any, ...]) -> Known | None:
    if all(isinstance(value, date) for value in values):
        return _times(values, Line.points)
    if any(isinstance(value, date) for value in values):
        return None
    if all(_is_number(value) for value in values):
        return Line.points(*values)
    return Some(frozenset(values))


def _compares(test: Compares) -> Line:
    at, everything = test.number, (math.inf, 1)
    match test.order:
        case Order.MORE:
            return Line((((at, 1), everything),))
        case Order.AT_LEAST:
            return Line.between(at)
        case Order.AT_MOST:
            return Line.between(high=at)
        case Order.LESS:
            return ~Line.between(at)


def _between(test: IsBetween) -> Known | None:
    low, high = test.low, test.high
    if isinstance(low, date) and isinstance(high, date):
        return _times((low, high), Line.between)
    if isinstance(low, date) or isinstance(high, date):
        return None
    return Line.between(low, high)


def _times(moments: tuple[date, ...], line: Callable[..., Line]) -> Times | None:
    """Return a line through moments, if all of them are days or all of them instants."""
    if all(isinstance(moment, datetime) for moment in moments):
        return Times(line(*map(_instant, moments)), Marks.INSTANTS)
    if any(isinstance(moment, datetime) for moment in moments):
        return None
    return Times(line(*(moment.toordinal() for moment in moments)), Marks.DAYS)


def _instant(moment: Any) -> Any:
    """Return an instant as microseconds since 1970."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _before(test: IsBefore) -> Times | None:
    return _times((test.moment,), lambda at: ~Line.between(low=at))


def _after(test: IsAfter) -> Times | None:
    return _times((test.moment,), lambda at: ~Line.between(high=at))


def _in_the_last(test: IsInTheLast) -> Times:
    length = test.duration
    return Times(Line.between(-length.number) & ~Line.between(0), length.unit)


def _more_than_ago(test: MoreThanAgo) -> Times:
    length = test.duration
    return Times(~Line.between(-length.number), length.unit)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_VALUES: Mapping[type[Node], Callable[[Any], Known | None]] = {
    Is: _is,
    IsOneOf: _one_of,
    Compares: _compares,
    IsBetween: _between,
    IsBefore: _before,
    IsAfter: _after,
    IsInTheLast: _in_the_last,
    MoreThanAgo: _more_than_ago,
}


# --- counts ---------------------------------------------------------------------------------------


def _of_did(did: Did, *, negated: bool) -> tuple[Topic, Allowed]:
    positive: Any = normal(did)
    assert positive.count is not None, "a normal form says how often"
    low, high = bounds(positive.count)
    times = Line.between(low, math.inf if high is None else high)
    topic = (positive.event, positive.window, positive.count.distinct)
    return topic, Allowed(~times if negated else times, missing=False)
