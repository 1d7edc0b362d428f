"""What can be done with links that let people in."""

import secrets
from datetime import timedelta

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.people import access, events
from segmatrix.people.actions.joins import join
from segmatrix.people.errors import InvitationNotUsable
from segmatrix.people.joining import check_days, check_usable, permission_to_invite_as
from segmatrix.people.models import Invitation
from segmatrix.people.naming import check_department, check_name, check_role
from segmatrix.people.terms import Permission, Role


@action
def invite_member(given: events.InviteMember, *, actor: Actor) -> None:
    """Make a link that lets its holders join with a role, for some days.

    Refuses a facilitator who gives more than contributor. Records MemberInvited.
    """
    role, now = check_role(given.role), clock.now()
    workspace = access.workspace(given.workspace_id, actor, may=permission_to_invite_as(role))
    invitation = Invitation.objects.create(
        workspace=workspace,
        code=secrets.token_urlsafe(18),
        role=role,
        department=check_department(given.department),
        made_by_id=actor.member_id,
        created_at=now,
        expires_at=now + timedelta(days=check_days(given.days)),
    )
    record(
        events.MemberInvited(
            invitation_id=invitation.pk,
            role=role,
            department=invitation.department,
            expires_at=invitation.expires_at.isoformat(),
        ),
        inverse=events.RevokeInvitation(workspace_id=workspace.pk, invitation_id=invitation.pk),
    )


@action
def revoke_invitation(given: events.RevokeInvitation, *, actor: Actor) -> None:
    """Make a link useless at once, for good.

    Refuses a facilitator a link that gives more than contributor. Records InvitationRevoked.
    """
    access.workspace(given.workspace_id, actor, may=Permission.FACILITATE)
    invitation = access.invitation(given.invitation_id, actor)
    if invitation.revoked_at is not None:
        raise Changed(_("This invitation has been revoked already."))
    invitation.revoked_at = clock.now()
    invitation.save(update_fields=["revoked_at"])
    record(events.InvitationRevoked(invitation_id=invitation.pk), inverse=None)


@action
def accept_invitation(given: events.AcceptInvitation, *, actor: Actor) -> None:
    """Join by a link, as `joining.newcomer`. Final.

    Somebody who was removed comes back as who they were, with the role of a link made after that.
    Refuses a link that is unknown, revoked, expired or from before they left, and somebody who is
    in already. Records MemberJoined.
    """
    invitation = (
        Invitation.objects.select_related("workspace")
        .filter(code=given.code, workspace_id=given.workspace_id)
        .first()
    )
    if invitation is None:
        raise InvitationNotUsable(_("This invitation does not exist."))
    check_usable(
        created_at=invitation.created_at,
        revoked_at=invitation.revoked_at,
        expires_at=invitation.expires_at,
        left_at=access.left_at(given.workspace_id, given.user_id),
        now=clock.now(),
    )
    join(
        invitation.workspace,
        actor,
        given.user_id,
        name=check_name(given.name, field="name"),
        department=given.department or invitation.department,
        role=Role(invitation.role),
    )
