"""The normal form of a rule, in which different writings of one meaning meet, and its fingerprint.

Rules with the same fingerprint have the same members and the same unsure on all data; leaves with
the same fingerprint are computed once. The reverse is not promised.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from segmatrix.kit.rules.documents import document
from segmatrix.kit.rules.nodes import (
    Amount,
    And,
    AtLeastOf,
    Before,
    BetweenMoments,
    Compares,
    Condition,
    Count,
    CountTest,
    Did,
    Duration,
    EventPattern,
    Everyone,
    FirstDid,
    Has,
    InList,
    InSegment,
    InTheLast,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsOneOf,
    LastDid,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Not,
    NumberOf,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Since,
    Unit,
    Value,
)

_LENGTH = 16
_EVERYONE = Everyone()
_NOBODY = Not(_EVERYONE)


def fingerprint(node: Node) -> str:
    """Return a short name that all writings of one meaning share.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> one, other = parse("a = 1 and not b = 2"), parse("b != 2 and a is 1 and a is 1")
    >>> fingerprint(one) == fingerprint(other)
    True
    """
    return sha256(_key(normal(node)).encode()).hexdigest()[:_LENGTH]


def normal(node: Node) -> Node:
    """Return the normal form of a rule, or of any part of one.

    Negations stand as `Not` directly around leaves; `and` and `or` are flat, sorted and without
    repeats; counts are `at least`, `exactly` or `between`; lengths of time are in the smallest unit
    that says the same.
    """
    form = _NORMAL.get(type(node))
    found: Node = form(node) if form else node
    return found


def _key(node: Node) -> str:
    return json.dumps(document(node), sort_keys=True, ensure_ascii=False)


# --- logic ----------------------------------------------------------------------------------------


def negation(rule: Any) -> Any:
    """Return the normal form of `not` a rule that is in normal form itself."""
    match rule:
        case Not(part):
            return part
        case And(parts):
            return _joined(Or, map(negation, parts))
        case Or(parts):
            return _joined(And, map(negation, parts))
        case AtLeastOf(number, parts):
            return _at_least(len(parts) - number + 1, map(negation, parts))
        case _:
            return Not(rule)


def _joined(kind: type[And] | type[Or], parts: Iterable[Any]) -> Any:
    """Return parts joined by `and` or `or`, flat, sorted and without repeats."""
    flat = {}
    for part in parts:
        for inner in part.parts if isinstance(part, kind) else (part,):
            flat[_key(inner)] = inner
    neutral, deciding = (_EVERYONE, _NOBODY) if kind is And else (_NOBODY, _EVERYONE)
    if _key(deciding) in flat:
        return deciding
    flat.pop(_key(neutral), None)
    if not flat:
        return neutral
    ordered = tuple(flat[key] for key in sorted(flat))
    return ordered[0] if len(ordered) == 1 else kind(ordered)


def _at_least(number: int, parts: Iterable[Any]) -> Any:
    """Return `at least N of`; a part that stands twice counts twice."""
    ordered = tuple(sorted(parts, key=_key))
    if number == 1:
        return _joined(Or, ordered)
    if number == len(ordered):
        return _joined(And, ordered)
    return AtLeastOf(number, ordered)


def _signed(rule: Any, negated: bool) -> Any:
    return negation(rule) if negated else rule


def _of_people(node: OfPeople) -> Any:
    inside: Any = normal(node.rule)
    match node.quantifier, node.number:
        case Quantifier.NO, _:
            return Not(OfPeople(Quantifier.ANY, inside))
        case Quantifier.EVERY, _:
            return Not(OfPeople(Quantifier.ANY, negation(inside)))
        case Quantifier.AT_LEAST, 1:
            return OfPeople(Quantifier.ANY, inside)
        case _:
            return replace(node, rule=inside, number=_number(node.number))


# --- conditions -----------------------------------------------------------------------------------


def _condition(node: Condition) -> Any:
    subject: Any = normal(node.subject)
    test: Any = normal(node.test)
    return _signed(Condition(subject, test), node.negated)


def _one_of(test: IsOneOf) -> Node:
    values = _values(test.values)
    if len(values) == 1:
        return Is(values[0], test.ignoring_case)
    return IsOneOf(values, test.ignoring_case)


def _has(test: Has) -> Node:
    values = _values(test.values)
    return Has(values, all=test.all and len(values) > 1)


def _values(values: Iterable[Value]) -> tuple[Value, ...]:
    by_key = {json.dumps(document(Is(_value(one)))): _value(one) for one in values}
    return tuple(by_key[key] for key in sorted(by_key))


def _value(value: Any) -> Any:
    """Return a value so that equal ones are written alike: 3 for 3.0, UTC for other zones."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return _number(value)


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _with_values(*names: str) -> Callable[[Any], Node]:
    return lambda node: replace(node, **{name: _value(getattr(node, name)) for name in names})


def _with_normal(*names: str) -> Callable[[Any], Node]:
    return lambda node: replace(node, **{name: normal(getattr(node, name)) for name in names})


# --- events and time ------------------------------------------------------------------------------


def _event(node: EventPattern) -> Node:
    where: Any = normal(node.where) if node.where else None
    return replace(node, where=where)


def _did(node: Did) -> Any:
    """Return a count as `at least`, `exactly` or `between`, negated where it bounds from above."""
    count = node.count or Count(CountTest.AT_LEAST, 1)
    low, high = _bounds(count)
    event: Any = normal(node.event)
    window: Any = normal(node.window)

    def counted(test: CountTest, number: int, most: int | None = None) -> Did:
        once = number == 1 and test is CountTest.AT_LEAST
        distinct = None if once else count.distinct
        return Did(event, Count(test, number, most, distinct), window)

    if high is None:
        return _signed(counted(CountTest.AT_LEAST, low), node.negated)
    if low <= 0:
        return _signed(counted(CountTest.AT_LEAST, high + 1), not node.negated)
    if low == high:
        return _signed(counted(CountTest.EXACTLY, low), node.negated)
    return _signed(counted(CountTest.BETWEEN, low, high), node.negated)


def _bounds(count: Count) -> tuple[int, int | None]:
    """Return the smallest and the largest number that fulfil a count; none is without bound."""
    match count.test:
        case CountTest.AT_LEAST:
            return count.number, None
        case CountTest.MORE_THAN:
            return count.number + 1, None
        case CountTest.AT_MOST:
            return 0, count.number
        case CountTest.FEWER_THAN:
            return 0, count.number - 1
        case CountTest.EXACTLY:
            return count.number, count.number
        case CountTest.BETWEEN:
            return count.number, count.high


def _duration(node: Duration) -> Node:
    """Return a length in the smallest unit that always says the same: a year is 12 months."""
    number, unit = _SMALLER.get(node.unit, (1, node.unit))
    return Duration(node.number * number, unit)


def _in_the_last(node: InTheLast) -> Node:
    length: Any = node.duration if node.full else normal(node.duration)
    return replace(node, duration=length)


_SMALLER = {
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.WEEK: (7, Unit.DAY),
    Unit.YEAR: (12, Unit.MONTH),
}

_NORMAL: Mapping[type[Node], Callable[[Any], Any]] = {
    And: lambda node: _joined(And, map(normal, node.parts)),
    Or: lambda node: _joined(Or, map(normal, node.parts)),
    Not: lambda node: negation(normal(node.part)),
    AtLeastOf: lambda node: _at_least(node.number, map(normal, node.parts)),
    OfPeople: _of_people,
    OfAccount: _with_normal("rule"),
    InSegment: lambda node: _signed(InSegment(node.name), node.negated),
    InList: lambda node: _signed(InList(node.name), node.negated),
    Condition: _condition,
    Is: _with_values("value"),
    IsOneOf: _one_of,
    Has: _has,
    Compares: _with_values("number"),
    IsInTop: _with_values("percent"),
    IsBetween: _with_values("low", "high"),
    IsBefore: _with_values("moment"),
    IsAfter: _with_values("moment"),
    IsInTheLast: _with_normal("duration"),
    IsInTheNext: _with_normal("duration"),
    MoreThanAgo: _with_normal("duration"),
    LessThanAgo: _with_normal("duration"),
    Duration: _duration,
    InTheLast: _in_the_last,
    BetweenMoments: _with_values("start", "end"),
    Since: _with_values("start"),
    Before: _with_values("end"),
    EventPattern: _event,
    Amount: _with_normal("event", "window"),
    NumberOf: _with_normal("event", "window"),
    Did: _did,
    FirstDid: _with_normal("event", "window"),
    LastDid: _with_normal("event", "window"),
}
