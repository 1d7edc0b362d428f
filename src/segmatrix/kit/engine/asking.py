"""Rules put to an engine: logic, references and quantifiers, the same whatever answers the leaves.

An engine knows one customer base at one instant. It answers conditions that no logic divides; how
their answers become those of segments stands here, once for the fast path and for databases.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.measures import Numbers
from segmatrix.kit.engine.membership import Universe
from segmatrix.kit.engine.truth import Logic, Truth, Verdict
from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Condition,
    Did,
    Entity,
    FirstDid,
    HadSession,
    InCluster,
    InList,
    InSegment,
    LastDid,
    MoreOften,
    Node,
    Not,
    NthDid,
    OfAccount,
    OfPeople,
    Or,
    Property,
    Rule,
    Sequence,
    Subject,
    Trait,
)
from segmatrix.kit.rules.plain import Earlier, Settled

T = TypeVar("T", bound=Truth)

# A condition that no logic divides further.
Leaf: TypeAlias = Condition | Did | FirstDid | LastDid | NthDid | MoreOften | Sequence | HadSession
LEAVES = (Condition, Did, FirstDid, LastDid, NthDid, MoreOften, Sequence, HadSession)


class Engine(Protocol[T]):
    """What answers leaves about one customer base, seen at one instant.

    A truth is one answer for each of a unit, as the engine keeps it; which of a unit there are, and
    in which order, is the engine's own business until `universe` and `bits` tell.
    """

    @property
    def calendar(self) -> Calendar:
        """The instant, and the zone."""
        ...

    def logic(self, unit: Entity) -> Logic[T]:
        """Return how truths of a unit are combined."""
        ...

    def prepare(self, leaves: Iterable[tuple[Entity, Leaf]]) -> None:
        """Take note of leaves that will be asked for, so that they can be answered together."""
        ...

    def answer(self, unit: Entity, leaf: Leaf) -> Verdict[T]:
        """Return the verdict on a leaf that is not negated."""
        ...

    def numbers(self, unit: Entity, subject: Subject) -> Numbers:
        """Return everybody's value of a number, in the order of `universe(unit).ids`."""
        ...

    def among(self, unit: Entity, idents: Collection[str]) -> T:
        """Return who is one of some ids, merged ones being one."""
        ...

    def of_people(self, quantified: OfPeople, verdict: Verdict[T]) -> Verdict[T]:
        """Return for which accounts enough people fulfil a rule."""
        ...

    def of_account(self, verdict: Verdict[T]) -> Verdict[T]:
        """Return for which people their account fulfils a rule."""
        ...

    def any_of_people(self, truth: T) -> T:
        """Return for which accounts something is true of any of their people."""
        ...

    def of_their_account(self, truth: T) -> T:
        """Return for which people something is true of their account; without one it is not."""
        ...

    def without_account(self) -> T:
        """Return which people have no account."""
        ...

    def earlier(self, instant: datetime) -> Self:
        """Return the same customer base as it was seen at an earlier instant."""
        ...

    def carried(self, unit: Entity, truth: T, earlier: Self) -> T:
        """Return, of an earlier engine's truth, the same for those known now; new ones are not."""
        ...

    def universe(self, unit: Entity) -> Universe:
        """Return everybody of a unit, and who of them is known."""
        ...

    def bits(self, unit: Entity, truth: T) -> BitSet:
        """Return a truth as the set of places in `universe(unit).ids` where it holds."""
        ...


@dataclass(frozen=True)
class Asking(Generic[T]):
    """Segments put to an engine, and what has been answered so far.

    Attributes:
        engine: what answers the leaves.
        unit: whom segments, lists and clusters speak of.
        segments: the rule of each, in plain forms.
        lists: the ids of each list and cluster, by the node that names it.
    """

    engine: Engine[T]
    unit: Entity
    segments: Mapping[str, Rule]
    lists: Mapping[InList | InCluster, Collection[str]]
    _found: dict[str, Verdict[T]] = field(default_factory=dict)
    _lacking: dict[str, dict[str, T]] = field(default_factory=dict)
    _past: dict[datetime, "Asking[T]"] = field(default_factory=dict)

    def segment(self, name: str) -> Verdict[T]:
        """Return the verdict on a segment."""
        if name not in self._found:
            self._found[name] = self.verdict(self.segments[name], self.unit)
        return self._found[name]

    def verdict(self, rule: Rule, unit: Entity) -> Verdict[T]:
        """Return the verdict on a rule in plain forms that speaks of a unit."""
        return self.engine.logic(unit).answer(rule, lambda part: self._ask(part, unit))

    def _ask(self, part: Any, unit: Entity) -> Verdict[T]:
        match part:
            case InSegment(name):
                return self.segment(name)
            case InList() | InCluster():
                return Verdict.known(self.engine.among(unit, self.lists[part]))
            case OfPeople(rule=inner):
                return self.engine.of_people(part, self.verdict(inner, Entity.PERSON))
            case OfAccount(inner):
                return self.engine.of_account(self.verdict(inner, Entity.ACCOUNT))
            case Settled(inner):
                return Verdict.known(self.verdict(inner, unit).holds)
            case Earlier(inner, window):
                return self._earlier(inner, self.engine.calendar.window(window).start, unit)
        return self.engine.answer(unit, part)

    def _earlier(self, rule: Rule, instant: datetime | None, unit: Entity) -> Verdict[T]:
        if instant is None:
            return Verdict.known(~self.engine.logic(unit).always)
        # Before a time that has not begun everything is as it is now.
        instant = min(instant, self.engine.calendar.as_of)
        if instant not in self._past:
            then = self.engine.earlier(instant)
            self._past[instant] = Asking(then, self.unit, self.segments, self.lists)
        past = self._past[instant]
        past.engine.prepare(leaves(rule, unit))
        held = past.verdict(rule, unit).holds
        return Verdict.known(self.engine.carried(unit, held, past.engine))

    def lacking(self, name: str) -> dict[str, T]:
        """Return, by the name of a trait or property, where a segment is open for lack of it."""
        if name not in self._lacking:
            self._lacking[name] = self._lacks(self.segments[name], self.unit)
        return self._lacking[name]

    def _lacks(self, rule: Any, unit: Entity) -> dict[str, T]:
        match rule:
            case And(parts) | Or(parts) | AtLeastOf(_, parts):
                return _united(self._lacks(part, unit) for part in parts)
            case Not(part):
                return self._lacks(part, unit)
            case InSegment(name):
                return self.lacking(name)
            case OfPeople(rule=inner):
                found = self._lacks(inner, Entity.PERSON)
                return {name: self.engine.any_of_people(where) for name, where in found.items()}
            case OfAccount(inner):
                found = self._lacks(inner, Entity.ACCOUNT)
                at_home = {name: self.engine.of_their_account(one) for name, one in found.items()}
                return {**at_home, "account": self.engine.without_account()}
            case _ if isinstance(rule, LEAVES):
                verdict = self.engine.answer(unit, unnegated(rule))
                return {} if verdict.sure else dict.fromkeys(rests_on(rule), verdict.unsure)
        return {}


def leaves(rule: Node, unit: Entity) -> Iterator[tuple[Entity, Leaf]]:
    """Yield the conditions of a rule that no logic divides, unnegated, each with its unit.

    Those of an earlier instant are left out: another engine answers them.
    """
    match rule:
        case OfPeople(rule=inner) | OfAccount(inner):
            yield from leaves(inner, unit.other)
        case Earlier():
            return
        case _ if isinstance(rule, LEAVES):
            yield unit, unnegated(rule)
        case _:
            for part in rule.children():
                yield from leaves(part, unit)


def unnegated(leaf: Any) -> Any:
    """Return the positive form of a condition."""
    return replace(leaf, negated=False) if getattr(leaf, "negated", False) else leaf


def rests_on(leaf: Leaf) -> set[str]:
    """Return the traits and properties that a condition rests on, as they are written."""
    return {
        f"account.{node.name}" if isinstance(node, Trait) and node.of_account else node.name
        for node in leaf.walk()
        if isinstance(node, Trait | Property)
    }


def _united(found: Iterable[Mapping[str, T]]) -> dict[str, T]:
    everything: dict[str, T] = {}
    for some in found:
        for name, where in some.items():
            everything[name] = everything[name] | where if name in everything else where
    return everything
