"""Workspaces as their members see them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from segmatrix.base.actor import Actor
from segmatrix.people import access
from segmatrix.people.models import Member, Workspace
from segmatrix.people.terms import Permission

if TYPE_CHECKING:
    from segmatrix.people.models import User


@dataclass(frozen=True, slots=True)
class WorkspaceView:
    """A workspace as its members see it."""

    id: str
    name: str
    timezone: str


def workspaces_of(user: "User") -> list[WorkspaceView]:
    """Return the workspaces that the account is a member of, by name."""
    inside = Member.objects.filter(user_id=user.pk, left_at__isnull=True, guest=False)
    rows = Workspace.objects.filter(pk__in=inside.values("workspace_id"))
    return [_workspace(row) for row in rows.order_by("name")]


def workspace(workspace_id: str, actor: Actor) -> WorkspaceView:
    """Return the workspace, if it is the actor's."""
    return _workspace(access.workspace(workspace_id, actor))


def timezone_in(matrix_id: str, actor: Actor) -> str:
    """Return the IANA name of the zone in which a matrix's days begin, for who may read it."""
    access.require(actor, Permission.READ, matrix_id)
    return Workspace.objects.values_list("timezone", flat=True).get(pk=actor.workspace_id)


def _workspace(row: Workspace) -> WorkspaceView:
    return WorkspaceView(row.pk, row.name, row.timezone)
