"""One member's placement of a segment, with its reason and the comments on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries
from segmatrix.matrix.queries import Anchor
from segmatrix.people import queries as people
from segmatrix.web.actors import actor_on
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.map.drawings import EVERYONE, page_context


@require_GET
def placement(
    request: HttpRequest, matrix_id: str, segment_id: str, member_id: str
) -> HttpResponse:
    """Show a placement beside the map; one taken back is still there for its comments."""
    actor = actor_on(request, matrix_id)
    segment = queries.segment(matrix_id, segment_id, actor)
    shown = queries.map(matrix_id, actor)
    at = (segment_id, member_id)
    placed = next(
        (each for each in shown.placements if (each.segment_id, each.member_id) == at), None
    )
    talk = talk_on(
        matrix_id,
        Anchor(segment_id=segment_id, placed_by=member_id),
        actor,
        begins=placed is not None,
    )
    if placed is None and not talk.threads:
        raise NotFound(_("There is no such placement."))
    names = {each.id: each.name for each in people.participants(matrix_id, actor)}
    context = {
        "segment": segment,
        "placement": placed,
        "placed_by_name": placed.member_name if placed else names.get(member_id, ""),
        "axes": (shown.x, shown.y),
        "talk": talk,
        "sheet_matrix_id": matrix_id,
        "next": request.path,
    }
    template = "segmatrix/map/placement-drawer.html"
    if request.htmx:
        return render(request, template, context)
    page = page_context(request, matrix_id, actor) | {"show": EVERYONE, "drawer": template}
    return render(request, "segmatrix/map/page.html", page | context)
