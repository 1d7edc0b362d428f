"""What may be read of people: who is here, what they may do, and which links are out."""

from segmatrix.people.access import require
from segmatrix.people.queries.actors import (
    actor_at_command_line,
    actor_for,
    may,
    permissions,
    role,
)
from segmatrix.people.queries.invitations import (
    InvitationView,
    OpenInvitation,
    invitation,
    invitations,
)
from segmatrix.people.queries.links import (
    LinkView,
    OfferedLink,
    account_of_guest,
    account_of_person,
    link,
    links,
    matrices_as_guest,
    newcomer,
    offered,
    token_for,
    unlock,
)
from segmatrix.people.queries.members import (
    Addressee,
    MemberView,
    addressees,
    departments,
    matrix_roles,
    member,
    members,
    participant,
    participants,
)
from segmatrix.people.queries.workspaces import WorkspaceView, timezone_in, workspace, workspaces_of

__all__ = [
    "Addressee",
    "InvitationView",
    "LinkView",
    "MemberView",
    "OfferedLink",
    "OpenInvitation",
    "WorkspaceView",
    "account_of_guest",
    "account_of_person",
    "actor_at_command_line",
    "actor_for",
    "addressees",
    "departments",
    "invitation",
    "invitations",
    "link",
    "links",
    "matrices_as_guest",
    "matrix_roles",
    "may",
    "member",
    "members",
    "newcomer",
    "offered",
    "participant",
    "participants",
    "permissions",
    "require",
    "role",
    "timezone_in",
    "token_for",
    "unlock",
    "workspace",
    "workspaces_of",
]
