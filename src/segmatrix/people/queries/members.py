"""Who is here, as others see them and as the worker writes to them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from segmatrix.base.actor import Actor
from segmatrix.people import access
from segmatrix.people.models import Department, MatrixRole, Member
from segmatrix.people.permitting import permits
from segmatrix.people.terms import Permission, Role


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person as others see them; `email` is for those who administer, else empty.

    Among the participants of a matrix `role` is theirs there; a `guest` came by a link into it.
    """

    id: str
    name: str
    department: str
    role: Role
    analyst: bool
    email: str
    guest: bool = False

    def may(self, permission: Permission) -> bool:
        """Say whether they may do it where `role` is theirs."""
        return permits(self.role, permission, analyst=self.analyst)


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


def member(member_id: str, actor: Actor) -> MemberView:
    """Return one present member of the actor's workspace."""
    here = access.require(actor, Permission.READ)
    return _member(access.member(member_id, actor), here)


def members(workspace_id: str, actor: Actor) -> list[MemberView]:
    """Return the members who are present, by name; guests are none."""
    here = access.require(actor, Permission.READ)
    access.workspace(workspace_id, actor)
    return _views(access.members(actor).order_by("name"), here)


def participant(member_id: str, matrix_id: str, actor: Actor) -> MemberView:
    """Return a member, or a guest of this matrix, for whoever may read it."""
    here = access.require(actor, Permission.READ, matrix_id)
    return _participant(access.participant(member_id, matrix_id, actor), here)


def participants(matrix_id: str, actor: Actor) -> list[MemberView]:
    """Return the members and the guests of this matrix, by name, for whoever may read it."""
    here = access.require(actor, Permission.READ, matrix_id)
    rows = access.participants(matrix_id, actor).order_by("name")
    return [_participant(row, here) for row in rows]


def addressees(member_ids: Collection[str]) -> list[Addressee]:
    """Return those of the members who are present and have a usable account, in one query."""
    rows = Member.objects.filter(pk__in=member_ids, left_at__isnull=True, user__is_active=True)
    rows = rows.filter(guest=False)
    return [
        Addressee(
            member_id=row.pk,
            name=row.name,
            department=department_of(row),
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


def department_of(row: Member) -> str:
    """Return the name of a person's department, empty for none."""
    return row.department.name if row.department else ""


def _views(rows: Iterable[Member], reader: access.Standing) -> list[MemberView]:
    return [_member(row, reader) for row in rows]


def _participant(row: Member, reader: access.Standing) -> MemberView:
    return replace(_member(row, reader), role=access.role_of(row))


def _member(row: Member, reader: access.Standing) -> MemberView:
    reads_address = reader.may(Permission.ADMINISTER) and not row.user.for_link
    return MemberView(
        id=row.pk,
        name=row.name,
        department=department_of(row),
        role=Role(row.role),
        analyst=row.analyst,
        email=row.user.email if reads_address else "",
        guest=row.guest,
    )
