"""A parsed rule against what there is: names, types, units, segments.

Everything that is wrong is collected, each with its span, so that one look mends it all. What is
checked here never depends on the values in the data: a rule that passes can be evaluated.
"""

from collections.abc import Iterator, Mapping

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.comparing import WORDS
from segmatrix.kit.rules.errors import RuleError, raise_all
from segmatrix.kit.rules.naming import CHECKS, Known, Seen, traits_of
from segmatrix.kit.rules.nodes import (
    Amount,
    Entity,
    EventPattern,
    InSegment,
    Node,
    Rule,
    Subject,
    Trait,
)
from segmatrix.kit.rules.references import circles, unit_below
from segmatrix.kit.rules.rulefile import Rules

__all__ = ["Known", "check", "check_rules", "circle_problems", "number_problems", "problems"]


def problems(rule: Rule, known: Known) -> tuple[RuleError, ...]:
    """Return everything that is wrong with a rule, in the order of its text."""
    return tuple(_walk(rule, known))


def number_problems(number: Subject, known: Known) -> tuple[RuleError, ...]:
    """Return everything that is wrong with a number that stands alone, as in a measure."""
    unit = Entity(known.unit)
    found = tuple(_walk(number, known))
    if found or not isinstance(number, Trait):
        return found
    kind = traits_of(number, known, unit)[number.name]
    if kind is Type.NUMBER:
        return ()
    need = "be used as a number"
    return (RuleError.mismatch(f"“{number.name}”", WORDS[kind], need, span=number.span),)


def check(rule: Rule, known: Known) -> None:
    """Refuse a rule that the data cannot answer.

    Raises:
        RuleError: what is wrong; `errors` has all of it.
    """
    raise_all(problems(rule, known))


def check_rules(rules: Rules, catalog: Catalog) -> None:
    """Refuse a rule file that the data cannot answer.

    Raises:
        RuleError: `errors` has everything that is wrong, each with its place.
    """
    known = Known(
        catalog,
        rules.unit,
        segments=rules.by_name.keys(),
        lists=rules.lists.keys(),
        events=rules.events,
    )
    in_circles = circle_problems(rules.by_name)
    found: list[RuleError] = []
    for segment in rules.segments:
        wrong = [*problems(segment.rule, known), *in_circles.get(segment.name, ())]
        found.extend(map(segment.placed, wrong))
    for measure in rules.measures:
        found.extend(map(measure.placed, number_problems(measure.value, known)))
    raise_all(found)


def circle_problems(rules: Mapping[str, Rule]) -> dict[str, tuple[RuleError, ...]]:
    """Return the error of each circle among segments, by the segment that it begins with."""
    found: dict[str, tuple[RuleError, ...]] = {}
    for path in circles(rules):
        step = next(
            node
            for node in rules[path[0]].walk()
            if isinstance(node, InSegment) and node.name == path[1]
        )
        found[path[0]] = (RuleError.circle(path, span=step.span),)
    return found


def _walk(node: Node, known: Known) -> Iterator[RuleError]:
    """Yield what is wrong with a node and all below it, in reading order."""
    earlier: list[EventPattern] = []
    for part, unit, event in _scopes(node, Entity(known.unit), None):
        if isinstance(part, EventPattern):
            earlier.append(part)
        check = CHECKS.get(type(part))
        if check is not None:
            yield from check(Seen(part, known, unit, event, tuple(earlier)))


def _scopes(
    node: Node, unit: Entity, event: EventPattern | None
) -> Iterator[tuple[Node, Entity, EventPattern | None]]:
    """Yield each node with the unit that it speaks of and the event that its properties are of."""
    yield node, unit, event
    below = unit_below(node, unit)
    inside = node if isinstance(node, EventPattern) else event
    inside = node.event if isinstance(node, Amount) else inside
    for child in node.children():
        yield from _scopes(child, below, inside)
