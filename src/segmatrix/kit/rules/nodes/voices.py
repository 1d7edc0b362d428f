"""What customers said and were shown: feedback, themes, experiments."""

from dataclasses import dataclass

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.happenings import Count
from segmatrix.kit.rules.nodes.subjects import ScoreKind
from segmatrix.kit.rules.nodes.time import EVER, Window


@dataclass(frozen=True, slots=True)
class Gave(Node):
    """`gave nps in the last 90 days`."""

    kind: ScoreKind
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class Said(Node):
    """`said "refund" at least 2 times in the last 90 days`."""

    text: str
    count: Count | None = None
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class RaisedTheme(Node):
    """`raised theme "Billing" in the last 90 days`."""

    name: str
    count: Count | None = None
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class SawExperiment(Node):
    """`saw experiment "onboarding"`, or `saw variant "B" of "onboarding"`."""

    experiment: str
    variant: str | None = None
    window: Window = EVER
