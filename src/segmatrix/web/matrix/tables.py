"""The matrix table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.review.terms import Shown
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.map.telling import unsettled
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.stakeholders.exposing import expose


@require_GET
def table(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the whole table."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    expose(request, sheet.matrix, actor, shown=Shown.TABLE)
    context = framed(actor, sheet.matrix, "table") | {
        "sheet": sheet,
        "places": unsettled(matrix_id, actor),
        "sheet_matrix_id": matrix_id,
        "next": request.path,
    }
    return render(request, "segmatrix/matrix/table.html", context)
