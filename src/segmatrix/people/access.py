"""The one place that decides what exists for an actor in a workspace, and what they may do."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.people.errors import (
    InvitationNotUsable,
    NoSuchMember,
    NoSuchWorkspace,
    RoleNeeded,
)
from segmatrix.people.joining import permission_to_invite_as
from segmatrix.people.models import Invitation, MatrixRole, Member, Workspace
from segmatrix.people.permitting import effective_role, permits, permitted
from segmatrix.people.terms import Permission, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member is: their role here, and whether they are marked as analyst."""

    role: Role
    analyst: bool

    def may(self, permission: Permission) -> bool:
        """Say whether such a member may do it."""
        return permits(self.role, permission, analyst=self.analyst)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything such a member may do."""
        return permitted(self.role, analyst=self.analyst)


def standing(actor: Actor, matrix_id: str | None = None) -> Standing:
    """Return what the actor is in their workspace, or in one matrix of it.

    Raises:
        NoSuchWorkspace: They are not, or no longer, in the workspace they act in.
    """
    in_matrix = MatrixRole.objects.filter(matrix_id=matrix_id or "", member_id=OuterRef("pk"))
    row = (
        Member.objects.filter(
            pk=actor.member_id, workspace_id=actor.workspace_id, left_at__isnull=True
        )
        .annotate(matrix_role=Subquery(in_matrix.values("role")))
        .values_list("role", "matrix_role", "analyst")
        .first()
    )
    if row is None:
        raise NoSuchWorkspace
    role, matrix_role, analyst = row
    return Standing(effective_role(Role(role), matrix_role and Role(matrix_role)), analyst)


def require(actor: Actor, permission: Permission, matrix_id: str | None = None) -> Standing:
    """Return the actor's standing, or refuse if it does not permit `permission`."""
    here = standing(actor, matrix_id)
    if not here.may(permission):
        raise RoleNeeded(permission)
    return here


def workspace(workspace_id: str, actor: Actor, *, may: Permission = Permission.READ) -> Workspace:
    """Return the workspace if it exists for the actor, who must be permitted `may` in it."""
    if workspace_id != actor.workspace_id:
        raise NoSuchWorkspace
    require(actor, may)
    return Workspace.objects.get(pk=workspace_id)


def member(member_id: str, actor: Actor) -> Member:
    """Return a present member of the actor's workspace."""
    found = (
        Member.objects.select_related("department")
        .filter(pk=member_id, workspace_id=actor.workspace_id, left_at__isnull=True)
        .first()
    )
    if found is None:
        raise NoSuchMember
    return found


def left_at(workspace_id: str, user_id: int | None) -> datetime | None:
    """Return when an account left a workspace; None if it is in, never was, or is nobody's."""
    gone = Member.objects.filter(workspace_id=workspace_id, user_id=user_id)
    return gone.values_list("left_at", flat=True).first()


def invitations(actor: Actor) -> list[Invitation]:
    """Return the links of the actor's workspace that they could have made, newest first.

    Whoever reads a link can join by it, so nobody reads one that gives more than they may give.
    """
    here = require(actor, Permission.FACILITATE)
    rows = Invitation.objects.filter(workspace_id=actor.workspace_id).select_related("made_by")
    return [
        row
        for row in rows.order_by("-created_at", "pk")
        if here.may(permission_to_invite_as(Role(row.role)))
    ]


def invitation(invitation_id: str, actor: Actor) -> Invitation:
    """Return a link of the actor's workspace, which they must be permitted to make."""
    here = require(actor, Permission.FACILITATE)
    found = Invitation.objects.filter(workspace_id=actor.workspace_id, pk=invitation_id).first()
    if found is None:
        raise InvitationNotUsable(_("This invitation does not exist."))
    needed = permission_to_invite_as(Role(found.role))
    if not here.may(needed):
        raise RoleNeeded(needed)
    return found
