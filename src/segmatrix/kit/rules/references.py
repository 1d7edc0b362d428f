"""What rules name: segments, lists, events, traits; and which segments need which first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from segmatrix.kit.rules.nodes import (
    Amount,
    Entity,
    EventPattern,
    InList,
    InSegment,
    Node,
    OfAccount,
    OfPeople,
    Property,
    Rule,
    Subject,
    Trait,
)


@dataclass(frozen=True, slots=True)
class References:
    """The names that a rule uses, each once.

    Attributes:
        people: traits of people.
        accounts: traits of accounts.
        events: per event, the properties that are asked of it.
    """

    segments: frozenset[str]
    lists: frozenset[str]
    people: frozenset[str]
    accounts: frozenset[str]
    events: Mapping[str, frozenset[str]]


def references(rule: Rule | Subject, unit: str = Entity.PERSON) -> References:
    """Return what a rule names when it is read in `unit`."""
    found = list(scoped(rule, Entity(unit)))
    nodes = [node for node, _ in found]
    return References(
        segments=frozenset(node.name for node in nodes if isinstance(node, InSegment)),
        lists=frozenset(node.name for node in nodes if isinstance(node, InList)),
        people=_traits(found, Entity.PERSON),
        accounts=_traits(found, Entity.ACCOUNT),
        events=_events(nodes),
    )


def scoped(node: Node, unit: Entity) -> Iterator[tuple[Node, Entity]]:
    """Yield a node and all below it in reading order, each with the unit that it speaks of."""
    yield node, unit
    below = unit_below(node, unit)
    for child in node.children():
        yield from scoped(child, below)


def unit_below(node: Node, unit: Entity) -> Entity:
    """Return the unit that the parts of a node speak of, the node itself speaking of `unit`."""
    if isinstance(node, OfPeople):
        return Entity.PERSON
    return Entity.ACCOUNT if isinstance(node, OfAccount) else unit


def segments_of(rule: Rule) -> frozenset[str]:
    """Return the names of the segments that a rule refers to."""
    return frozenset(node.name for node in rule.walk() if isinstance(node, InSegment))


def in_order(rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the names of segments so that each stands after those that it refers to.

    Raises:
        ValueError: if some refer to each other in a circle; `circles` says which.
    """
    try:
        return tuple(TopologicalSorter(_needs(rules)).static_order())
    except CycleError as circle:
        raise ValueError("segments refer to each other in a circle") from circle


def circles(rules: Mapping[str, Rule]) -> list[tuple[str, ...]]:
    """Return the circles among segments as paths that end where they begin.

    A segment stands in one path at most: with that circle broken, another may come to light.
    """
    needs = _needs(rules)
    found = []
    while True:
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as circle:
            path = _from_first(list(reversed(circle.args[1]))[1:], rules)
            found.append((*path, path[0]))
            needs = {name: needed - set(path) for name, needed in needs.items() if name not in path}
        else:
            return found


def _needs(rules: Mapping[str, Rule]) -> dict[str, frozenset[str]]:
    return {name: segments_of(rule) & rules.keys() for name, rule in rules.items()}


def _from_first(path: list[str], rules: Mapping[str, Rule]) -> list[str]:
    """Turn a circle so that it begins with the segment that stands first."""
    first = next(name for name in rules if name in path)
    turn = path.index(first)
    return path[turn:] + path[:turn]


def _traits(found: list[tuple[Node, Entity]], of: Entity) -> frozenset[str]:
    return frozenset(
        node.name
        for node, unit in found
        if isinstance(node, Trait) and (Entity.ACCOUNT if node.of_account else unit) is of
    )


def _events(nodes: list[Node]) -> dict[str, frozenset[str]]:
    events: dict[str, frozenset[str]] = {}
    for node in nodes:
        if isinstance(node, EventPattern):
            asked = [part.name for part in node.walk() if isinstance(part, Property)]
            events[node.name] = events.get(node.name, frozenset()).union(asked)
        elif isinstance(node, Amount):
            name = node.event.name
            events[name] = events.get(name, frozenset()) | {node.property.name}
    return events
