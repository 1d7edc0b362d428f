"""Inputs and facts about the axes of the map."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class ChooseAxes(InMatrix):
    """Let the map ask what a shipped pair of axes asks (`terms.PRESETS`)."""

    preset: str


@dataclass(frozen=True, kw_only=True)
class ReturnToAxes(InMatrix):
    """Let the map ask what it asked before."""

    x_axis_id: str
    y_axis_id: str


@dataclass(frozen=True, kw_only=True)
class AxesChosen(Fact):
    """The map has these axes; placements on others are kept with those others."""

    matrix_id: str
    x_axis_id: str
    y_axis_id: str

    @property
    def subject(self) -> str:
        return "axes"


@dataclass(frozen=True, kw_only=True)
class SetAxis(InMatrix):
    """Put one axis in own words.

    The same question keeps the axis and its placements; another question makes another axis. Nobody
    can place until all three sentences are there.

    Attributes:
        slot: `x` or `y`.
        axis_id: The axis the words were typed over, refused if the map has another by now; empty
            for the one it has.
        version: That axis's version; None takes whatever stands.
    """

    slot: str
    name: str
    question: str
    low: str = ""
    middle: str = ""
    high: str = ""
    axis_id: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AxisSet(Fact):
    """An axis reads otherwise and asks the same."""

    matrix_id: str
    axis_id: str
    slot: str
    name: str
    question: str
    low: str
    middle: str
    high: str
    version: int

    @property
    def subject(self) -> str:
        return f"axis:{self.axis_id}"
