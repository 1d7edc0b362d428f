"""Ranks among everybody: in which fifth a number stands."""

import numpy as np
import numpy.typing as npt

from segmatrix.kit.engine.vector.owned import Bits, Whole

FIFTHS = 5


def fifths(values: npt.NDArray[np.float64] | npt.NDArray[np.int64], known: Bits) -> Whole:
    """Return in which fifth of those who have a number each stands, 5 the highest; else 0.

    Equal numbers stand together, in the lowest of the fifths that they reach.

    Args:
        values: numbers, counts or instants.
        known: who has one.
    """
    ranked = np.sort(values[known])
    found = np.zeros(len(values), np.int64)
    if len(ranked):
        below = np.searchsorted(ranked, values[known], "left")
        found[known] = 1 + FIFTHS * below // len(ranked)
    return found
