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
        value: the sum, mean or median, always finite; None where nothing is known to make it of,
            or where it is too large.
        counted: the members whose number is known.
        missing: the members who have none.
        unsure: the members whose number rests on a missing value.
        too_large: whether the numbers are too large to add up, so that there is no value.
    """

    value: float | None
    counted: int
    missing: int
    unsure: int
    too_large: bool = False


def measured(numbers: Numbers, members: Bits, over: Over) -> Measured:
    """Return what the members' numbers make together; those who have none are left out."""
    values = numbers.values[members]
    known = values[~np.isnan(values)]
    too_large = _too_large(known, over)
    return Measured(
        None if too_large else _made(known, over),
        len(known),
        len(values) - len(known),
        int(np.count_nonzero(numbers.doubts[members])),
        too_large,
    )


def _made(known: npt.NDArray[np.float64], over: Over) -> float | None:
    if over is Over.SUM:
        return _sum(known)
    if not len(known):
        return None
    return _sum(known) / len(known) if over is Over.MEAN else _median(known)


def _too_large(known: npt.NDArray[np.float64], over: Over) -> bool:
    """Whether no float holds the result, or what leads to it."""
    if over is Over.MEDIAN:
        return len(known) > 0 and not math.isfinite(_median(known))
    with np.errstate(over="ignore"):
        return not np.isfinite(np.abs(known).sum())


def _sum(known: npt.NDArray[np.float64]) -> float:
    # fsum, so that the order of members does not show in the last digits.
    return math.fsum(known.tolist())


def _median(known: npt.NDArray[np.float64]) -> float:
    # As Python's floats, whose sum is infinite without a warning where it is too large.
    return float(median(known.tolist()))
