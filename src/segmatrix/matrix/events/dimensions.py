"""Inputs and facts about dimensions. `order` lists the ids of the rows as they then stand."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix
from segmatrix.matrix.terms import Kind, Over


@dataclass(frozen=True, kw_only=True)
class AddDimension(InMatrix):
    """Add a row, by default as the last.

    Attributes:
        kind: One of `terms.Kind`.
        question: What its empty cells ask.
        unit: Of a measure: what its numbers count, such as EUR.
    """

    name: str
    kind: str = Kind.STATEMENTS
    question: str = ""
    unit: str = ""
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class DimensionAdded(Fact):
    """A row was added; its cells hold what `holds` says (`terms.Kind`)."""

    matrix_id: str
    dimension_id: str
    name: str
    holds: str
    question: str
    unit: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RenameDimension(InMatrix):
    """Give a row another name; an empty one gives a built-in row its own name back.

    Attributes:
        version: The dimension's version the name was typed over; None takes whatever stands.
    """

    dimension_id: str
    name: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DimensionRenamed(Fact):
    matrix_id: str
    dimension_id: str
    name: str
    version: int

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:name"


@dataclass(frozen=True, kw_only=True)
class SetDimensionMeasure(InMatrix):
    """Say how a measure is computed from customer data; an empty expression leaves it to people.

    Attributes:
        measure: An amount in the language of rules, such as `sum of amount for "order"`.
        over: How single customers' values become the segment's (`terms.Over`).
        version: The dimension's version it was typed over; None takes whatever stands.
    """

    dimension_id: str
    measure: str
    over: str = Over.SUM
    unit: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class DimensionMeasureSet(Fact):
    matrix_id: str
    dimension_id: str
    measure: str
    over: str
    unit: str
    version: int

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:measure"


@dataclass(frozen=True, kw_only=True)
class MoveDimension(InMatrix):
    """Move a row to another place, counted from 0."""

    dimension_id: str
    position: int


@dataclass(frozen=True, kw_only=True)
class DimensionMoved(Fact):
    matrix_id: str
    dimension_id: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:position"


@dataclass(frozen=True, kw_only=True)
class HideDimension(InMatrix):
    """Take a row out of the table, with all that is in it kept.

    Attributes:
        position: Where it comes back when it is shown; where it stands if left out.
    """

    dimension_id: str
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class DimensionHidden(Fact):
    matrix_id: str
    dimension_id: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:standing"


@dataclass(frozen=True, kw_only=True)
class ShowDimension(InMatrix):
    """Put a row back where it stood in the table."""

    dimension_id: str


@dataclass(frozen=True, kw_only=True)
class DimensionShown(Fact):
    matrix_id: str
    dimension_id: str
    position: int
    order: list[str]

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RemoveDimension(InMatrix):
    """Take back the adding of a row that is still empty."""

    dimension_id: str


@dataclass(frozen=True, kw_only=True)
class DimensionRemoved(Fact):
    matrix_id: str
    dimension_id: str
    order: list[str]

    @property
    def subject(self) -> str:
        return f"dimension:{self.dimension_id}:standing"
