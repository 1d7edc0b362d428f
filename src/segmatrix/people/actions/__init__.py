"""What can be done to a workspace, its links, its members and guests."""

from segmatrix.people.actions.guests import join_as_guest
from segmatrix.people.actions.invitations import (
    accept_invitation,
    invite_member,
    revoke_invitation,
)
from segmatrix.people.actions.links import (
    make_guest_link,
    make_personal_link,
    renew_personal_link,
    revoke_link,
)
from segmatrix.people.actions.members import (
    change_department,
    change_matrix_role,
    change_role,
    mark_analyst,
    remove_member,
    rename_member,
    return_member,
)
from segmatrix.people.actions.workspaces import create_workspace, rename_workspace

__all__ = [
    "accept_invitation",
    "change_department",
    "change_matrix_role",
    "change_role",
    "create_workspace",
    "invite_member",
    "join_as_guest",
    "make_guest_link",
    "make_personal_link",
    "mark_analyst",
    "remove_member",
    "rename_member",
    "rename_workspace",
    "renew_personal_link",
    "return_member",
    "revoke_invitation",
    "revoke_link",
]
