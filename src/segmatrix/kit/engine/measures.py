"""A segment's number: what is known of its members, made into one."""

import math
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from segmatrix.kit.rules.rulefile import Over

Bits: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Numbers:
    """A number for everybody.

    Attributes:
        values: NaN where it is missing.
        doubts: where it rests on a missing value.
    """

    values: npt.NDArray[np.float64]
    doubts: Bits


@dataclass(frozen=True)
class Measured:
    """A number of a segment, and what it rests on.

    Attributes:
        value: the sum, mean or median; None where nothing is known to make it of.
        counted: the members whose number is known.
        missing: the members who have none.
        unsure: the members whose number rests on a missing value.
    """

    value: float | None
    counted: int
    missing: int
    unsure: int


def measured(numbers: Numbers, members: Bits, over: Over) -> Measured:
    """Return what the members' numbers make together; those who have none are left out."""
    values = numbers.values[members]
    known = values[~np.isnan(values)]
    return Measured(
        _made(known, over),
        len(known),
        len(values) - len(known),
        int(np.count_nonzero(numbers.doubts[members])),
    )


def _made(known: npt.NDArray[np.float64], over: Over) -> float | None:
    if over is Over.SUM:
        # fsum, so that the order of members does not show in the last digits.
        return math.fsum(known)
    if not len(known):
        return None
    return math.fsum(known) / len(known) if over is Over.MEAN else float(median(known))
