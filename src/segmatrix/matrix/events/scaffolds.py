"""Inputs and facts about scaffolds: what a matrix asks, kept as a template of the workspace."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix, InWorkspace


@dataclass(frozen=True, kw_only=True)
class SaveScaffold(InWorkspace):
    """Keep what a matrix asks as a template.

    Attributes:
        columns: Whether the names of its segments are kept too.
    """

    matrix_id: str
    name: str
    columns: bool = False


@dataclass(frozen=True, kw_only=True)
class RenameScaffold(InWorkspace):
    """Give a template another name.

    Attributes:
        version: The version that the name was typed over; None takes whatever stands.
    """

    scaffold_id: str
    name: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class RemoveScaffold(InWorkspace):
    """Take a template off the list; matrices that began with it stay as they are."""

    scaffold_id: str


@dataclass(frozen=True, kw_only=True)
class RestoreScaffold(InWorkspace):
    """Put a removed template back on the list."""

    scaffold_id: str


@dataclass(frozen=True, kw_only=True)
class LayOut(InMatrix):
    """Let a matrix that was begun ask what a scaffold asks, as one operation.

    Attributes:
        scaffold: A `scaffolding.Scaffold` as JSON.
    """

    scaffold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class OfScaffold:
    """What every fact about a template says; what it asks never changes and stays in its row."""

    workspace_id: str
    scaffold_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"scaffold:{self.scaffold_id}:standing"


@dataclass(frozen=True, kw_only=True)
class ScaffoldSaved(OfScaffold, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ScaffoldRemoved(OfScaffold, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ScaffoldRestored(OfScaffold, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class ScaffoldRenamed(OfScaffold, Fact):
    version: int

    @property
    def subject(self) -> str:
        return f"scaffold:{self.scaffold_id}:name"
