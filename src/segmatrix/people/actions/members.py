"""What can be done to a member."""

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import access, events
from segmatrix.people.actions.departments import department_called, name_of
from segmatrix.people.errors import LastOwner, NoSuchMember
from segmatrix.people.models import MatrixRole, Member
from segmatrix.people.naming import check_name, check_role
from segmatrix.people.terms import Permission, Role


@action
def rename_member(given: events.RenameMember, *, actor: Actor) -> None:
    """Call a member otherwise: oneself, or anybody for who administers. Records MemberRenamed."""
    member = _own_or_administered(given, actor)
    before = member.name
    member.name = check_name(given.name, field="name")
    member.save(update_fields=["name"])
    record(
        events.MemberRenamed(member_id=member.pk, name=member.name),
        inverse=events.RenameMember(
            workspace_id=given.workspace_id, member_id=member.pk, name=before
        ),
    )


@action
def change_department(given: events.ChangeDepartment, *, actor: Actor) -> None:
    """Move a member to a department: oneself, or anybody for who administers.

    Records DepartmentChanged.
    """
    member = _own_or_administered(given, actor)
    before = member.department
    member.department = department_called(member.workspace_id, given.department)
    member.save(update_fields=["department"])
    record(
        events.DepartmentChanged(member_id=member.pk, department=name_of(member.department)),
        inverse=events.ChangeDepartment(
            workspace_id=given.workspace_id, member_id=member.pk, department=name_of(before)
        ),
    )


@action
def change_role(given: events.ChangeRole, *, actor: Actor) -> None:
    """Give a member another role in the workspace.

    Refuses to take the role of the last owner. Records RoleChanged.
    """
    member = _administered(given, actor)
    before, member.role = member.role, check_role(given.role)
    if member.role != Role.OWNER:
        _keep_an_owner_besides(member)
    member.save(update_fields=["role"])
    record(
        events.RoleChanged(member_id=member.pk, role=member.role),
        inverse=events.ChangeRole(
            workspace_id=given.workspace_id, member_id=member.pk, role=before
        ),
    )


@action
def change_matrix_role(given: events.ChangeMatrixRole, *, actor: Actor) -> None:
    """Give a member a role in one matrix, or with an empty one their workspace role again.

    This room does not know which matrices there are; a door asks the matrix room for the actor's
    before it calls. A role in what is no matrix of theirs has no effect. Records MatrixRoleChanged.
    """
    member = _administered(given, actor)
    there = MatrixRole.objects.filter(matrix_id=given.matrix_id, member=member)
    before = there.values_list("role", flat=True).first() or ""
    if given.role:
        MatrixRole.objects.update_or_create(
            matrix_id=given.matrix_id, member=member, defaults={"role": check_role(given.role)}
        )
    else:
        there.delete()
    record(
        events.MatrixRoleChanged(member_id=member.pk, matrix_id=given.matrix_id, role=given.role),
        inverse=events.ChangeMatrixRole(
            workspace_id=given.workspace_id,
            member_id=member.pk,
            matrix_id=given.matrix_id,
            role=before,
        ),
    )


@action
def mark_analyst(given: events.MarkAnalyst, *, actor: Actor) -> None:
    """Mark a member as analyst, or take the mark away. Records AnalystMarked."""
    member = _administered(given, actor)
    before, member.analyst = member.analyst, given.analyst
    member.save(update_fields=["analyst"])
    record(
        events.AnalystMarked(member_id=member.pk, analyst=member.analyst),
        inverse=events.MarkAnalyst(
            workspace_id=given.workspace_id, member_id=member.pk, analyst=before
        ),
    )


@action
def remove_member(given: events.RemoveMember, *, actor: Actor) -> None:
    """Take a member out of the workspace: oneself, or anybody for who administers.

    What they wrote stays and keeps their name. Refuses the last owner. Records MemberRemoved.
    """
    member = _own_or_administered(given, actor)
    _keep_an_owner_besides(member)
    member.left_at = clock.now()
    member.save(update_fields=["left_at"])
    record(
        events.MemberRemoved(member_id=member.pk, name=member.name),
        inverse=events.ReturnMember(workspace_id=given.workspace_id, member_id=member.pk),
    )


@action
def return_member(given: events.ReturnMember, *, actor: Actor) -> None:
    """Take a removal back. Refuses somebody who is in. Records MemberReturned."""
    workspace = access.workspace(given.workspace_id, actor, may=Permission.ADMINISTER)
    member = Member.objects.filter(
        workspace=workspace, pk=given.member_id, left_at__isnull=False
    ).first()
    if member is None:
        raise NoSuchMember
    member.left_at = None
    member.save(update_fields=["left_at"])
    record(
        events.MemberReturned(member_id=member.pk, name=member.name),
        inverse=events.RemoveMember(workspace_id=given.workspace_id, member_id=member.pk),
    )


def _administered(given: events.MemberInput, actor: Actor) -> Member:
    access.workspace(given.workspace_id, actor, may=Permission.ADMINISTER)
    return access.member(given.member_id, actor)


def _own_or_administered(given: events.MemberInput, actor: Actor) -> Member:
    own = given.member_id == actor.member_id
    needed = Permission.READ if own else Permission.ADMINISTER
    access.workspace(given.workspace_id, actor, may=needed)
    return access.member(given.member_id, actor)


def _keep_an_owner_besides(member: Member) -> None:
    others = Member.objects.filter(
        workspace_id=member.workspace_id, role=Role.OWNER, left_at__isnull=True
    ).exclude(pk=member.pk)
    if not others.exists():
        raise LastOwner
