"""Who acts in a request, and what every page of a workspace or a matrix is told of them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.inbox import queries as inbox
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries
from segmatrix.people.errors import NoSuchWorkspace
from segmatrix.workshops.queries import under_way


def actor_in(request: HttpRequest, workspace_id: str) -> Actor:
    """Return who the signed-in person is in a workspace.

    Raises:
        NoSuchWorkspace: There is none of that id for them.
    """
    return _who(request)(request.user, workspace_id)


def workspace_context(actor: Actor, here: str) -> dict[str, Any]:
    """Return what the frame of a workspace's page shows: the place, the reader, what they may do.

    Args:
        actor: The reader.
        here: The key of the rail's entry that the page stands behind, or empty.
    """
    begun = matrices.matrices(actor.workspace_id, actor)
    return {
        "here": here,
        "rail_matrix": begun[0] if begun else None,  # the way back from a page about no matrix
        "unread": inbox.unread(actor),
        "workspace": queries.workspace(actor.workspace_id, actor),
        "me": queries.member(actor.member_id, actor),
        "may": sorted(queries.permissions(actor)),
    }


def actor_on(request: HttpRequest, matrix_id: str) -> Actor:
    """Return who the signed-in person is where a matrix belongs; it must exist for them."""
    workspace_id = matrices.workspace_of(matrix_id)
    try:
        return _who(request)(request.user, workspace_id, matrix_id=matrix_id)
    except NoSuchWorkspace as problem:  # in the words for a matrix that exists for nobody
        raise NotFound(_("There is no such matrix.")) from problem


def _who(request: HttpRequest) -> Callable[..., Actor]:
    """Return how to ask who somebody is: once for a page, afresh whenever something is written."""
    return queries.reader_for if request.method in ("GET", "HEAD") else queries.actor_for


def framed(actor: Actor, matrix: matrices.MatrixView, here: str) -> dict[str, Any]:
    """Return what the frame of a matrix's page shows; to a guest nothing of the workspace.

    Args:
        here: The key of the rail's entry that the page stands behind.
    """
    me = queries.participant(actor.member_id, matrix.id, actor)
    return {
        "here": here,
        "workspace": None if me.guest else queries.workspace(actor.workspace_id, actor),
        "matrix": matrix,
        "under_way": under_way(matrix.id, actor),
        "unread": 0 if me.guest else inbox.unread(actor),
        "me": me,
        "may": sorted(queries.permissions(actor, matrix.id)),
    }


def colleagues(matrix_id: str, actor: Actor) -> list[queries.MemberView]:
    """Return whom a reader can choose from: everybody who has part in a matrix, for a guest nobody.

    A guest is shown nothing of the workspace, who is in it least of all.
    """
    present = queries.participants(matrix_id, actor)
    guest = any(each.guest for each in present if each.id == actor.member_id)
    return [] if guest else present
