"""How ratings lie: their middle, their quarters, and how far they are from disagreeing.

Quantiles are reckoned as fractions, so that a verdict at a limit does not hang on rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

# RAND/UCLA: the range that ratings symmetric about the middle have where people disagree, and by
# how much it widens per step of asymmetry (Fitch et al. 2001).
_SYMMETRIC_RANGE = Fraction(235, 100)
_PER_ASYMMETRY = Fraction(15, 10)
_MIDDLE = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """How the ratings of one item lie, on the 1-9 grid.

    Attributes:
        n: How many ratings there are, two or more.
        median: Their median; the other quantiles are named by their percentage.
        ipr: The range between the percentiles 30 and 70.
        ipras: The range beyond which ratings so asymmetric disagree.
        di: The disagreement index, `ipr / ipras`: above 1 they disagree.
    """

    n: int
    median: Fraction
    p25: Fraction
    p75: Fraction
    p30: Fraction
    p70: Fraction
    ipr: Fraction
    ipras: Fraction
    di: Fraction


def spread(values: Sequence[int]) -> Spread | None:
    """Return how ratings lie, or None of fewer than two, whose spread nobody knows."""
    if len(values) < 2:
        return None
    p30, p70 = percentile(values, 30), percentile(values, 70)
    ipr = p70 - p30
    ipras = _SYMMETRIC_RANGE + _PER_ASYMMETRY * abs(_MIDDLE - (p30 + p70) / 2)
    return Spread(
        n=len(values),
        median=percentile(values, 50),
        p25=percentile(values, 25),
        p75=percentile(values, 75),
        p30=p30,
        p70=p70,
        ipr=ipr,
        ipras=ipras,
        di=ipr / ipras,
    )


def percentile(values: Sequence[int], percent: int) -> Fraction:
    """Return a percentile of one value or more, interpolated linearly (Hyndman and Fan's type 7).

    >>> percentile([1, 2, 3, 10], 50)
    Fraction(5, 2)
    """
    ordered = sorted(values)
    place = Fraction(percent * (len(ordered) - 1), 100)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
