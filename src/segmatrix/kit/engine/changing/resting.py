"""What the answer to a rule rests on, as far as time alone can change it.

An answer changes only when an end of a window, or of a test of dates, passes something: an event, a
date, the instant from which somebody is known. Here stands which ends and which instants those are;
better one too many than one missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from segmatrix.kit.engine.changing.edges import AS_OF, Edge, ends, of_test, starts
from segmatrix.kit.rules.nodes import (
    EVER,
    Condition,
    Entity,
    EventPattern,
    FirstDid,
    HadSession,
    InSegment,
    LastDid,
    Node,
    NthDid,
    OfAccount,
    OfPeople,
    Property,
    Rule,
    Trait,
)
from segmatrix.kit.rules.plain import Earlier, ExposureRows, FeedbackRows

Edges: TypeAlias = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The instants from which those of a unit are known."""

    unit: Entity


@dataclass(frozen=True, slots=True)
class Naming:
    """The instants of events that say whose somebody is."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The instants of events of a name; without one, of feedback or exposures.

    Attributes:
        table: `events`, `feedback` or `exposures`.
        name: the event; None for all rows of the table.
    """

    table: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class AnyEvent:
    """The instants of all events."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The dates that a property of some rows has."""

    by: Happened
    name: str


@dataclass(frozen=True, slots=True)
class Had:
    """The dates that a trait has."""

    unit: Entity
    name: str


Instants: TypeAlias = Known | Naming | Happened | AnyEvent | Carried | Had


class Rest(NamedTuple):
    """A moving end, and the instants that matter when it passes them."""

    edges: Edges
    instants: Instants


@dataclass(frozen=True)
class Resting:
    """Finds what segments rest on.

    Attributes:
        unit: whom they consist of.
        segments: the rule of each, in plain forms.
    """

    unit: Entity
    segments: Mapping[str, Rule]
    _found: dict[tuple[str, Edges], set[Rest]] = field(default_factory=dict)

    def segment(self, name: str, seen_from: Edges = ()) -> set[Rest]:
        """Return what a segment rests on.

        Args:
            name: its name.
            seen_from: what leads to an earlier instant at which it is asked; nothing for `as of`.
        """
        key = name, seen_from
        if key not in self._found:
            self._found[key] = {
                *self._everybody(self.unit, seen_from),
                *self._of(self.segments[name], self.unit, seen_from),
            }
        return self._found[key]

    def _of(self, node: Node, unit: Entity, seen: Edges) -> Iterator[Rest]:
        match node:
            case InSegment(name):
                yield from self.segment(name, seen)
                return
            case Earlier(inner, window):
                began = starts(window)
                if began is not None:
                    yield from self._everybody(unit, (*seen, *began))
                    yield from self._of(inner, unit, (*seen, *began))
                return
            case OfPeople(rule=inner) | OfAccount(inner):
                yield from self._everybody(Entity.ACCOUNT, seen)
                yield from self._of(inner, unit.other, seen)
                return
            case Condition(Trait(name, of_account), test):
                of = unit
                if of_account:
                    of = Entity.ACCOUNT
                    yield from self._everybody(Entity.ACCOUNT, seen)
                yield from _each(seen, of_test(test), Had(of, name))
                return
            case EventPattern():
                yield from _where(node, seen)
                return
            case HadSession(window=window):
                yield from _each(seen, [*_ends(window), (AS_OF,)], AnyEvent())
            case FirstDid() | LastDid() | NthDid():
                # What was before the window, or came after it, matters too.
                yield from _each(seen, [(AS_OF,)], _rows(node.event))
        for pattern in node.children():
            if isinstance(pattern, EventPattern):
                yield from _each(seen, _ends(getattr(node, "window", EVER)), _rows(pattern))
        for part in node.children():
            yield from self._of(part, unit, seen)

    def _everybody(self, unit: Entity, seen: Edges) -> Iterator[Rest]:
        """Yield who of a unit is known and, of accounts, who belongs to them."""
        yield Rest((*seen, AS_OF), Known(unit))
        if unit is Entity.ACCOUNT:
            yield Rest((*seen, AS_OF), Known(Entity.PERSON))
            yield Rest((*seen, AS_OF), Naming())


def _ends(window: Any) -> list[Edges]:
    began = starts(window)
    return [ends(window), *([] if began is None else [began])]


def _each(seen: Edges, edges: list[Edges], instants: Instants) -> Iterator[Rest]:
    for own in edges:
        yield Rest((*seen, *own), instants)


def _rows(pattern: EventPattern) -> Happened:
    match pattern:
        case FeedbackRows():
            return Happened("feedback")
        case ExposureRows():
            return Happened("exposures")
    return Happened("events", pattern.name)


def _where(pattern: EventPattern, seen: Edges) -> Iterator[Rest]:
    """Yield the dates that a `where` compares with moving ones."""
    for node in [] if pattern.where is None else pattern.where.walk():
        match node:
            case Condition(Property(name), test):
                yield from _each(seen, of_test(test), Carried(_rows(pattern), name))
