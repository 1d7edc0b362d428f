"""Events by name and by what they carry."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from segmatrix.kit.rules.nodes.base import Node

if TYPE_CHECKING:
    from segmatrix.kit.rules.nodes.rules import Rule


@dataclass(frozen=True, slots=True)
class Property(Node):
    """A property of the event in question, inside `where`."""

    name: str


@dataclass(frozen=True, slots=True)
class StepProperty(Node):
    """`step1.sku` inside the `where` of a later step of a sequence; steps count from 1."""

    step: int
    name: str


@dataclass(frozen=True, slots=True)
class EventPattern(Node):
    """`"order" where amount > 5`: events of one name that fulfil a condition."""

    name: str
    where: "Rule | None" = None
