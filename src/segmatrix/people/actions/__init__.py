"""What can be done to a workspace, its links and its members."""

from segmatrix.people.actions.invitations import (
    accept_invitation,
    invite_member,
    revoke_invitation,
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
    "mark_analyst",
    "remove_member",
    "rename_member",
    "rename_workspace",
    "return_member",
    "revoke_invitation",
]
