"""Inputs and facts about numbers that people state. Dates are ISO dates, empty for none."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class StateMeasure(InMatrix):
    """State a number for a cell, as a value or a range.

    Attributes:
        low: The value, or the low end of the range.
        high: The high end; None for a value.
        date: The day that the number speaks of.
        source: Where it comes from, in words.
        version: The version of the number it replaces, 0 for none; None takes whatever stands.
    """

    segment_id: str
    dimension_id: str
    low: float
    high: float | None = None
    unit: str = ""
    date: str = ""
    source: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MeasureStated(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str
    measure_id: str
    low: float
    high: float
    unit: str
    date: str
    source: str
    version: int
    author_name: str
    department: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:stated"


@dataclass(frozen=True, kw_only=True)
class WithdrawMeasure(InMatrix):
    """Take the stated number of a cell back."""

    segment_id: str
    dimension_id: str


@dataclass(frozen=True, kw_only=True)
class MeasureWithdrawn(Fact):
    matrix_id: str
    segment_id: str
    dimension_id: str

    @property
    def subject(self) -> str:
        return f"cell:{self.segment_id}:{self.dimension_id}:stated"


@dataclass(frozen=True, kw_only=True)
class ReinstateMeasure(InMatrix):
    """Let a number stated earlier hold again."""

    segment_id: str
    dimension_id: str
    measure_id: str
