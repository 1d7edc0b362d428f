"""The door to the finished example: a workspace of its own, which its visitor owns."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from segmatrix.base.actor import Actor
from segmatrix.demo.examples import ask_for_example, example_of, example_work
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, workspace_context


@require_http_methods(["GET", "POST"])
def example(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Lead into the reader's example; ask for it if it is not there, and show how that goes."""
    actor = actor_in(request, workspace_id)
    queries.require(actor, Permission.SHAPE)
    example_id = example_of(request.user.pk)
    if any(mine.id == example_id for mine in queries.workspaces_of(request.user)):
        inside = _inside(queries.actor_for(request.user, example_id))
        return HttpResponseClientRedirect(inside) if request.htmx else redirect(inside)
    if request.method == "POST":
        ask_for_example(request.user.pk, actor=actor)
        return redirect("people:example", workspace_id)
    work = example_work(request.user.pk, actor=actor)
    if work is None:
        return redirect("people:start", workspace_id)
    if request.htmx:
        if not work.open:
            return HttpResponseClientRefresh()
        context = {"work": work, "workspace": {"id": workspace_id}}
        return render(request, "segmatrix/people/_example.html", context)
    context = workspace_context(actor, "start") | {"work": work}
    return render(request, "segmatrix/people/example.html", context)


def _inside(visitor: Actor) -> str:
    """Return the address of the example's own matrix, the first of its workspace."""
    begun = matrices.matrices(visitor.workspace_id, visitor)
    if not begun:
        return reverse("people:start", args=[visitor.workspace_id])
    return reverse("matrix:overview", args=[begun[-1].id])
