"""Which rules follow from which, and which exclude each other, whatever the data.

What is found is certain; much that follows is not found.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from segmatrix.kit.rules.fingerprints import negation
from segmatrix.kit.rules.fingerprints.counts import bounds
from segmatrix.kit.rules.fingerprints.keys import key
from segmatrix.kit.rules.fingerprints.logic import EVERYONE, NOBODY
from segmatrix.kit.rules.linting.domains import is_whole, possible, topic_and_allowed
from segmatrix.kit.rules.linting.values import Allowed, Line
from segmatrix.kit.rules.nodes import (
    EVER,
    And,
    Did,
    EventPattern,
    InTheLast,
    MoreThanAgo,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Quantifier,
    Since,
)

# Two rules of more parts than this are not held against each other part by part.
_MOST_PAIRS = 2_500


def implies(one: Any, other: Any) -> bool:
    """Whether the second rule holds for all for whom the first does; both in normal form."""
    if one == NOBODY or other == EVERYONE or key(one) == key(other):
        return True
    if _pairs(one, other) > _MOST_PAIRS:
        return False
    if isinstance(one, Or):
        return all(implies(part, other) for part in one.parts)
    if isinstance(other, And):
        return all(implies(one, part) for part in other.parts)
    if isinstance(one, And) and any(implies(part, other) for part in one.parts):
        return True
    if isinstance(other, Or):
        return any(implies(one, part) for part in other.parts)
    return _leaf_implies(one, other)


def conflict(literals: Sequence[Any]) -> tuple[int, ...]:
    """Return which of some rules in normal form cannot hold together, if some cannot."""
    found = _conflict_of_values(literals) or _conflict_of_two(literals)
    for seat in found if len(found) > 2 else ():
        fewer = [other for other in found if other != seat]
        if again := conflict([literals[other] for other in fewer]):
            return tuple(fewer[place] for place in again)
    return found


def _pairs(one: Any, other: Any) -> int:
    return len(getattr(one, "parts", (0,))) * len(getattr(other, "parts", (0,)))


# --- conflicts ------------------------------------------------------------------------------------


def _conflict_of_values(literals: Sequence[Any]) -> tuple[int, ...]:
    allowed: dict[Any, Allowed] = {}
    seats: defaultdict[Any, list[int]] = defaultdict(list)
    for seat, literal in enumerate(literals):
        about = topic_and_allowed(literal)
        if about is None:
            continue
        topic, own = about
        seats[topic].append(seat)
        allowed[topic] = allowed.get(topic, possible(topic)) & own
        if _is_empty(allowed[topic], topic):
            return tuple(seats[topic])
    return ()


def _is_empty(allowed: Allowed, topic: Any) -> bool:
    known = allowed.known
    if isinstance(known, Line) and is_whole(topic):
        known = known.whole()
    return Allowed(known, allowed.missing).is_empty


def _conflict_of_two(literals: Sequence[Any]) -> tuple[int, ...]:
    if len(literals) ** 2 > _MOST_PAIRS:
        return ()
    denied = [negation(literal) for literal in literals]
    for second, no in enumerate(denied):
        for first in range(second):
            if implies(literals[first], no):
                return (first, second)
    return ()


# --- leaves ---------------------------------------------------------------------------------------


def _leaf_implies(one: Any, other: Any) -> bool:
    match one, other:
        case Did(), Did():
            return _did_implies(one, other)
        case Not(Did() as less), Not(Did() as more):
            return _did_implies(more, less)
        case OfAccount(inner), OfAccount(outer):
            return implies(inner, outer)
        case OfPeople(Quantifier.ANY, inner), OfPeople(Quantifier.ANY, outer):
            return implies(inner, outer)
        case Not(OfPeople() as inner), Not(OfPeople() as outer):
            return _leaf_implies(outer, inner)
        case _:
            return _value_implies(one, other)


def _value_implies(one: Any, other: Any) -> bool:
    """Whether what the first allows is among what the second allows of the same subject."""
    first, second = topic_and_allowed(one), topic_and_allowed(negation(other))
    if first is None or second is None or first[0] != second[0]:
        return False
    return _is_empty(possible(first[0]) & first[1] & second[1], first[0])


def _did_implies(one: Did, other: Did) -> bool:
    """Whether who did something did something wider at least as often."""
    assert one.count is not None and other.count is not None, "normal forms say how often"
    low, _ = bounds(one.count)
    least, most = bounds(other.count)
    if most is not None:
        return _value_implies(one, other)
    same_days = other.count.distinct in (None, one.count.distinct)
    return (
        low >= least
        and same_days
        and _event_implies(one.event, other.event)
        and _covers(other.window, one.window)
    )


def _event_implies(one: EventPattern, other: EventPattern) -> bool:
    if one.name != other.name:
        return False
    return other.where is None or (one.where is not None and implies(one.where, other.where))


def _covers(wide: Any, narrow: Any) -> bool:
    """Whether a window lies in another whatever the instant; both in normal form."""
    if wide in (EVER, narrow):
        return True
    match wide, narrow:
        case InTheLast(longer), InTheLast(shorter):
            same = longer.unit is shorter.unit and wide.full is narrow.full
            return same and longer.number >= shorter.number
        case MoreThanAgo(younger), MoreThanAgo(older):
            return younger.unit is older.unit and younger.number <= older.number
        case Since(early), Since(late):
            return type(early) is type(late) and early <= late
        case _:
            return False
