"""What each form says of where they belong."""

from collections.abc import Callable

from segmatrix.kit.rules.explaining.phrases import Phrase, beginning_words, listed, window_words
from segmatrix.kit.rules.nodes import (
    EnteredStage,
    Entity,
    InCluster,
    InList,
    InSegment,
    InStage,
)


def member(place: str) -> Callable[[InSegment | InList, bool, Entity], Phrase]:
    """Say that they are in a segment or on a list."""

    def say(rule: InSegment | InList, negated: bool, whom: Entity) -> Phrase:
        return _are(f"{place} “{rule.name}”", rule.negated != negated)

    return say


def in_cluster(rule: InCluster, negated: bool, whom: Entity) -> Phrase:
    """Say in which cluster of a study they are."""
    return _are(f"in the cluster “{rule.name}” of “{rule.study}”", rule.negated != negated)


def in_stage(rule: InStage, negated: bool, whom: Entity) -> Phrase:
    """Say in which stage they are."""
    names = [f"“{name}”" for name in rule.names]
    stages = f"the stage {names[0]}" if len(names) == 1 else f"the stage {listed(names, 'or')}"
    return _are(f"in {stages}", negated)


def entered_stage(rule: EnteredStage, negated: bool, whom: Entity) -> Phrase:
    """Say that they are in a stage in which they were not when the window began."""
    stage, then = f"the stage “{rule.name}”", beginning_words(rule.window)
    when = window_words(rule.window)
    if negated:
        there = f" or were in it {then} already" if then else ""
        return Phrase(f"did not enter {stage}{when} (are not in it now{there})")
    there = f" and were not in it {then}" if then else ""
    return Phrase(f"entered {stage}{when} (are in it now{there})")


def _are(place: str, no: bool) -> Phrase:
    return Phrase(f"are {'not ' if no else ''}{place}")
