"""What a rule may name, and a node of a rule with what surrounds it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Entity, EventPattern, Sequence, Trait


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name.

    Attributes:
        catalog: the traits, events and properties of the data.
        unit: what the segments, lists and the rule itself are about.
        segments: the names of the segments.
        lists: the names of the lists.
        events: events that may be named although the data has none of them yet.
        stages: the names of the stages of the journey.
        themes: the names of the themes of feedback.
        clusters: per study, the names of its clusters.
        has_scores: whether it is said what buyers are ranked by.
    """

    catalog: Catalog
    unit: Entity = Entity.PERSON
    segments: Collection[str] = ()
    lists: Collection[str] = ()
    events: Collection[str] = ()
    stages: Collection[str] = ()
    themes: Collection[str] = ()
    clusters: Mapping[str, Collection[str]] = field(default_factory=dict)
    has_scores: bool = False

    @property
    def event_names(self) -> frozenset[str]:
        """The events of the data and those that were declared."""
        return frozenset({*self.catalog.events, *self.events})

    def property_type(self, name: str, event: str) -> Type | None:
        """Return the type of a property: this event's, else that which any event carries."""
        own = self.catalog.events.get(event, {})
        return own.get(name) or self.catalog.properties.get(name)

    def traits(self, trait: Trait, unit: Entity) -> Mapping[str, Type]:
        """Return the traits among which a trait is looked up, the rule speaking of `unit`."""
        return self.catalog.traits(Entity.ACCOUNT if trait.of_account else unit)


@dataclass(frozen=True, slots=True)
class Seen:
    """A node of a rule and what surrounds it.

    Attributes:
        unit: whom this part of the rule speaks of.
        event: the event whose properties are asked for here.
        sequence: the sequence that this event belongs to.
        earlier: the events named before it.
    """

    node: Any
    known: Known
    unit: Entity
    event: EventPattern | None
    sequence: Sequence | None
    earlier: tuple[EventPattern, ...]

    def at_home(self, belongs: str) -> RuleError | None:
        """Refuse what belongs to the unit of the file where the rule speaks of the other.

        Args:
            belongs: that it does, before the word for the unit: `“VIP” is a segment of`.
        """
        home = self.known.unit
        if self.unit is home:
            return None
        return RuleError(
            f"{belongs} {home.plural}, and the rule speaks of {one(self.unit)} here.",
            code="unit",
            span=self.node.span,
            hint=f"Ask for it where the rule speaks of {one(home)}.",
        )


def one(unit: Entity) -> str:
    """Return one of a unit, with its article."""
    return "a person" if unit is Entity.PERSON else "an account"
