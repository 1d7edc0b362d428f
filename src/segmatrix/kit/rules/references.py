"""What rules name: segments, stages, events, traits; and which definitions need which first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from segmatrix.kit.rules.nodes import (
    Amount,
    AverageScore,
    EnteredStage,
    Entity,
    EventPattern,
    Gave,
    InCluster,
    InList,
    InSegment,
    InStage,
    LatestScore,
    LifetimeValue,
    Node,
    OfAccount,
    OfPeople,
    Property,
    RaisedTheme,
    Rfm,
    RfmScore,
    Rule,
    Said,
    SawExperiment,
    Sequence,
    StepProperty,
    Subject,
    Trait,
)
from segmatrix.kit.rules.plain import LIFETIME_VALUE


@dataclass(frozen=True, slots=True)
class References:
    """The names that a rule uses, each once.

    Attributes:
        people: traits of people.
        accounts: traits of accounts.
        events: per event, the properties that are asked of it.
        clusters: per study, the clusters that are asked for.
        experiments: per experiment, the variants that are asked for.
        feedback: the kinds of scores that are asked for.
        listens: whether words or themes of feedback are asked for.
        scores: what buyers are ranked by.
    """

    segments: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    events: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    clusters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    experiments: Mapping[str, frozenset[str]] = field(default_factory=dict)
    feedback: frozenset[str] = frozenset()
    listens: bool = False
    scores: frozenset[Rfm] = frozenset()


def references(rule: Rule | Subject, unit: str = Entity.PERSON) -> References:
    """Return what a rule names when it is read in `unit`."""
    found = list(scoped(rule, Entity(unit)))
    nodes = [node for node, _ in found]
    return References(
        segments=frozenset(node.name for node in nodes if isinstance(node, InSegment)),
        lists=frozenset(node.name for node in nodes if isinstance(node, InList)),
        people=_traits(found, Entity.PERSON),
        accounts=_traits(found, Entity.ACCOUNT),
        events=_gathered(_events(nodes)),
        stages=frozenset(name for node in nodes for name in _stages_in(node)),
        themes=frozenset(node.name for node in nodes if isinstance(node, RaisedTheme)),
        clusters=_gathered(
            (node.study, [node.name]) for node in nodes if isinstance(node, InCluster)
        ),
        experiments=_gathered(
            (node.experiment, [node.variant] if node.variant is not None else [])
            for node in nodes
            if isinstance(node, SawExperiment)
        ),
        feedback=frozenset(
            node.kind for node in nodes if isinstance(node, LatestScore | AverageScore | Gave)
        ),
        listens=any(isinstance(node, Said | RaisedTheme) for node in nodes),
        scores=frozenset(node.of for node in nodes if isinstance(node, RfmScore)),
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


# --- definitions that need each other -------------------------------------------------------------


class Defines(StrEnum):
    """What a rule defines."""

    SEGMENT = "segment"
    STAGE = "stage"


class Definition(NamedTuple):
    """A segment or a stage, which other rules may name."""

    defines: Defines
    name: str


def segment(name: str) -> Definition:
    """Return the definition that is a segment."""
    return Definition(Defines.SEGMENT, name)


def stage(name: str) -> Definition:
    """Return the definition that is a stage."""
    return Definition(Defines.STAGE, name)


def in_order(
    rules: Mapping[str, Rule], stages: Mapping[str, Rule] | None = None
) -> tuple[str, ...]:
    """Return the names of segments so that each stands after those that it refers to.

    Args:
        rules: the rule of each segment.
        stages: the rule of each stage, the first stage first; they may refer to segments too.

    Raises:
        ValueError: if some refer to each other in a circle; `circles` says which.
    """
    try:
        order = TopologicalSorter(needed_by_each(rules, stages)).static_order()
        return tuple(one.name for one in order if one.defines is Defines.SEGMENT)
    except CycleError as circle:
        raise ValueError("segments refer to each other in a circle") from circle


def needed_by_each(
    rules: Mapping[str, Rule],
    stages: Mapping[str, Rule] | None = None,
    known: Mapping[str, frozenset[Definition]] | None = None,
) -> dict[Definition, frozenset[Definition]]:
    """Return for each segment and each stage which of the others it rests on.

    Args:
        rules: the rule of each segment.
        stages: the rule of each stage, the first stage first.
        known: what some segments rest on, where that was found out before.
    """
    stages, known = stages or {}, known or {}
    found = {
        segment(name): known[name] if name in known else needs(rule, stages)
        for name, rule in rules.items()
    }
    found |= {stage(name): needs(rule, stages) for name, rule in stages.items()}
    return {one: needed & found.keys() for one, needed in found.items()}


def circles(needed: Mapping[Definition, frozenset[Definition]]) -> list[tuple[Definition, ...]]:
    """Return the circles among definitions as paths that end where they begin.

    A path begins with a segment if it has one. Each definition stands in one path at most: with
    that circle broken, another may come to light.

    Args:
        needed: what each rests on.
    """
    found = []
    while True:
        try:
            TopologicalSorter(needed).prepare()
        except CycleError as circle:
            path = _from_first(list(reversed(circle.args[1]))[1:], needed)
            found.append((*path, path[0]))
            needed = {one: rest - set(path) for one, rest in needed.items() if one not in path}
        else:
            return found


def far_off(needed: Mapping[Definition, frozenset[Definition]], most: int) -> list[Definition]:
    """Return the definitions that rest on others through one more than so many in a row.

    Those that rest on them in turn are left out, and so is what stands in a circle or rests on one.

    Args:
        needed: what each rests on.
        most: how many there may be in a row.
    """
    rows: dict[Definition, int] = {}
    order = TopologicalSorter(needed)
    # What rests on no circle is put in order all the same.
    with suppress(CycleError):
        order.prepare()
    while ready := order.get_ready():
        for one in ready:
            rows[one] = max((1 + rows[other] for other in needed[one]), default=0)
        order.done(*ready)
    return [one for one in needed if rows.get(one) == most + 1]


def needed_by(rule: Rule, stages: Iterable[str]) -> Iterator[tuple[Node, frozenset[Definition]]]:
    """Yield each node of a rule that names definitions, with all that it rests on.

    Somebody is in a stage while no later one's rule holds, so that it rests on the later ones too.
    """
    journey = list(stages)
    for node in rule.walk():
        if isinstance(node, InSegment):
            yield node, frozenset({segment(node.name)})
        elif named := [name for name in _stages_in(node) if name in journey]:
            first = min(map(journey.index, named))
            yield node, frozenset(map(stage, journey[first:]))


def needs(rule: Rule, stages: Iterable[str]) -> frozenset[Definition]:
    """Return all definitions that a rule names or rests on, whether they are there or not."""
    return frozenset().union(*(needed for _, needed in needed_by(rule, stages)))


def _from_first(path: list[Definition], order: Iterable[Definition]) -> list[Definition]:
    """Turn a circle so that it begins with the definition that stands first."""
    first = next(one for one in order if one in path)
    turn = path.index(first)
    return path[turn:] + path[:turn]


# --- names ----------------------------------------------------------------------------------------


def _traits(found: list[tuple[Node, Entity]], of: Entity) -> frozenset[str]:
    own = {
        node.name
        for node, unit in found
        if isinstance(node, Trait) and (Entity.ACCOUNT if node.of_account else unit) is of
    }
    valued = any(isinstance(node, LifetimeValue) and unit is of for node, unit in found)
    return frozenset(own | {LIFETIME_VALUE} if valued else own)


def _events(nodes: Iterable[Node]) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield events with properties that are asked of them; rows without a name are no events."""
    for node in nodes:
        if type(node) is EventPattern:
            yield node.name, (part.name for part in node.walk() if isinstance(part, Property))
        elif isinstance(node, Amount) and type(node.event) is EventPattern:
            yield node.event.name, [node.property.name]
        elif isinstance(node, Sequence):
            for part in node.walk():
                if isinstance(part, StepProperty) and part.step <= len(node.steps):
                    yield node.steps[part.step - 1].name, [part.name]


def _stages_in(node: Node) -> tuple[str, ...]:
    if isinstance(node, InStage):
        return node.names
    return (node.name,) if isinstance(node, EnteredStage) else ()


def _gathered(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, parts in pairs:
        found[name].update(parts)
    return {name: frozenset(parts) for name, parts in found.items()}
