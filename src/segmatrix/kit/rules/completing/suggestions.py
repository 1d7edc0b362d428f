"""What is offered to somebody who types, and what it takes the place of."""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.kit.rules.nodes import Entity, Span


class Kind(StrEnum):
    """What sort of thing is offered."""

    KEYWORD = "keyword"
    TRAIT = "trait"
    PROPERTY = "property"
    EVENT = "event"
    VALUE = "value"
    SEGMENT = "segment"
    LIST = "list"
    CLUSTER = "cluster"
    STUDY = "study"
    STAGE = "stage"
    THEME = "theme"
    EXPERIMENT = "experiment"
    VARIANT = "variant"
    LENGTH = "length"  # of time


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that may stand where somebody types.

    Attributes:
        text: as a rule writes it, quotes included.
        label: the bare name.
        span: the characters it takes the place of.
        detail: the type of a trait or property, else empty.
    """

    text: str
    label: str
    kind: Kind
    span: Span
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose values are asked for: a trait of a unit, or a property of an event.

    Attributes:
        unit: of a trait, whose it is; None for a property.
        event: of a property, the event that carries it.
    """

    name: str
    unit: Entity | None = None
    event: str = ""
