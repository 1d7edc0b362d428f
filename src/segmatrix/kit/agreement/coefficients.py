"""Coefficients of agreement that others may ask for, each with an interval.

All but Tastle and Wierman's take a table of units by raters and resample its units, since the
raters are all there are. A draw that has no value, for want of variance, is left out; how many
count is said.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log2
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Table: TypeAlias = NDArray[np.float64]

DRAWS = 2_000
_OUTER = (2.5, 97.5)


class Level(StrEnum):
    """What the numbers of a rating mean, for Krippendorff's alpha."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class IccForm(StrEnum):
    """The forms of the intraclass correlation, named as by Shrout and Fleiss (1979)."""

    ONE_WAY = "ICC(1,1)"
    TWO_WAY_RANDOM = "ICC(2,1)"
    TWO_WAY_FIXED = "ICC(3,1)"
    ONE_WAY_MEAN = "ICC(1,k)"
    TWO_WAY_RANDOM_MEAN = "ICC(2,k)"
    TWO_WAY_FIXED_MEAN = "ICC(3,k)"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its 95 % percentile interval.

    Attributes:
        name: The coefficient and its form.
        value: None where it is not defined, as without variance.
        low: Where the interval begins; None where nothing could be drawn.
        high: Where it ends.
        n: How many units it rests on.
        draws: How many of the samples have a value.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    draws: int


def krippendorff_alpha(
    table: ArrayLike, level: Level = Level.ORDINAL, *, seed: int, draws: int = DRAWS
) -> Coefficient:
    """Return Krippendorff's alpha of a table of units by raters, where some may be missing (NaN).

    Computed by the package krippendorff (Castro 2017), after Hayes and Krippendorff (2007).
    """
    from krippendorff import alpha

    def of(units: Table) -> float | None:
        values = units[~np.isnan(units)]
        paired = (~np.isnan(units)).sum(axis=1).max(initial=0) > 1
        if not paired or len(np.unique(values)) < 2:
            return None
        return float(alpha(reliability_data=units.T, level_of_measurement=level.value))

    return _over_units(f"Krippendorff’s alpha, {level}", _table(table), of, seed, draws)


def fleiss_kappa(table: ArrayLike, *, seed: int, draws: int = DRAWS) -> Coefficient:
    """Return Fleiss' kappa (1971) of a table of units by raters of category numbers, none missing.

    Computed by statsmodels.
    """
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    def of(units: Table) -> float | None:
        counts, _categories = aggregate_raters(units.astype(int))
        return float(fleiss_kappa(counts)) if (counts.sum(axis=0) > 0).sum() > 1 else None

    return _over_units("Fleiss’ kappa", _complete(table), of, seed, draws)


def kendall_w(table: ArrayLike, *, seed: int, draws: int = DRAWS) -> Coefficient:
    """Return Kendall's W of a table of units by raters, none missing, corrected for ties.

    Each rater's numbers are ranked first (Kendall and Babington Smith 1939).
    """
    return _over_units("Kendall’s W", _complete(table), _concordance, seed, draws)


def icc(table: ArrayLike, form: IccForm, *, seed: int, draws: int = DRAWS) -> Coefficient:
    """Return an intraclass correlation of a table of units by raters, none missing."""

    def of(units: Table) -> float | None:
        return _icc(units, form)

    return _over_units(form.value, _complete(table), of, seed, draws)


def tastle_wierman(
    values: Sequence[int], lowest: int, highest: int, *, seed: int, draws: int = DRAWS
) -> Coefficient:
    """Return Tastle and Wierman's consensus (2007) of the ratings of one item, resampling them.

    It is 1 + the sum of p log2(1 - |x - mean| / range): 1 of one mind, 0 half at either end.

    Args:
        values: The ratings.
        lowest: Where the scale begins.
        highest: Where it ends.
        seed: What the draws begin with.
        draws: How many there are.
    """
    table = _table([[value] for value in values])

    def of(units: Table) -> float | None:
        found, counts = np.unique(units, return_counts=True)
        mean = float(units.mean())
        return 1.0 + sum(
            float(count) / len(units) * log2(1 - abs(value - mean) / (highest - lowest))
            for value, count in zip(found, counts, strict=True)
        )

    return _over_units("Tastle and Wierman’s consensus", table, of, seed, draws)


def _table(table: ArrayLike) -> Table:
    taken = np.asarray(table, dtype=float)
    if taken.ndim != 2 or 0 in taken.shape:
        raise ValueError("A table of units by raters is needed, with one of either at least.")
    return taken


def _complete(table: ArrayLike) -> Table:
    taken = _table(table)
    if np.isnan(taken).any():
        raise ValueError("Every rater must have rated every unit.")
    return taken


def _over_units(
    name: str, table: Table, of: Callable[[Table], float | None], seed: int, draws: int
) -> Coefficient:
    """Return a coefficient with the interval of resampling its units."""
    units = len(table)
    value = of(table) if units > 1 else None
    random = np.random.default_rng(seed)
    samples = random.integers(units, size=(draws, units)) if value is not None else ()
    drawn = [each for each in (of(table[sample]) for sample in samples) if each is not None]
    low, high = np.percentile(drawn, _OUTER).tolist() if drawn else (None, None)
    return Coefficient(name, value, low, high, units, len(drawn))


def _concordance(units: Table) -> float | None:
    from scipy.stats import rankdata

    number, raters = units.shape
    ranks = rankdata(units, axis=0)
    sums = ranks.sum(axis=1)
    ties = sum(
        float((counts**3 - counts).sum())
        for counts in (np.unique(column, return_counts=True)[1] for column in ranks.T)
    )
    most = raters**2 * (number**3 - number) - raters * ties
    return float(12 * ((sums - sums.mean()) ** 2).sum() / most) if most > 0 else None


def _icc(units: Table, form: IccForm) -> float | None:
    """Return a form of the intraclass correlation from the mean squares of the table."""
    n, k = units.shape
    if k < 2 or n < 2:
        return None
    rows, columns, mean = units.mean(axis=1), units.mean(axis=0), units.mean()
    between = k * float(((rows - mean) ** 2).sum()) / (n - 1)
    raters = n * float(((columns - mean) ** 2).sum()) / (k - 1)
    within = float(((units - rows[:, None]) ** 2).sum()) / (n * (k - 1))
    residuals = units - rows[:, None] - columns[None, :] + mean
    residual = float((residuals**2).sum()) / ((n - 1) * (k - 1))
    above, below = {
        IccForm.ONE_WAY: (between - within, between + (k - 1) * within),
        IccForm.TWO_WAY_RANDOM: (
            between - residual,
            between + (k - 1) * residual + k * (raters - residual) / n,
        ),
        IccForm.TWO_WAY_FIXED: (between - residual, between + (k - 1) * residual),
        IccForm.ONE_WAY_MEAN: (between - within, between),
        IccForm.TWO_WAY_RANDOM_MEAN: (
            between - residual,
            between + (raters - residual) / n,
        ),
        IccForm.TWO_WAY_FIXED_MEAN: (between - residual, between),
    }[form]
    return above / below if below else None
