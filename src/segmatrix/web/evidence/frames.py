"""What every page of the Evidence area shows around what it is about."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries
from segmatrix.matrix import queries as matrices
from segmatrix.web.actors import framed


def counts(matrix_id: str, reader: Actor) -> dict[str, int]:
    """Return by the tab of the area how much stands behind it."""
    return {
        "sources": len(queries.sources(matrix_id, reader)),
        "awaiting": queries.inbox(matrix_id, reader).total,
        "contradictions": len(queries.contradictions(matrix_id, reader)),
    }


def page(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    name: str,
    context: dict[str, Any],
    *,
    tab: str = "sources",
    status: int = 200,
) -> HttpResponse:
    """Render a page of the area.

    Args:
        request: What is answered.
        actor: Who reads.
        matrix_id: Whose evidence it is.
        name: Of the template.
        context: What it shows.
        tab: The tab behind which it stands.
        status: The answer's status.
    """
    matrix = matrices.matrix(matrix_id, actor)
    whole = framed(actor, matrix, "evidence") | {
        "tab": tab,
        "counts": counts(matrix_id, actor),
        "next": request.get_full_path(),
    }
    return render(request, f"segmatrix/evidence/{name}.html", whole | context, status=status)
