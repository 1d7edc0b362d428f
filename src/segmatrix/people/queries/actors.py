"""Who acts: an account in a workspace, and what they may do there."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from segmatrix.base.actor import Actor
from segmatrix.people import access
from segmatrix.people.errors import NoSuchWorkspace
from segmatrix.people.models import Member
from segmatrix.people.queries.members import department_of
from segmatrix.people.terms import Permission, Role

if TYPE_CHECKING:
    from segmatrix.people.models import User


def role(actor: Actor, matrix_id: str | None = None) -> Role:
    """Return the actor's role in their workspace, or in one matrix of it."""
    return access.standing(actor, matrix_id).role


def is_guest(actor: Actor, matrix_id: str) -> bool:
    """Say whether the actor came into a matrix by a link, and is nobody in its workspace."""
    return access.standing(actor, matrix_id).guest


def may(actor: Actor, permission: Permission, matrix_id: str | None = None) -> bool:
    """Say whether the actor may do it, in their workspace or in one matrix of it."""
    return access.standing(actor, matrix_id).may(permission)


def permissions(actor: Actor, matrix_id: str | None = None) -> frozenset[Permission]:
    """Return everything the actor may do, in their workspace or in one matrix of it."""
    return access.standing(actor, matrix_id).permissions


def actor_for(
    user: "User", workspace_id: str, *, matrix_id: str | None = None, by: str = "web"
) -> Actor:
    """Return who this account is in the workspace, or in one matrix of it.

    Args:
        matrix_id: Where they act; a guest is nobody but in the matrix they came into.

    Raises:
        NoSuchWorkspace: There is none of that id, or the account is not, or no longer, in it.
        LinkOver: They are a guest of this matrix, and their link does not work any more.
    """
    row = _account(user, workspace_id).first()
    if row is None:
        raise NoSuchWorkspace
    actor = Actor(workspace_id, row.pk, row.name, department_of(row), by)
    if row.guest:
        access.standing(actor, matrix_id)
    return actor


def reader_for(user: "User", workspace_id: str, *, matrix_id: str | None = None) -> Actor:
    """Return who this account is in the workspace, or in one matrix of it, to look around there.

    What they may read is decided once, now.

    Raises:
        NoSuchWorkspace, LinkOver: As `actor_for`.
    """
    row = access.with_roles(_account(user, workspace_id), matrix_id or "").first()
    if row is None:
        raise NoSuchWorkspace
    return access.Reader.of(row, matrix_id or "", department_of(row), "web")


def looking(actor: Actor, matrix_id: str) -> Actor:
    """Return the actor as somebody who looks around in a matrix.

    What they may read is decided once, now.

    Raises:
        NoSuchWorkspace, LinkOver: As `actor_for`.
    """
    row = access.present(actor, matrix_id)
    return access.Reader.of(row, matrix_id, actor.department, actor.by)


def _account(user: "User", workspace_id: str) -> QuerySet[Member]:
    rows = Member.objects.select_related("department")
    return rows.filter(user_id=user.pk, workspace_id=workspace_id, left_at__isnull=True)


def actor_at_command_line(workspace: str, *, email: str = "") -> Actor:
    """Return who a command of the machine's own operator acts as in a workspace.

    Args:
        workspace: Its name or id.
        email: The member's address; empty takes the owner who joined first.

    Raises:
        NoSuchWorkspace: No workspace is called so, or the member is not in it.
    """
    rows = Member.objects.select_related("department").filter(left_at__isnull=True, guest=False)
    rows = rows.filter(Q(workspace_id=workspace) | Q(workspace__name__iexact=workspace))
    rows = rows.filter(user__email__iexact=email) if email else rows.filter(role=Role.OWNER)
    row = rows.order_by("joined_at", "pk").first()
    if row is None:
        raise NoSuchWorkspace
    return Actor(row.workspace_id, row.pk, row.name, department_of(row), "cli")
