"""The alignment index: how much nearer people are to each other than by chance.

1 is unanimity, 0 is what two independent uniform ratings would give, below 0 is polarisation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from segmatrix.kit.agreement.ratings import Ratings

BY_CHANCE = 80 / 27
"""The mean absolute difference of two independent uniform ratings on 1-9."""

DRAWS = 2_000
_OUTER = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The index of a round.

    Attributes:
        index: The mean of its items' indices; None where nobody rated what somebody else did.
        low: Where the 95 % percentile interval begins; None where nothing can be drawn.
        high: Where it ends.
        draws: How many samples of raters it rests on.
    """

    index: float | None
    low: float | None
    high: float | None
    draws: int


def alignment(values: Sequence[int]) -> float | None:
    """Return the index of one item, or None of fewer than two ratings.

    >>> alignment([1] * 5 + [9] * 5)
    -0.5
    """
    pairs = [abs(one - other) for one, other in combinations(values, 2)]
    return 1 - sum(pairs) / len(pairs) / BY_CHANCE if pairs else None


def round_alignment(ratings: Ratings, *, seed: int, draws: int = DRAWS) -> Alignment:
    """Return the index of a round, with its interval by resampling raters.

    Two copies of one rater agree with themselves: their pairs are left out, and an item is left out
    of a draw that has fewer than two of its raters. With them, an interval called 95 % would cover
    51 to 71 % at 8 to 12 raters.

    Args:
        ratings: The ratings of the round.
        seed: What the draws begin with; the same seed gives the same interval.
        draws: How many samples of raters are drawn.
    """
    found = [alignment(ratings.values(column)) for column in range(len(ratings.items))]
    known = [index for index in found if index is not None]
    if not known:
        return Alignment(None, None, None, 0)
    raters = len(ratings.participants)
    random = np.random.default_rng(seed)
    copies = random.multinomial(raters, np.full(raters, 1 / raters), size=draws).astype(float)
    drawn = _indices(ratings, copies)
    low, high = np.percentile(drawn, _OUTER) if len(drawn) else (None, None)
    return Alignment(
        index=sum(known) / len(known),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        draws=len(drawn),
    )


def _indices(ratings: Ratings, copies: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the index of each draw that has one; `copies` is draws by raters."""
    total = np.zeros(len(copies))
    items = np.zeros(len(copies))
    for column in range(len(ratings.items)):
        rated = ratings.rated[:, column]
        values, here = ratings.table[rated, column], copies[:, rated]
        apart = np.abs(values[:, None] - values[None, :])
        others = 1 - np.eye(len(values))
        pairs = np.einsum("di,ij,dj->d", here, others, here, optimize=True)
        distance = np.einsum("di,ij,dj->d", here, apart, here, optimize=True)
        some = pairs > 0
        total[some] += 1 - distance[some] / pairs[some] / BY_CHANCE
        items[some] += 1
    drawn = items > 0
    return total[drawn] / items[drawn]
