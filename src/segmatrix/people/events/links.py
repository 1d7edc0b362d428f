"""What is asked of links into one matrix, and what then happened. No secret is part of a fact."""

from dataclasses import dataclass, field

from segmatrix.activity.events import Fact
from segmatrix.people.events.workspaces import WorkspaceInput


@dataclass(frozen=True, kw_only=True)
class MakeGuestLink(WorkspaceInput):
    """A link for whoever has it.

    Attributes:
        role: Viewer or contributor.
        department: Everybody's who comes by it; empty lets each name their own.
        password: Asked of everybody who comes by it; empty for none.
        domains: Which ends of e-mail addresses are let in; none lets anybody in.
    """

    matrix_id: str
    role: str
    department: str
    days: int
    password: str = field(default="", repr=False)
    domains: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class MakePersonalLink(WorkspaceInput):
    """A link for one person, who then has no name to type.

    Attributes:
        address: Where they may be written to; may be empty.
        person_id: Who had a personal link into the matrix before, so that they stay who they are;
            empty makes somebody new.
    """

    matrix_id: str
    name: str
    department: str
    days: int
    address: str = ""
    role: str = "contributor"
    person_id: str = ""


@dataclass(frozen=True, kw_only=True)
class RenewPersonalLink(WorkspaceInput):
    """The person gets another link; the old one, and whoever came in by it, is out."""

    link_id: str
    days: int


@dataclass(frozen=True, kw_only=True)
class RevokeLink(WorkspaceInput):
    link_id: str


@dataclass(frozen=True, kw_only=True)
class JoinAsGuest(WorkspaceInput):
    """Somebody comes in by a guest link.

    Attributes:
        token: The secret part of the link.
        key: What `queries.unlock` gave for the link's password; empty where it has none.
        user_id: The account of somebody who has one; None makes one nobody can sign in to.
        address: Their e-mail address where the link asks for one.
    """

    token: str = field(repr=False)
    name: str
    department: str
    user_id: int | None = None
    key: str = field(default="", repr=False)
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class GuestLinkMade(Fact):
    link_id: str
    matrix_id: str
    role: str
    department: str
    expires_at: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class PersonalLinkMade(Fact):
    """A person was handed a link; as `member_id` they act, whether or not they have opened it."""

    link_id: str
    matrix_id: str
    member_id: str
    name: str
    department: str
    role: str
    expires_at: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class PersonalLinkRenewed(Fact):
    link_id: str
    member_id: str
    expires_at: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class LinkRevoked(Fact):
    link_id: str
    matrix_id: str

    @property
    def subject(self) -> str:
        return f"link:{self.link_id}"


@dataclass(frozen=True, kw_only=True)
class GuestJoined(Fact):
    member_id: str
    link_id: str
    matrix_id: str
    name: str
    department: str
    role: str

    @property
    def subject(self) -> str:
        return f"member:{self.member_id}:in:{self.matrix_id}"
