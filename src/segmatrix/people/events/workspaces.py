"""What is asked of a workspace as a whole, and what then happened to it."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact, Input


def stream(workspace_id: str) -> str:
    """Return the stream of everything that happens to a workspace outside its matrices."""
    return f"workspace:{workspace_id}"


@dataclass(frozen=True, kw_only=True)
class WorkspaceInput(Input):
    """Something asked of one workspace."""

    workspace_id: str

    @property
    def stream(self) -> str:
        return stream(self.workspace_id)


@dataclass(frozen=True, kw_only=True)
class CreateWorkspace(WorkspaceInput):
    """`timezone` is an IANA name; the account `user_id` becomes the first owner."""

    name: str
    timezone: str
    user_id: int
    member_name: str
    department: str


@dataclass(frozen=True, kw_only=True)
class RenameWorkspace(WorkspaceInput):
    name: str


@dataclass(frozen=True, kw_only=True)
class WorkspaceCreated(Fact):
    workspace_id: str
    name: str
    timezone: str

    @property
    def subject(self) -> str:
        return f"workspace:{self.workspace_id}"


@dataclass(frozen=True, kw_only=True)
class WorkspaceRenamed(Fact):
    workspace_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"workspace:{self.workspace_id}:name"
