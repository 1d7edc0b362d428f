"""Who is missing among the people to ask."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from segmatrix.review import queries
from segmatrix.review.covering import Side
from segmatrix.web.actors import actor_on
from segmatrix.web.stakeholders.frames import page
from segmatrix.web.stakeholders.wording import gap_words

SIDE_LABELS = {
    Side.DEPARTMENT: _("Departments"),
    Side.LEVEL: _("Levels"),
    Side.REGION: _("Regions"),
}


@require_GET
def coverage(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show how the people to ask spread, and say who is missing."""
    actor = actor_on(request, matrix_id)
    listed = queries.stakeholders(matrix_id, actor)
    found = queries.coverage(matrix_id, actor, listed)
    context = {
        "gaps": [gap_words(gap) for gap in found.gaps],
        "sides": [
            (side, SIDE_LABELS[side], groups, max((each.asked for each in groups), default=0))
            for side, groups in found.groups.items()
        ],
    }
    return page(request, actor, matrix_id, listed, context, tab="coverage")
