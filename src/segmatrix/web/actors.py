"""Who acts in a request, and what every page of a workspace is told of them."""

from typing import Any

from django.http import HttpRequest

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries


def actor_in(request: HttpRequest, workspace_id: str) -> Actor:
    """Return who the signed-in person is in a workspace.

    Raises:
        NoSuchWorkspace: There is none of that id for them.
    """
    return queries.actor_for(request.user, workspace_id)


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
        "workspace": queries.workspace(actor.workspace_id, actor),
        "me": queries.member(actor.member_id, actor),
        "may": sorted(queries.permissions(actor)),
    }
