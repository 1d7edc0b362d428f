"""What is asked of a member, and what then happened."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.people.events.workspaces import WorkspaceInput


@dataclass(frozen=True, kw_only=True)
class MemberInput(WorkspaceInput):
    """Something asked of one member."""

    member_id: str


@dataclass(frozen=True, kw_only=True)
class RenameMember(MemberInput):
    name: str


@dataclass(frozen=True, kw_only=True)
class ChangeDepartment(MemberInput):
    """An empty department takes the member out of the one they have."""

    department: str


@dataclass(frozen=True, kw_only=True)
class ChangeRole(MemberInput):
    role: str


@dataclass(frozen=True, kw_only=True)
class ChangeMatrixRole(MemberInput):
    """An empty role gives the member their workspace role in this matrix again."""

    matrix_id: str
    role: str


@dataclass(frozen=True, kw_only=True)
class MarkAnalyst(MemberInput):
    analyst: bool


@dataclass(frozen=True, kw_only=True)
class RemoveMember(MemberInput):
    pass


@dataclass(frozen=True, kw_only=True)
class ReturnMember(MemberInput):
    """Takes a removal back: the member has the role and department they had."""


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Fact):
    member_id: str
    name: str
    department: str
    role: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class MemberRenamed(Fact):
    member_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:name"


@dataclass(frozen=True, kw_only=True)
class DepartmentChanged(Fact):
    member_id: str
    department: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:department"


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Fact):
    member_id: str
    role: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:role"


@dataclass(frozen=True, kw_only=True)
class MatrixRoleChanged(Fact):
    member_id: str
    matrix_id: str
    role: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:role:{self.matrix_id}"


@dataclass(frozen=True, kw_only=True)
class AnalystMarked(Fact):
    member_id: str
    analyst: bool

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:analyst"


@dataclass(frozen=True, kw_only=True)
class MemberRemoved(Fact):
    member_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}"


@dataclass(frozen=True, kw_only=True)
class MemberReturned(Fact):
    member_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}"
