"""Workspaces and the people in them as they exist for an actor."""

from datetime import datetime

from django.db.models import Q, QuerySet

from segmatrix.base.actor import Actor
from segmatrix.people.access.standing import require, with_roles
from segmatrix.people.errors import NoSuchMember, NoSuchWorkspace
from segmatrix.people.guesting import guest_id
from segmatrix.people.joining import member_id as own_id
from segmatrix.people.models import Member, Workspace
from segmatrix.people.terms import Permission


def workspace(workspace_id: str, actor: Actor, *, may: Permission = Permission.READ) -> Workspace:
    """Return the workspace if it exists for the actor, who must be permitted `may` in it."""
    if workspace_id != actor.workspace_id:
        raise NoSuchWorkspace
    require(actor, may)
    return Workspace.objects.get(pk=workspace_id)


def member(member_id: str, actor: Actor) -> Member:
    """Return a present member of the actor's workspace; a guest is none."""
    return _one(members(actor), member_id)


def members(actor: Actor) -> QuerySet[Member]:
    """Return the present members of the actor's workspace; callers have asked for permission."""
    rows = Member.objects.select_related("department", "user")
    return rows.filter(workspace_id=actor.workspace_id, left_at__isnull=True, guest=False)


def participants(matrix_id: str, actor: Actor) -> QuerySet[Member]:
    """Return the workspace's members and a matrix's guests, with their roles in the matrix.

    Callers have asked for permission.
    """
    rows = with_roles(Member.objects.select_related("department", "user"), matrix_id)
    rows = rows.filter(workspace_id=actor.workspace_id, left_at__isnull=True)
    return rows.filter(Q(guest=False) | Q(guest_role__isnull=False))


def participant(member_id: str, matrix_id: str, actor: Actor) -> Member:
    """Return somebody who has part in a matrix."""
    return _one(participants(matrix_id, actor), member_id)


def who_comes(workspace_id: str, user_id: int | None, operation_id: str) -> str:
    """Return the id of who comes in by a link in this write, repeated or not.

    An account is who it was or is in the workspace; who has none is somebody new.
    """
    if user_id is None:
        return guest_id(workspace_id, operation_id)
    there = Member.objects.filter(workspace_id=workspace_id, user_id=user_id)
    return there.values_list("pk", flat=True).first() or own_id(workspace_id, user_id)


def left_at(workspace_id: str, user_id: int | None) -> datetime | None:
    """Return when an account left a workspace; None if it is in, never was, or is nobody's."""
    gone = Member.objects.filter(workspace_id=workspace_id, user_id=user_id)
    return gone.values_list("left_at", flat=True).first()


def _one(rows: QuerySet[Member], member_id: str) -> Member:
    found = rows.filter(pk=member_id).first()
    if found is None:
        raise NoSuchMember
    return found
