"""Where somebody belongs: segments, lists, clusters, stages, accounts and their people."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.time import EVER, Window

if TYPE_CHECKING:
    from segmatrix.kit.rules.nodes.rules import Rule


@dataclass(frozen=True, slots=True)
class InSegment(Node):
    """`in segment "Power users"`, or `not in`."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InList(Node):
    """`in list "Beta testers"`, or `not in`."""

    name: str
    negated: bool = False


class Quantifier(StrEnum):
    """How many people of an account must fulfil a rule."""

    ANY = "any"
    EVERY = "every"
    NO = "no"
    AT_LEAST = "at least"
    AT_LEAST_PERCENT = "at least percent"


@dataclass(frozen=True, slots=True)
class OfPeople(Node):
    """`any person (R)`, `at least 3 people (R)`, `at least 50% of people (R)`; unit account."""

    quantifier: Quantifier
    rule: "Rule"
    number: int | float | None = None  # of the two `at least`


@dataclass(frozen=True, slots=True)
class OfAccount(Node):
    """`account (R)`: the person's account fulfils R; unit person."""

    rule: "Rule"


@dataclass(frozen=True, slots=True)
class InCluster(Node):
    """`in cluster "C2" of "Usage study"`, or `not in`."""

    name: str
    study: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InStage(Node):
    """`stage is "consideration"`, `stage is one of ("consideration", "purchase")`."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnteredStage(Node):
    """`entered stage "purchase" in the last 30 days`."""

    name: str
    window: Window = EVER
