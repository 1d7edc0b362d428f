"""A parsed rule against what there is: names, types, units, segments.

Everything that is wrong is collected, each with its span, so that one look mends it all. What is
checked here never depends on the values in the data: a rule that passes can be evaluated.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.comparing import WORDS
from segmatrix.kit.rules.errors import RuleError, raise_all
from segmatrix.kit.rules.naming import CHECKS, Known, Seen
from segmatrix.kit.rules.naming.events import scores_problems
from segmatrix.kit.rules.nodes import Amount, Entity, EventPattern, Node, Rule, Span, Subject, Trait
from segmatrix.kit.rules.references import (
    Defines,
    Definition,
    circles,
    far_off,
    needed_by,
    needed_by_each,
    segment,
    stage,
    unit_below,
)
from segmatrix.kit.rules.rulefile import Rules

MOST_IN_A_ROW = 100
"""Through so many others a segment may rest on another one."""

__all__ = [
    "MOST_IN_A_ROW",
    "Known",
    "check",
    "check_definitions",
    "check_rules",
    "circle_problems",
    "definition_circles",
    "known_by",
    "number_problems",
    "problems",
]


def problems(rule: Rule, known: Known) -> tuple[RuleError, ...]:
    """Return everything that is wrong with a rule, in the order of its text."""
    return tuple(_walk(rule, known))


def number_problems(number: Subject, known: Known) -> tuple[RuleError, ...]:
    """Return everything that is wrong with a number that stands alone, as in a measure."""
    found = tuple(_walk(number, known))
    if found or not isinstance(number, Trait):
        return found
    kind = known.traits(number, Entity(known.unit))[number.name]
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


def known_by(rules: Rules, catalog: Catalog) -> Known:
    """Return what the rules of a file may name: what the data has, and what the file defines."""
    return Known(
        catalog,
        rules.unit,
        segments=rules.by_name.keys(),
        lists=rules.lists.keys(),
        events=rules.events,
        stages=rules.terms.stages.keys(),
        themes=rules.themes.keys(),
        clusters=rules.clusters,
        has_scores=rules.scores is not None,
    )


def check_rules(
    rules: Rules, catalog: Catalog, *, passed: Mapping[str, frozenset[Definition]] | None = None
) -> None:
    """Refuse a rule file that the data cannot answer.

    Args:
        rules: the rule file.
        catalog: what the data hold.
        passed: what those segments rest on, by name, that are as they were when they were checked,
            as is all that rules may name; only circles are looked for among them.

    Raises:
        RuleError: `errors` has everything that is wrong, each with its place.
    """
    known, passed = known_by(rules, catalog), passed or {}
    in_circles = _circles(rules.by_name, rules.terms.stages, passed)
    found: list[RuleError] = []
    if rules.scores is not None:
        found.extend(scores_problems(rules.scores.event, rules.scores.amount, known))
    for one in rules.stages:
        wrong = [*problems(one.rule, known), *in_circles.get(stage(one.name), ())]
        found.extend(map(one.placed, wrong))
    for each in rules.segments:
        own = () if each.name in passed else problems(each.rule, known)
        wrong = [*own, *in_circles.get(segment(each.name), ())]
        found.extend(map(each.placed, wrong))
    for measure in rules.measures:
        found.extend(map(measure.placed, number_problems(measure.value, known)))
    raise_all(found)


def check_definitions(rules: Rules) -> None:
    """Refuse a rule file whose segments and stages cannot be said by each other, whatever the data.

    Raises:
        RuleError: `errors` has each circle and each chain that is too long, with its place.
    """
    wrong = _circles(rules.by_name, rules.terms.stages, {})
    stages = [one.placed(error) for one in rules.stages for error in wrong.get(stage(one.name), ())]
    raise_all(
        [
            *stages,
            *(
                one.placed(error)
                for one in rules.segments
                for error in wrong.get(segment(one.name), ())
            ),
        ]
    )


# --- circles --------------------------------------------------------------------------------------


def circle_problems(rules: Mapping[str, Rule]) -> dict[str, tuple[RuleError, ...]]:
    """Return the error of each circle among segments, by the segment that it begins with."""
    return {first.name: found for first, found in _circles(rules, {}, {}).items()}


def definition_circles(
    rules: Mapping[str, Rule], stages: Mapping[str, Rule]
) -> dict[Definition, tuple[RuleError, ...]]:
    """Return the error of each circle among segments and stages, by what it begins with.

    Args:
        rules: the rule of each segment.
        stages: the rule of each stage, the first stage first.
    """
    return _circles(rules, stages, {})


def _circles(
    rules: Mapping[str, Rule],
    stages: Mapping[str, Rule],
    known: Mapping[str, frozenset[Definition]],
) -> dict[Definition, tuple[RuleError, ...]]:
    """Return the error of each circle, by the segment or stage that it begins with.

    Nor may definitions rest on each other through too many: each that does so first is an error.
    """
    found: dict[Definition, tuple[RuleError, ...]] = {}
    needed = needed_by_each(rules, stages, known)

    def where(one: Definition, other: Definition) -> Span:
        rule = (rules if one.defines is Defines.SEGMENT else stages)[one.name]
        return next(node.span for node, needs in needed_by(rule, stages) if other in needs)

    for path in circles(needed):
        found[path[0]] = (_circle(path, where(path[0], path[1])),)
    for one in far_off(needed, MOST_IN_A_ROW):
        span = where(one, min(needed[one]))
        found[one] = (*found.get(one, ()), _too_far(one, span))
    return found


def _circle(path: Sequence[Definition], span: Span) -> RuleError:
    if all(one.defines is Defines.SEGMENT for one in path):
        return RuleError.circle([one.name for one in path], span=span)
    way = " → ".join(f"{one.defines} “{one.name}”" for one in path)
    return RuleError(
        f"These are defined by each other in a circle: {way}.",
        code="circle",
        span=span,
        hint="Say in one of them what it means without the others. A stage rests on all later ones:"
        " somebody is in the last whose rule holds.",
    )


def _too_far(one: Definition, span: Span) -> RuleError:
    return RuleError(
        f"The {one.defines} “{one.name}” refers to others through too many segments, more than"
        f" {MOST_IN_A_ROW} in a row.",
        code="too-deep",
        span=span,
        hint="Say in some of them what they mean without the others.",
    )


# --- names, with what surrounds them --------------------------------------------------------------


class _Scope(NamedTuple):
    """What a part of a rule speaks of: whom, of which event, in which sequence."""

    unit: Entity
    event: EventPattern | None = None
    sequence: nodes.Sequence | None = None


def _walk(node: Node, known: Known) -> Iterator[RuleError]:
    """Yield what is wrong with a node and all below it, in reading order."""
    earlier: list[EventPattern] = []
    for part, scope in _scopes(node, _Scope(Entity(known.unit))):
        if isinstance(part, EventPattern):
            earlier.append(part)
        check = CHECKS.get(type(part))
        if check is not None:
            yield from check(Seen(part, known, *scope, tuple(earlier)))


def _scopes(node: Node, scope: _Scope) -> Iterator[tuple[Node, _Scope]]:
    """Yield each node with what it speaks of."""
    yield node, scope
    below = scope
    match node:
        case EventPattern():
            below = scope._replace(event=node)
        case Amount(event=event):
            below = scope._replace(event=event)
        case nodes.Sequence():
            below = scope._replace(sequence=node)
        case nodes.OfPeople() | nodes.OfAccount():
            below = scope._replace(unit=unit_below(node, scope.unit))
    for child in node.children():
        yield from _scopes(child, below)
