"""Links into the workspace: those that are out, and what one offers to whoever opens it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import access
from segmatrix.people.errors import InvitationNotUsable
from segmatrix.people.joining import check_usable
from segmatrix.people.models import Invitation
from segmatrix.people.terms import Role


@dataclass(frozen=True, slots=True)
class InvitationView:
    """A link that was made: with which role and department, by whom, and whether it still works."""

    id: str
    code: str
    role: Role
    department: str
    made_by: str
    expires_at: datetime
    revoked: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """What a link says to whoever opens it."""

    workspace_id: str
    workspace_name: str
    role: Role
    department: str
    invited_by: str


def invitations(actor: Actor) -> list[InvitationView]:
    """Return the links of the actor's workspace that they may make, for those who may invite."""
    now = clock.now()
    return [
        InvitationView(
            id=row.pk,
            code=row.code,
            role=Role(row.role),
            department=row.department,
            made_by=row.made_by.name,
            expires_at=row.expires_at,
            revoked=row.revoked_at is not None,
            usable=row.revoked_at is None and row.expires_at > now,
        )
        for row in access.invitations(actor)
    ]


def invitation(code: str, *, user_id: int | None = None) -> OpenInvitation:
    """Return what the link of this code offers, to anybody who has it, while it works for them.

    Args:
        user_id: The account that opens it, None for somebody signed out.
    """
    rows = Invitation.objects.select_related("workspace", "made_by")
    row = rows.filter(code=code).first()
    if row is None:
        raise InvitationNotUsable(_("This invitation does not exist."))
    check_usable(
        created_at=row.created_at,
        revoked_at=row.revoked_at,
        expires_at=row.expires_at,
        left_at=access.left_at(row.workspace_id, user_id),
        now=clock.now(),
    )
    return OpenInvitation(
        row.workspace_id, row.workspace.name, Role(row.role), row.department, row.made_by.name
    )
