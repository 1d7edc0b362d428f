"""Links into the workspace as they exist for an actor."""

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.people.access.standing import require
from segmatrix.people.errors import InvitationNotUsable, RoleNeeded
from segmatrix.people.joining import permission_to_invite_as
from segmatrix.people.models import Invitation
from segmatrix.people.terms import Permission, Role


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
