"""What was found out: by segment, and where findings speak against each other."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from segmatrix.evidence import queries
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.matrix.sheets import load_sheet


@require_GET
def insights(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show everything that was found out about one segment, by default the first.

    Query: `segment` names it.
    """
    actor = actor_on(request, matrix_id)
    columns = load_sheet(matrix_id, actor).columns
    chosen = request.GET.get("segment", "") or (columns[0].id if columns else "")
    context = {
        "columns": columns,
        "library": queries.library(matrix_id, chosen, actor) if chosen else None,
    }
    return page(request, actor, matrix_id, "insights", context, tab="insights")


@require_GET
def contradictions(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the claims that some findings support and others speak against."""
    actor = actor_on(request, matrix_id)
    context = {"contradictions": queries.contradictions(matrix_id, actor)}
    return page(request, actor, matrix_id, "contradictions", context, tab="contradictions")
