"""What a condition is about: traits, properties, and numbers made of what happened."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.patterns import EventPattern, Property
from segmatrix.kit.rules.nodes.time import EVER, Window


@dataclass(frozen=True, slots=True)
class Trait(Node):
    """A trait of the entity in question, or of a person's account (`account.plan`)."""

    name: str
    of_account: bool = False


class Statistic(StrEnum):
    """How an amount sums up a property over events."""

    SUM = "sum"
    AVERAGE = "average"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    MEDIAN = "median"
    DISTINCT = "number of distinct"


@dataclass(frozen=True, slots=True)
class Amount(Node):
    """`sum of amount for "order" in the last 30 days`."""

    statistic: Statistic
    property: Property
    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class NumberOf(Node):
    """`number of "order" in the last 30 days`."""

    event: EventPattern
    window: Window = EVER


class ScoreKind(StrEnum):
    """What a customer was asked for a score of: loyalty, satisfaction, effort."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


@dataclass(frozen=True, slots=True)
class LatestScore(Node):
    """`nps`: the latest score that was given."""

    kind: ScoreKind


@dataclass(frozen=True, slots=True)
class AverageScore(Node):
    """`average nps in the last 90 days`."""

    kind: ScoreKind
    window: Window = EVER


class Rfm(StrEnum):
    """What buyers are ranked by: how lately, how often, for how much."""

    RECENCY = "recency"
    FREQUENCY = "frequency"
    MONETARY = "monetary"


@dataclass(frozen=True, slots=True)
class RfmScore(Node):
    """`recency score`: the fifth of the buyers that somebody stands in, 5 being the best."""

    of: Rfm


@dataclass(frozen=True, slots=True)
class LifetimeValue(Node):
    """`lifetime value`: a column of the data, named so by the mapping."""


Subject: TypeAlias = (
    Trait | Property | Amount | NumberOf | LatestScore | AverageScore | RfmScore | LifetimeValue
)
