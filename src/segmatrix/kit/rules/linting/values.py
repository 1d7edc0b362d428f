"""Sets of values: ranges of a line, of numbers or of time, and some texts or all but some."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from segmatrix.kit.rules.nodes import Unit

# A place on the line between values: just before a value, or just after it.
Cut: TypeAlias = tuple[float, int]

_FIRST: Cut = (-math.inf, -1)
_LAST: Cut = (math.inf, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """Numbers in ranges that do not touch, in ascending order, each from one cut to the next."""

    ranges: tuple[tuple[Cut, Cut], ...]

    @classmethod
    def between(cls, low: float = -math.inf, high: float = math.inf) -> "Line":
        """Return all numbers between two, both included."""
        return cls((((low, -1), (high, 1)),) if low <= high else ())

    @classmethod
    def points(cls, *values: float) -> "Line":
        """Return some numbers."""
        return cls(tuple(((value, -1), (value, 1)) for value in sorted(set(values))))

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        return not self.ranges

    def whole(self) -> "Line":
        """Return the whole numbers of it, each with what lies before the next."""
        found = []
        for (low, after), (high, until) in self.ranges:
            first = low if math.isinf(low) else math.ceil(low) + (after > 0 and low == int(low))
            last = (
                high if math.isinf(high) else math.floor(high) - (until < 0 and high == int(high))
            )
            if first <= last:
                found.append((first, last))
        return Line(tuple(((first, -1), (last, 1)) for first, last in found))

    def but(self, other: "Line") -> "Line":
        """Return what is in this one and not in the other."""
        return self & ~other

    def __and__(self, other: "Line") -> "Line":
        found = (
            (max(one[0], two[0]), min(one[1], two[1]))
            for one in self.ranges
            for two in other.ranges
        )
        return Line(tuple(sorted(span for span in found if span[0] < span[1])))

    def __invert__(self) -> "Line":
        cuts = [_FIRST, *(cut for span in self.ranges for cut in span), _LAST]
        pairs = zip(cuts[::2], cuts[1::2], strict=True)
        return Line(tuple(pair for pair in pairs if pair[0] < pair[1]))


class Marks(StrEnum):
    """What is counted off on a line of time that does not move."""

    DAYS = "days"
    INSTANTS = "instants"


@dataclass(frozen=True, slots=True)
class Times:
    """Dates and instants, in ranges of a line.

    Where days begin depends on a zone, and how long a month is on the instant of the question: only
    lines that are marked alike are held against each other.

    Attributes:
        line: the ranges.
        marks: of days or instants, which are whole; of lengths of time from the instant of the
            question, those before it negative, in a unit.
    """

    line: Line
    marks: Marks | Unit

    @property
    def is_empty(self) -> bool:
        """Whether no time is in it."""
        return (self.line.whole() if isinstance(self.marks, Marks) else self.line).is_empty

    def __invert__(self) -> "Times":
        return Times(~self.line, self.marks)


@dataclass(frozen=True, slots=True)
class Some:
    """Some values, or all but some."""

    values: frozenset[object]
    all_but: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no value is in it."""
        return not self.all_but and not self.values

    def __and__(self, other: "Some") -> "Some":
        match self.all_but, other.all_but:
            case True, True:
                return Some(self.values | other.values, all_but=True)
            case False, True:
                return Some(self.values - other.values)
            case True, False:
                return Some(other.values - self.values)
            case _:
                return Some(self.values & other.values)

    def __invert__(self) -> "Some":
        return Some(self.values, not self.all_but)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a subject may be for a condition to hold.

    Attributes:
        known: its values; None is any.
        missing: whether it may be missing.
    """

    known: "Known | None" = None
    missing: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing fulfils the condition."""
        return not self.missing and self.known is not None and self.known.is_empty

    def __and__(self, other: "Allowed") -> "Allowed":
        return Allowed(_common(self.known, other.known), self.missing and other.missing)


Known: TypeAlias = Line | Times | Some


def _common(one: Known | None, other: Known | None) -> Known | None:
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, Line) and isinstance(other, Line):
        return one & other
    if isinstance(one, Some) and isinstance(other, Some):
        return one & other
    if isinstance(one, Times) and isinstance(other, Times) and one.marks is other.marks:
        return Times(one.line & other.line, one.marks)
    # What is of two kinds is not known; nothing at all is nothing of any kind.
    return one if one.is_empty else other if other.is_empty else None
