"""Whether the ratings of one item agree, by the consensus profile that was chosen beforehand.

Sources: `rand` is the RAND/UCLA appropriateness method (Fitch et al. 2001); `delphi75` takes the
threshold that is the median over 100 Delphi studies (Diamond et al. 2014) and the interquartile
range of a fifth of the scale; `comet` is what COMET's core outcome sets use (Williamson et al.
2017). `near` is ours: `rand` without its thirds, which cut a panel of 6 and 7 in two.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from segmatrix.kit.agreement.spreads import percentile, spread
from segmatrix.kit.agreement.terms import (
    ENOUGH_RATERS,
    HIGH_THIRD_BEGINS,
    HIGHEST,
    LOW_THIRD_ENDS,
    LOWEST,
    PANEL_SIZES,
    Profile,
    Verdict,
)

_QUARTERS_APART = Fraction(HIGHEST - LOWEST, 5)


def verdict(values: Sequence[int], profile: Profile) -> Verdict | None:
    """Return what a profile says of the ratings of one item; None where it gives no verdict.

    Args:
        values: One whole number from 1 to 9 per rater.
        profile: Any but `consent`, which asks for objections: see `consent`.

    Raises:
        KeyError: The profile is `consent`.
    """
    if profile == Profile.NONE:
        return None
    judge = _JUDGES[profile]
    return judge(values) if len(values) >= ENOUGH_RATERS else Verdict.TOO_FEW


def consent(*, quorum_met: bool, closed: bool, open_objections: int) -> Verdict:
    """Return what the profile `consent` says: silence agrees once enough were there to object."""
    if open_objections:
        return Verdict.CONTESTED
    return Verdict.AGREED if quorum_met and closed else Verdict.OPEN


def extrapolated(n: int, profile: Profile) -> bool:
    """Say whether a verdict on so many ratings rests on limits beyond those that were published."""
    return profile in (Profile.RAND, Profile.NEAR) and n not in PANEL_SIZES


def _near(values: Sequence[int]) -> Verdict:
    if _disagree(values):
        return Verdict.CONTESTED
    apart = len(values) - _within_one(values)
    return Verdict.AGREED if apart <= _may_lie_apart(values) else Verdict.OPEN


def _rand(values: Sequence[int]) -> Verdict:
    if _disagree(values):
        return Verdict.CONTESTED
    third = _third(percentile(values, 50))
    apart = sum(_third(value) != third for value in values)
    return Verdict.AGREED if apart <= _may_lie_apart(values) else Verdict.OPEN


def _delphi75(values: Sequence[int]) -> Verdict:
    within, n = _within_one(values), len(values)
    quarters_apart = percentile(values, 75) - percentile(values, 25)
    if 4 * within >= 3 * n and quarters_apart <= _QUARTERS_APART:
        return Verdict.AGREED
    return Verdict.CONTESTED if _index_above_one(values) or 2 * within < n else Verdict.OPEN


def _comet(values: Sequence[int]) -> Verdict:
    low, high = _lows(values), _highs(values)
    if _carried(high, low, len(values)):
        return Verdict.KEEP
    return Verdict.DROP if _carried(low, high, len(values)) else Verdict.OPEN


_JUDGES: dict[Profile, Callable[[Sequence[int]], Verdict]] = {
    Profile.NEAR: _near,
    Profile.RAND: _rand,
    Profile.DELPHI75: _delphi75,
    Profile.COMET: _comet,
}


def _carried(pro: int, contra: int, n: int) -> bool:
    """Say whether at least 70 % are for it and under 15 % against."""
    return 100 * pro >= 70 * n and 100 * contra < 15 * n


def _disagree(values: Sequence[int]) -> bool:
    """Say whether both ends are taken by many, or the middle ratings lie too far apart."""
    many = (len(values) + 1) // 3
    return (_lows(values) >= many and _highs(values) >= many) or _index_above_one(values)


def _index_above_one(values: Sequence[int]) -> bool:
    found = spread(values)
    return found is not None and found.di > 1


def _may_lie_apart(values: Sequence[int]) -> int:
    return (len(values) - 2) // 3


def _within_one(values: Sequence[int]) -> int:
    median = percentile(values, 50)
    return sum(abs(value - median) <= 1 for value in values)


def _lows(values: Sequence[int]) -> int:
    return sum(value <= LOW_THIRD_ENDS for value in values)


def _highs(values: Sequence[int]) -> int:
    return sum(value >= HIGH_THIRD_BEGINS for value in values)


def _third(value: int | Fraction) -> int:
    """Return the third of the grid, from 0, that a value lies in; halves belong to the higher."""
    return (value > LOW_THIRD_ENDS) + (value > HIGH_THIRD_BEGINS - 1)
