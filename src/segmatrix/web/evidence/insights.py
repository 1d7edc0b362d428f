"""What was found out: by segment, and where findings speak against each other."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from segmatrix.evidence import queries
from segmatrix.matrix.terms import PROFILE
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.matrix.sheets import Box, Sheet, load_sheet


@require_GET
def insights(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show a segment, by default the first, closer up: its profile, its personas, its insights.

    Query: `segment` names it.
    """
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    chosen = request.GET.get("segment", "") or (sheet.columns[0].id if sheet.columns else "")
    context = {
        "columns": sheet.columns,
        "library": queries.library(matrix_id, chosen, actor) if chosen else None,
        "profile": _profile(sheet, chosen),
    }
    return page(request, actor, matrix_id, "insights", context, tab="insights")


def _profile(sheet: Sheet, segment_id: str) -> list[Box]:
    """Return what a segment's profile asks, in the order in which it does, with the answers."""
    boxes = {
        line.dimension.key: box
        for line in sheet.open_lines
        for box in line.boxes
        if box.segment.id == segment_id
    }
    return [boxes[each.key] for each in PROFILE if each.key in boxes]


@require_GET
def contradictions(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the claims that some findings support and others speak against."""
    actor = actor_on(request, matrix_id)
    context = {"contradictions": queries.contradictions(matrix_id, actor)}
    return page(request, actor, matrix_id, "contradictions", context, tab="contradictions")
