"""Logic: negations around leaves alone, `and` and `or` flat, sorted and without repeats."""

from collections.abc import Iterable
from typing import Any

from segmatrix.kit.rules.fingerprints.keys import key
from segmatrix.kit.rules.nodes import And, AtLeastOf, Everyone, Not, Or

EVERYONE = Everyone()
NOBODY = Not(EVERYONE)


def negation(rule: Any) -> Any:
    """Return the normal form of `not` a rule that is in normal form itself."""
    match rule:
        case Not(part):
            return part
        case And(parts):
            return joined(Or, map(negation, parts))
        case Or(parts):
            return joined(And, map(negation, parts))
        case AtLeastOf(number, parts):
            return at_least(len(parts) - number + 1, map(negation, parts))
        case _:
            return Not(rule)


def joined(kind: type[And] | type[Or], parts: Iterable[Any]) -> Any:
    """Return parts joined by `and` or `or`, flat, sorted and without repeats."""
    flat = {}
    for part in parts:
        for inner in part.parts if isinstance(part, kind) else (part,):
            flat[key(inner)] = inner
    neutral, deciding = (EVERYONE, NOBODY) if kind is And else (NOBODY, EVERYONE)
    if key(deciding) in flat:
        return deciding
    flat.pop(key(neutral), None)
    if not flat:
        return neutral
    ordered = tuple(flat[place] for place in sorted(flat))
    return ordered[0] if len(ordered) == 1 else kind(ordered)


def at_least(number: int, parts: Iterable[Any]) -> Any:
    """Return `at least N of`; a part that stands twice counts twice."""
    ordered = tuple(sorted(parts, key=key))
    if number == 1:
        return joined(Or, ordered)
    if number == len(ordered):
        return joined(And, ordered)
    return AtLeastOf(number, ordered)


def signed(rule: Any, negated: bool) -> Any:
    """Return a rule in normal form, or its negation."""
    return negation(rule) if negated else rule
