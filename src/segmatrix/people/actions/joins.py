"""Letting an account into a workspace, by whichever way it comes."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.people import events
from segmatrix.people.actions.departments import department_called, name_of
from segmatrix.people.joining import member_id
from segmatrix.people.models import MatrixRole, Member, Workspace
from segmatrix.people.terms import Role


def join(
    workspace: Workspace, actor: Actor, user_id: int, *, name: str, department: str, role: Role
) -> None:
    """Let an account in, for the first time or again, and record it.

    Who comes back has the role given now, in every matrix. A guest becomes a member.
    """
    pk = member_id(workspace.pk, user_id)
    assert pk == actor.member_id, "accounts join by themselves, as `joining.newcomer`"
    if Member.objects.filter(pk=pk, left_at__isnull=True, guest=False).exists():
        raise Invalid(_("You are in this workspace already."))
    member, _created = Member.objects.update_or_create(
        pk=pk,
        defaults={
            "workspace": workspace,
            "user_id": user_id,
            "name": name,
            "department": department_called(workspace.pk, department),
            "role": role,
            "analyst": False,
            "guest": False,
            "joined_at": clock.now(),
            "left_at": None,
        },
    )
    MatrixRole.objects.filter(member=member).delete()
    record(
        events.MemberJoined(
            member_id=member.pk, name=name, department=name_of(member.department), role=role
        ),
        inverse=None,
    )
