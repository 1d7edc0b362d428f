"""Which numbers are added up as decimals: exactly, in whatever order their rows come.

A float stands for a decimal if it is less than `EXACT_BELOW` away from 0 and is the float nearest
to a number with at most `DECIMALS` digits after the point. Of such numbers there is only one, since
it has no more digits than every float keeps. A sum is what the decimals among its floats add up to
as decimals, plus what the others add up to as floats. That is asked of each value by itself, so
that no other row, later or of somebody else, has a part in a sum.

Databases are asked the same in `kit/engine/database/totals.py`.
"""

import numpy as np
import numpy.typing as npt

DECIMALS = 6
"""How many digits after the point a decimal has at most."""
UNITS = 10**DECIMALS
"""How many of the smallest decimal make 1."""
EXACT_BELOW = 10**9
"""Up to here a decimal has 15 digits, so many as every float keeps."""


def parted(
    floats: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64] | None]:
    """Return the decimals among floats, in the smallest unit, and all other floats.

    Each of the two has 0 where the other has the number; the second is None if it is 0 everywhere.

    Args:
        floats: numbers, none of them NaN.
    """
    small = np.abs(floats) < EXACT_BELOW
    units = np.rint(UNITS * (floats if small.all() else np.where(small, floats, 0.0)))
    decimal = units / UNITS == floats
    if decimal.all():
        return units.astype(np.int64), None
    return np.where(decimal, units, 0.0).astype(np.int64), np.where(decimal, 0.0, floats)
