"""Deciding how somebody comes in: who they will be, and whether a link still lets them."""

from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.ids import id_of
from segmatrix.people.errors import InvitationNotUsable
from segmatrix.people.terms import Permission, Role

LONGEST_INVITATION_DAYS = 90


def member_id(workspace_id: str, user_id: int) -> str:
    """Return the id of this account's membership, the same at every attempt to join.

    A repeated request to join thereby has the same actor, and who comes back is who they were.
    """
    return id_of(f"{workspace_id} {user_id}")


def newcomer(workspace_id: str, user_id: int, *, name: str, department: str) -> Actor:
    """Return who acts when an account creates or joins a workspace."""
    return Actor(workspace_id, member_id(workspace_id, user_id), name.strip(), department.strip())


def permission_to_invite_as(role: Role) -> Permission:
    """Return what one needs to invite with this role: nobody gives more than they could lead."""
    if role in (Role.VIEWER, Role.CONTRIBUTOR):
        return Permission.FACILITATE
    return Permission.ADMINISTER


def check_days(days: int) -> int:
    """Return for how many days a link lasts, or refuse."""
    if not 1 <= days <= LONGEST_INVITATION_DAYS:
        raise Invalid(
            _("A link lasts between 1 and %(most)s days.") % {"most": LONGEST_INVITATION_DAYS},
            field="days",
        )
    return days


def check_usable(
    *,
    created_at: datetime,
    revoked_at: datetime | None,
    expires_at: datetime,
    left_at: datetime | None,
    now: datetime,
) -> None:
    """Refuse a link that was revoked, has run out, or is older than its reader's leaving.

    Args:
        left_at: When whoever uses it left the workspace, None for somebody who never did.
    """
    if revoked_at is not None:
        raise InvitationNotUsable(_("This invitation has been revoked."))
    if expires_at <= now:
        raise InvitationNotUsable(_("This invitation has expired."))
    if left_at is not None and created_at <= left_at:
        raise InvitationNotUsable(_("This invitation is from before you left the workspace."))
