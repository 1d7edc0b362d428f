"""What may be asked of a workspace and what then happened, all on the stream `workspace:ID`."""

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
class InviteMember(WorkspaceInput):
    """`department` may be empty; whoever joins then names their own."""

    role: str
    department: str
    days: int


@dataclass(frozen=True, kw_only=True)
class RevokeInvitation(WorkspaceInput):
    invitation_id: str


@dataclass(frozen=True, kw_only=True)
class AcceptInvitation(WorkspaceInput):
    code: str
    user_id: int
    name: str
    department: str


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


@dataclass(frozen=True, kw_only=True)
class MemberInvited(Fact):
    """A link was made. Its code is a secret and is no part of the fact."""

    invitation_id: str
    role: str
    department: str
    expires_at: str

    @property
    def subject(self) -> str:
        return f"invitation:{self.invitation_id}"


@dataclass(frozen=True, kw_only=True)
class InvitationRevoked(Fact):
    invitation_id: str

    @property
    def subject(self) -> str:
        return f"invitation:{self.invitation_id}"


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
