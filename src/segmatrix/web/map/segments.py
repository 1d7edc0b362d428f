"""One segment on the map: how far people are apart about its place, in words before numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries
from segmatrix.web.actors import actor_on
from segmatrix.web.map.clouds import look
from segmatrix.web.map.drawings import DEPARTMENTS, EVERYONE, page_context
from segmatrix.web.map.telling import summaries, told_in_round


@require_GET
def segment(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show what people said of a segment's place beside the map, on which its spread is drawn."""
    actor = actor_on(request, matrix_id)
    shown, clouds = look(matrix_id, actor)
    told = next((each for each in summaries(shown, clouds) if each.segment.id == segment_id), None)
    if told is None:
        raise NotFound(_("There is no such segment on the map."))
    asked = request.GET.get("show")
    context = {
        "show": DEPARTMENTS if asked == DEPARTMENTS else EVERYONE,
        "segment": told.segment,
        "summary": told,
        "told": told_in_round(told.place) if told.place else None,
        "cloud": next(each for each in clouds if each.segment.id == segment_id),
        "talks": queries.open_threads_of(matrix_id),
        "sheet_matrix_id": matrix_id,
    }
    template = "segmatrix/map/segment-drawer.html"
    if request.htmx:
        return render(request, template, context | {"matrix": shown.matrix})
    page = page_context(request, matrix_id, actor) | {"drawer": template, "chosen": segment_id}
    return render(request, "segmatrix/map/page.html", page | context)
