"""The page "What is left before it is agreed", and the button that calls the matrix agreed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix.errors import GateClosed
from segmatrix.review import actions, events
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.gate.telling import gate_told
from segmatrix.web.posted import operation


def content(matrix_id: str, reader: Actor) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    told = gate_told(matrix_id, reader)
    return {
        "matrix": told.matrix,
        "sheet_matrix_id": matrix_id,
        "gate": told,
        "next": reverse("gate:page", args=[matrix_id]),
    }


def page(
    request: HttpRequest, actor: Actor, matrix_id: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """Render the page, with what stands in its drawer."""
    shown = content(matrix_id, actor)
    context = framed(actor, shown["matrix"], "gate") | shown | more
    return render(request, "segmatrix/gate/page.html", context, status=status)


@require_GET
def gate(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show which conditions hold, and what is missing to the others."""
    return page(request, actor_on(request, matrix_id), matrix_id)


@require_POST
def agree(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Call the matrix agreed; if something is left by then, show what, with status 409."""
    actor = actor_on(request, matrix_id)
    given = events.AgreeMatrix(operation_id=operation(request), matrix_id=matrix_id)
    try:
        actions.agree_matrix(given, actor=actor)
    except GateClosed as refusal:
        return page(request, actor, matrix_id, closed=refusal, status=refusal.status)
    return redirect("gate:page", matrix_id)
