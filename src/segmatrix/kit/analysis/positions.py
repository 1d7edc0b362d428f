"""Where numbers put a segment on an axis that people place on from 1 to 9."""

from dataclasses import dataclass

LOWEST = 1.0
STEPS = 8.0
"""From the lowest position to the highest."""


@dataclass(frozen=True, slots=True)
class Position:
    """A position on an axis, 1 to 9, and the range in which it may as well lie."""

    at: float
    low: float
    high: float


def position(share: float) -> float:
    """Return the position a share of the way up an axis; beyond its ends is at them.

    >>> position(0.25)
    3.0
    """
    return LOWEST + STEPS * min(1.0, max(0.0, share))
