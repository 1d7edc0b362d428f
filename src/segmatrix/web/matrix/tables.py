"""The matrix table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.web.matrix.framing import actor_on, framed, load_sheet


@require_GET
def table(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the whole table."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    context = framed(actor, sheet.matrix, "table") | {
        "sheet": sheet,
        "sheet_matrix_id": matrix_id,
        "next": request.path,
    }
    return render(request, "segmatrix/matrix/table.html", context)
