"""Matrices as they exist for somebody."""

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix.models import Matrix
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission


def matrix(matrix_id: str, actor: Actor, *, may: Permission = Permission.READ) -> Matrix:
    """Return a matrix of the actor's workspace, in which they must be permitted `may`."""
    found = Matrix.objects.filter(
        pk=matrix_id, workspace_id=actor.workspace_id, discarded=False
    ).first()
    if found is None:
        raise NotFound(_("There is no such matrix."))
    require(actor, may, matrix_id)
    return found


def matrices(workspace_id: str, actor: Actor) -> list[Matrix]:
    """Return the matrices of the actor's workspace, newest first."""
    if workspace_id != actor.workspace_id:
        raise NotFound(_("There is no such workspace for you."))
    require(actor, Permission.READ)
    rows = Matrix.objects.filter(workspace_id=workspace_id, discarded=False)
    return list(rows.order_by("-created_at", "pk"))
