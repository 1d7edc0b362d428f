"""How much of what people differ in, differs between departments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmatrix.kit.agreement.ratings import Ratings

PERMUTATIONS = 9_999
_AT_ONCE = 500
# Sums of squares of the same numbers in another order differ in their last digits.
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class DepartmentShare:
    """The share of all variance that lies between departments, pooled over items.

    Attributes:
        value: From 0 to 1; None without variance, or where there is one department only.
        expected: What chance alone gives: its mean over permutations of people's departments.
        p: The share of permutations, the found one among them, with at least this value.
        permutations: How many were tried.
    """

    value: float | None
    expected: float | None
    p: float | None
    permutations: int


def department_share(
    ratings: Ratings, *, seed: int, permutations: int = PERMUTATIONS
) -> DepartmentShare:
    """Return the department share, tested by permuting the departments of people.

    Args:
        ratings: The ratings of the round.
        seed: What the permutations begin with.
        permutations: How many are tried.
    """
    names = list(dict.fromkeys(ratings.departments))
    labels = np.array([names.index(each) for each in ratings.departments], dtype=np.intp)
    rated = ratings.rated.astype(float)
    apart = _from_the_mean(ratings)
    total = float((apart**2).sum())
    if total == 0 or len(names) < 2:
        return DepartmentShare(None, None, None, 0)
    value = float(_between(labels[None, :], len(names), apart, rated)[0]) / total
    random = np.random.default_rng(seed)
    found = np.concatenate(
        [
            _between(random.permuted(np.tile(labels, (many, 1)), axis=1), len(names), apart, rated)
            for many in _portions(permutations)
        ]
    )
    shares = found / total
    as_large = int((shares >= value - _SAME).sum())
    return DepartmentShare(
        value, float(shares.mean()), (as_large + 1) / (permutations + 1), permutations
    )


def _from_the_mean(ratings: Ratings) -> NDArray[np.float64]:
    """Return participants by items: how far each rating lies from its item's mean; 0 if none."""
    number = np.maximum(ratings.rated.sum(axis=0), 1)
    filled = np.where(ratings.rated, ratings.table, 0)
    means = filled.sum(axis=0) / number
    return np.where(ratings.rated, filled - means, 0)


def _between(
    labels: NDArray[np.intp],
    departments: int,
    apart: NDArray[np.float64],
    rated: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the sum of squares between departments, per row of `labels` (tries by raters)."""
    belongs = (labels[:, None, :] == np.arange(departments)[None, :, None]).astype(float)
    sums, numbers = belongs @ apart, belongs @ rated
    squares = np.divide(sums**2, numbers, out=np.zeros_like(sums), where=numbers > 0)
    between: NDArray[np.float64] = squares.sum(axis=(1, 2))
    return between


def _portions(tries: int) -> list[int]:
    """Return how many tries are made at once, so that memory stays bounded."""
    whole, rest = divmod(tries, _AT_ONCE)
    return [_AT_ONCE] * whole + ([rest] if rest else [])
