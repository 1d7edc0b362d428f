"""Matrices as they exist for somebody."""

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotFound
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.terms import State
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission

CONTENT = (Permission.EDIT_CELLS, Permission.SHAPE, Permission.DATA)


def matrix(matrix_id: str, actor: Actor, *, may: Permission = Permission.READ) -> Matrix:
    """Return a matrix of the actor's workspace, in which they must be permitted `may`.

    One that is retired is refused to whoever would change what it holds.
    """
    found = Matrix.objects.filter(
        pk=matrix_id, workspace_id=actor.workspace_id, discarded=False
    ).first()
    if found is None:
        raise NotFound(_("There is no such matrix."))
    require(actor, may, matrix_id)
    if found.state == State.RETIRED and may in CONTENT:
        raise Changed(
            _("This matrix is retired: nobody works on it any more."),
            hint=_("A facilitator can take it up again."),
        )
    return found


def matrices(workspace_id: str, actor: Actor) -> list[Matrix]:
    """Return the matrices of the actor's workspace, newest first."""
    if workspace_id != actor.workspace_id:
        raise NotFound(_("There is no such workspace for you."))
    require(actor, Permission.READ)
    rows = Matrix.objects.filter(workspace_id=workspace_id, discarded=False)
    return list(rows.order_by("-created_at", "pk"))
