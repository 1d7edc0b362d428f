"""What is asked of links that let people join, and what then happened."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.people.events.workspaces import WorkspaceInput


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
