"""Whether what people claim of a segment can hold beside what the data say.

Both sides are ranges. A claim is contradicted where they do not meet, and only there: one inside
the uncertainty of the data is as good as they are.
"""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.matrix.terms import Tier
from segmatrix.studies.naming import digest

HALF_A_STEP = 0.5
"""Places on the map are whole steps: somebody at 7 means anything from 6.5 to 7.5."""

LOW_THIRD_ENDS = 3.5
HIGH_THIRD_BEGINS = 6.5
"""Where the thirds of the 1-9 grid part, as for the median of ratings (NUMBERS.md)."""

ABOUT = 0.1
"""A single number that a person states is taken as said of about that much, a tenth either way."""


class About(StrEnum):
    """What a claim is about."""

    ACROSS = "x"
    UP = "y"
    TIER = "tier"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both included."""

    low: float
    high: float

    def meets(self, other: "Range") -> bool:
        """Say whether there is a value in both."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim that the data contradict.

    Attributes:
        row_id: The row of numbers that the claim stands in; empty for others.
        claimed: What people say: a place, a stated number, or where the tier lets one expect.
        data: What the data say.
        at: Their best single value.
    """

    about: About
    segment_id: str
    row_id: str
    claimed: Range
    data: Range
    at: float

    @property
    def key(self) -> str:
        """Tells it from others, and from itself once either side says something else.

        The data count by two digits: every import moves them a little.
        """
        said = (str(self.claimed.low), str(self.claimed.high), f"{self.at:.2g}")
        return digest(self.about, self.segment_id, self.row_id, *said)

    @property
    def lower(self) -> bool:
        """Whether the data say less than is claimed."""
        return self.data.high < self.claimed.low


def place_contradicted(
    about: About, segment_id: str, placed: int, data: Range, at: float
) -> Contradiction | None:
    """Return that an agreed place is contradicted by a suggested one, if it is."""
    claimed = Range(placed - HALF_A_STEP, placed + HALF_A_STEP)
    return _unless_met(about, segment_id, "", claimed, data, at)


def tier_contradicted(segment_id: str, tier: str, data: Range, at: float) -> Contradiction | None:
    """Return that a tier is contradicted by what the segment is worth, if it is.

    A primary segment is expected above the low third of value, one called other below the high one.
    """
    match tier:
        case Tier.PRIMARY:
            claimed = Range(LOW_THIRD_ENDS, 9.0)
        case Tier.OTHER:
            claimed = Range(1.0, HIGH_THIRD_BEGINS)
        case _:
            return None
    return _unless_met(About.TIER, segment_id, "", claimed, data, at)


def number_contradicted(
    segment_id: str, row_id: str, low: float, high: float, data: Range, at: float
) -> Contradiction | None:
    """Return that a stated number, or range from `low` to `high`, is contradicted, if it is."""
    slack = ABOUT * abs(low) if low == high else 0.0
    claimed = Range(low - slack, high + slack)
    return _unless_met(About.NUMBER, segment_id, row_id, claimed, data, at)


def _unless_met(
    about: About, segment_id: str, row_id: str, claimed: Range, data: Range, at: float
) -> Contradiction | None:
    met = claimed.meets(data)
    return None if met else Contradiction(about, segment_id, row_id, claimed, data, at)
