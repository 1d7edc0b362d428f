"""What an actor is, in their workspace or in one matrix of it, and what that permits."""

from dataclasses import dataclass, field
from typing import NoReturn, Self

from django.db.models import OuterRef, QuerySet, Subquery

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.people.errors import NoSuchWorkspace, RoleNeeded
from segmatrix.people.guesting import check_working
from segmatrix.people.models import Admission, MatrixRole, Member
from segmatrix.people.permitting import effective_role, permits, permitted
from segmatrix.people.terms import Permission, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is: their role here, whether they are marked as analyst, and came by a link."""

    role: Role
    analyst: bool
    guest: bool

    def may(self, permission: Permission) -> bool:
        """Say whether such a person may do it."""
        return permits(self.role, permission, analyst=self.analyst)

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything such a person may do."""
        return permitted(self.role, analyst=self.analyst)


@dataclass(frozen=True, slots=True)
class Reader(Actor):
    """An actor who only looks, with what they were where they look when they began to.

    A page asks for them once, so that everything on it is decided by one look; whoever writes is an
    `Actor`, whose standing is asked when the write happens.

    Attributes:
        matrix_id: Where they look; empty for the workspace.
        standing: What they are there.
        at_home: What they are in the workspace; None for a guest, who is nobody in it.
    """

    matrix_id: str = field(kw_only=True)
    standing: Standing = field(kw_only=True)
    at_home: Standing | None = field(kw_only=True)

    @classmethod
    def of(cls, row: Member, matrix_id: str, department: str, by: str) -> Self:
        """Return a present member, or a guest, as somebody who looks around in a matrix.

        Args:
            row: Who, from `with_roles` of that matrix.
        """
        return cls(
            row.workspace_id,
            row.pk,
            row.name,
            department,
            by,
            matrix_id=matrix_id,
            standing=standing_of(row, matrix_id),
            at_home=None if row.guest else Standing(Role(row.role), row.analyst, guest=False),
        )


def standing(actor: Actor, matrix_id: str | None = None) -> Standing:
    """Return what the actor is in their workspace, or in one matrix of it.

    A guest is nothing but in the matrix that a working link let them into.

    Raises:
        NoSuchWorkspace: They are not, or no longer, in the workspace they act in.
        LinkOver: They are a guest of this matrix, and their link does not work any more.
    """
    if isinstance(actor, Reader):
        if actor.matrix_id == (matrix_id or ""):
            return actor.standing
        if not matrix_id and actor.at_home is not None:
            return actor.at_home
    return standing_of(present(actor, matrix_id or ""), matrix_id or "")


def present(actor: Actor, matrix_id: str) -> Member:
    """Return who the actor is in their workspace now, with their roles in a matrix.

    Every write asks for it, some several times: two plain queries take half as long as the one of
    `with_roles`.
    """
    row = Member.objects.filter(
        pk=actor.member_id, workspace_id=actor.workspace_id, left_at__isnull=True
    ).first()
    if row is None:
        raise NoSuchWorkspace
    row.matrix_role, row.guest_role = None, None
    if matrix_id and row.guest:
        by_link = admissions(matrix_id).filter(member_id=row.pk)
        row.guest_role = by_link.values_list("link__role", flat=True).first()
    elif matrix_id:
        in_matrix = MatrixRole.objects.filter(matrix_id=matrix_id, member_id=row.pk)
        row.matrix_role = in_matrix.values_list("role", flat=True).first()
    return row


def standing_of(row: Member, matrix_id: str) -> Standing:
    """Return what somebody is in the matrix of `with_roles`, or refuse a guest who is not in it."""
    if row.guest and row.guest_role is None:
        _refuse_guest(row.pk, matrix_id)
    return Standing(role_of(row), analyst=row.analyst and not row.guest, guest=row.guest)


def with_roles(rows: QuerySet[Member], matrix_id: str) -> QuerySet[Member]:
    """Return the rows with what `role_of` reads: their roles in a matrix."""
    in_matrix = MatrixRole.objects.filter(matrix_id=matrix_id, member_id=OuterRef("pk"))
    admitted = admissions(matrix_id).filter(member_id=OuterRef("pk"))
    return rows.annotate(
        matrix_role=Subquery(in_matrix.values("role")),
        guest_role=Subquery(admitted.values("link__role")[:1]),
    )


def role_of(row: Member) -> Role:
    """Return what somebody is in the matrix of `with_roles`: a guest what their link says."""
    if row.guest:
        return Role(row.guest_role)
    return effective_role(Role(row.role), row.matrix_role and Role(row.matrix_role))


def require(actor: Actor, permission: Permission, matrix_id: str | None = None) -> Standing:
    """Return the actor's standing, or refuse if it does not permit `permission`."""
    here = standing(actor, matrix_id)
    if not here.may(permission):
        raise RoleNeeded(permission)
    return here


def admissions(matrix_id: str) -> QuerySet[Admission]:
    """Return who came into a matrix by links that work, the latest first."""
    rows = Admission.objects.filter(link__matrix_id=matrix_id, link__revoked_at__isnull=True)
    return rows.filter(link__expires_at__gt=clock.now()).order_by("-admitted_at")


def _refuse_guest(member_id: str, matrix_id: str) -> NoReturn:
    """Tell a guest what became of their link; of another matrix they are told nothing."""
    came = Admission.objects.filter(member_id=member_id, link__matrix_id=matrix_id)
    last = came.select_related("link").order_by("-admitted_at").first()
    if last is not None:
        check_working(
            created_at=last.link.created_at,
            revoked_at=last.link.revoked_at,
            expires_at=last.link.expires_at,
            now=clock.now(),
        )
    raise NoSuchWorkspace
