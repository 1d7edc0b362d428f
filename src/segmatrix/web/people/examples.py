"""The door to the finished example: a workspace of its own, which its visitor owns."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from segmatrix.base import clock
from segmatrix.demo.building import build
from segmatrix.demo.customers import bring_in_example
from segmatrix.demo.story import harbourlight
from segmatrix.people import queries
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in


@require_POST
def example(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Build the example beside the workspace, once per person, and lead into it."""
    queries.require(actor_in(request, workspace_id), Permission.SHAPE)
    story = harbourlight()
    for workspace in queries.workspaces_of(request.user):
        if workspace.name == story.workspace and workspace.id != workspace_id:
            return redirect("people:start", workspace.id)
    built = build(story, host_id=request.user.pk)
    bring_in_example(
        built.matrix_id,
        actor=built.actors[story.analyst.key],
        timezone=story.timezone,
        end=clock.now().date(),
    )
    return redirect("matrix:overview", built.matrix_id)
