"""Local days, weeks and months along a stretch of time, by arithmetic on a zone's offsets."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.zones import Offset
from segmatrix.kit.engine.vector.happenings import micros
from segmatrix.kit.rules.nodes import Duration, Unit

Whole = npt.NDArray[np.int64]

_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_LENGTHS = {
    Unit.MINUTE: 60 * _SECOND,
    Unit.HOUR: 3600 * _SECOND,
    Unit.DAY: _DAY,
    Unit.WEEK: 7 * _DAY,
}
# 1970-01-01, the day that instants are counted from, was a Thursday.
_DAYS_SINCE_MONDAY = 3


@dataclass(frozen=True)
class Units:
    """Spans of time one after the other, each within one local day, week or month.

    A clock that is set back may lead into the day before: then several spans have one number.

    Attributes:
        starts: when each begins, in microseconds since 1970; the first may begin earlier.
        numbers: which day, week or month it lies in.
    """

    starts: Whole
    numbers: Whole

    @property
    def ascend(self) -> bool:
        """Whether no day, week or month comes twice."""
        return bool((np.diff(self.numbers) > 0).all())

    def bounds(self, times: Whole) -> Whole:
        """Return where each span begins among times in order, and, last, how many those are."""
        inner = np.searchsorted(times, self.starts[1:])
        return np.concatenate([[0], inner, [len(times)]])


def elapsed(length: Duration) -> int:
    """Return the microseconds of a length of elapsed time: a day is 24 hours."""
    return length.number * _LENGTHS[length.unit]


def units(unit: Unit, offsets: Sequence[Offset], first: int, last: int) -> Units:
    """Return the units that instants lie in, from the first to the last of them.

    Args:
        unit: days, weeks or months.
        offsets: the zone's, in force from the first instant on or earlier.
        first: in microseconds since 1970.
        last: the same, not before the first.
    """
    starts, days = [], []
    for place, offset in enumerate(offsets):
        begun = first if offset.start is None else max(first, micros(offset.start))
        following = offsets[place + 1].start if place + 1 < len(offsets) else None
        ended = last + 1 if following is None else min(last + 1, micros(following))
        if begun < ended:
            shift = offset.seconds * _SECOND
            here = np.arange((begun + shift) // _DAY, (ended - 1 + shift) // _DAY + 1)
            starts.append(np.maximum(here * _DAY - shift, begun))
            days.append(here)
    return _joined(np.concatenate(starts), _numbers(unit, np.concatenate(days)))


def _numbers(unit: Unit, days: Whole) -> Whole:
    if unit is Unit.DAY:
        return days
    if unit is Unit.WEEK:
        return (days + _DAYS_SINCE_MONDAY) // 7
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _joined(starts: Whole, numbers: Whole) -> Units:
    """Make spans that follow upon each other in the same unit one."""
    new = np.ones(len(numbers), np.bool_)
    new[1:] = numbers[1:] != numbers[:-1]
    return Units(starts[new], numbers[new])
