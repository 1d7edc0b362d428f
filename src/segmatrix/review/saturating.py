"""Deciding whether asking on would still bring new names."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from segmatrix.review.snowballing import Wave

FEW = 0.2
"""A wave dries up when at most this share of whom it named is new.

Our own choice, so that one new name among five or more counts as few; the page always gives both
numbers beside the verdict.
"""

ENOUGH = 0.5
"""Which share of a wave must have named somebody before its names say anything. Our own choice."""


class Verdict(StrEnum):
    """What the last wave says.

    NOTHING: nobody named anybody yet. EARLY: too few of the wave have answered to tell. GROWING:
    many of the names are new. DRYING: few are. DRY: none is.
    """

    NOTHING = "nothing"
    EARLY = "early"
    GROWING = "growing"
    DRYING = "drying"
    DRY = "dry"


@dataclass(frozen=True, slots=True)
class Saturation:
    """A verdict with the wave that it rests on, None before the first."""

    verdict: Verdict
    wave: Wave | None


def saturation(waves: Sequence[Wave]) -> Saturation:
    """Return what the last wave says about asking on."""
    if not waves:
        return Saturation(Verdict.NOTHING, None)
    last = waves[-1]
    if last.answered < ENOUGH * last.asked:
        return Saturation(Verdict.EARLY, last)
    if last.new == 0:
        return Saturation(Verdict.DRY, last)
    few = last.new <= FEW * last.named
    return Saturation(Verdict.DRYING if few else Verdict.GROWING, last)
