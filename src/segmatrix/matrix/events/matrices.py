"""Inputs and facts about a matrix as a whole."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix.terms import Unit


@dataclass(frozen=True, kw_only=True)
class InWorkspace(Input):
    """An input about the list of matrices of a workspace."""

    workspace_id: str

    @property
    def stream(self) -> str:
        return f"workspace:{self.workspace_id}"


@dataclass(frozen=True, kw_only=True)
class InMatrix(Input):
    """An input about something in one matrix."""

    matrix_id: str

    @property
    def stream(self) -> str:
        return f"matrix:{self.matrix_id}"


@dataclass(frozen=True, kw_only=True)
class CreateMatrix(InWorkspace):
    """Begin a matrix with the built-in dimensions and the default axes."""

    name: str
    unit: str = Unit.PERSON


@dataclass(frozen=True, kw_only=True)
class MatrixCreated(Fact):
    workspace_id: str
    matrix_id: str
    name: str
    unit: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:standing"


@dataclass(frozen=True, kw_only=True)
class DiscardMatrix(InWorkspace):
    """Take back the creation of a matrix in which nobody else has worked."""

    matrix_id: str


@dataclass(frozen=True, kw_only=True)
class MatrixDiscarded(Fact):
    workspace_id: str
    matrix_id: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:standing"


@dataclass(frozen=True, kw_only=True)
class ReinstateMatrix(InWorkspace):
    """Bring a discarded matrix back."""

    matrix_id: str


@dataclass(frozen=True, kw_only=True)
class MatrixReinstated(Fact):
    workspace_id: str
    matrix_id: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:standing"


@dataclass(frozen=True, kw_only=True)
class RenameMatrix(InMatrix):
    """Give a matrix another name.

    Attributes:
        version: The matrix's version that the new name was typed over; None takes whatever stands.
    """

    name: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class MatrixRenamed(Fact):
    matrix_id: str
    name: str
    version: int

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:name"


@dataclass(frozen=True, kw_only=True)
class SetUnit(InMatrix):
    """Let rules decide about people or about accounts (`terms.Unit`)."""

    unit: str


@dataclass(frozen=True, kw_only=True)
class UnitSet(Fact):
    matrix_id: str
    unit: str

    @property
    def subject(self) -> str:
        return f"matrix:{self.matrix_id}:unit"
