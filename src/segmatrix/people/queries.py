"""What may be read of people: who is here, what they may do, and which links are out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people import access
from segmatrix.people.access import require
from segmatrix.people.errors import InvitationNotUsable, NoSuchWorkspace
from segmatrix.people.joining import check_usable
from segmatrix.people.models import Department, Invitation, MatrixRole, Member, Workspace
from segmatrix.people.terms import Permission, Role

if TYPE_CHECKING:
    from segmatrix.people.models import User

__all__ = [
    "Addressee",
    "InvitationView",
    "MemberView",
    "OpenInvitation",
    "WorkspaceView",
    "actor_at_command_line",
    "actor_for",
    "addressees",
    "departments",
    "invitation",
    "invitations",
    "matrix_roles",
    "may",
    "member",
    "members",
    "permissions",
    "require",
    "role",
    "workspace",
    "workspaces_of",
]


@dataclass(frozen=True, slots=True)
class WorkspaceView:
    """A workspace as its members see it."""

    id: str
    name: str
    timezone: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as other members see them; `email` is for those who administer, else empty."""

    id: str
    name: str
    department: str
    role: Role
    analyst: bool
    email: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """A present member as the worker mails to them; no page shows another member's address.

    Attributes:
        timezone: The workspace's, an IANA name.
    """

    member_id: str
    name: str
    department: str
    email: str
    workspace_id: str
    workspace_name: str
    timezone: str

    @property
    def actor(self) -> Actor:
        """The worker acting for them."""
        return Actor(self.workspace_id, self.member_id, self.name, self.department, "worker")


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


def role(actor: Actor, matrix_id: str | None = None) -> Role:
    """Return the actor's role in their workspace, or in one matrix of it."""
    return access.standing(actor, matrix_id).role


def may(actor: Actor, permission: Permission, matrix_id: str | None = None) -> bool:
    """Say whether the actor may do it, in their workspace or in one matrix of it."""
    return access.standing(actor, matrix_id).may(permission)


def permissions(actor: Actor, matrix_id: str | None = None) -> frozenset[Permission]:
    """Return everything the actor may do, in their workspace or in one matrix of it."""
    return access.standing(actor, matrix_id).permissions


def actor_for(user: "User", workspace_id: str, *, by: str = "web") -> Actor:
    """Return who this account is in the workspace.

    Raises:
        NoSuchWorkspace: There is none of that id, or the account is not, or no longer, in it.
    """
    row = (
        Member.objects.select_related("department")
        .filter(user_id=user.pk, workspace_id=workspace_id, left_at__isnull=True)
        .first()
    )
    if row is None:
        raise NoSuchWorkspace
    return Actor(workspace_id, row.pk, row.name, _department(row), by)


def actor_at_command_line(workspace: str, *, email: str = "") -> Actor:
    """Return who a command of the machine's own operator acts as in a workspace.

    Args:
        workspace: Its name or id.
        email: The member's address; empty takes the owner who joined first.

    Raises:
        NoSuchWorkspace: No workspace is called so, or the member is not in it.
    """
    rows = Member.objects.select_related("department").filter(left_at__isnull=True)
    rows = rows.filter(Q(workspace_id=workspace) | Q(workspace__name__iexact=workspace))
    rows = rows.filter(user__email__iexact=email) if email else rows.filter(role=Role.OWNER)
    row = rows.order_by("joined_at", "pk").first()
    if row is None:
        raise NoSuchWorkspace
    return Actor(row.workspace_id, row.pk, row.name, _department(row), "cli")


def workspaces_of(user: "User") -> list[WorkspaceView]:
    """Return the workspaces that the account is in, by name."""
    inside = Member.objects.filter(user_id=user.pk, left_at__isnull=True).values("workspace_id")
    return [_workspace(row) for row in Workspace.objects.filter(pk__in=inside).order_by("name")]


def workspace(workspace_id: str, actor: Actor) -> WorkspaceView:
    """Return the workspace, if it is the actor's."""
    return _workspace(access.workspace(workspace_id, actor))


def member(member_id: str, actor: Actor) -> MemberView:
    """Return one present member of the actor's workspace."""
    here = access.require(actor, Permission.READ)
    return _member(access.member(member_id, actor), here)


def members(workspace_id: str, actor: Actor) -> list[MemberView]:
    """Return the members who are present, by name."""
    here = access.require(actor, Permission.READ)
    inside = access.workspace(workspace_id, actor)
    rows = Member.objects.filter(workspace=inside, left_at__isnull=True)
    return [
        _member(row, here) for row in rows.select_related("department", "user").order_by("name")
    ]


def addressees(member_ids: Collection[str]) -> list[Addressee]:
    """Return those of the members who are present and have a usable account, in one query."""
    rows = Member.objects.filter(pk__in=member_ids, left_at__isnull=True, user__is_active=True)
    return [
        Addressee(
            member_id=row.pk,
            name=row.name,
            department=_department(row),
            email=row.user.email,
            workspace_id=row.workspace_id,
            workspace_name=row.workspace.name,
            timezone=row.workspace.timezone,
        )
        for row in rows.select_related("department", "user", "workspace").order_by("pk")
    ]


def matrix_roles(member_id: str, actor: Actor) -> dict[str, Role]:
    """Return a present member's roles in single matrices by matrix id, for who administers."""
    access.require(actor, Permission.ADMINISTER)
    rows = MatrixRole.objects.filter(member=access.member(member_id, actor))
    return {row.matrix_id: Role(row.role) for row in rows}


def departments(workspace_id: str, actor: Actor) -> list[str]:
    """Return the names of the departments that came up in the workspace, by name."""
    inside = access.workspace(workspace_id, actor)
    rows = Department.objects.filter(workspace=inside).order_by("name")
    return list(rows.values_list("name", flat=True))


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


def _workspace(row: Workspace) -> WorkspaceView:
    return WorkspaceView(row.pk, row.name, row.timezone)


def _member(row: Member, reader: access.Standing) -> MemberView:
    return MemberView(
        id=row.pk,
        name=row.name,
        department=_department(row),
        role=Role(row.role),
        analyst=row.analyst,
        email=row.user.email if reader.may(Permission.ADMINISTER) else "",
    )


def _department(row: Member) -> str:
    return row.department.name if row.department else ""
