"""The drawer: a thing's details beside the table, with an address of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from segmatrix.base.actor import Actor
from segmatrix.people import queries as people
from segmatrix.web.actors import framed
from segmatrix.web.matrix.sheets import Sheet, load_sheet


def drawer(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    template: str,
    context: dict[str, Any],
    *,
    sheet: Sheet | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a thing's details: the drawer alone for a script, else the table with it open."""
    context = {"sheet_matrix_id": matrix_id, "next": request.path} | context
    if request.htmx:
        context["may"] = sorted(people.permissions(actor, matrix_id))
        return render(request, template, context, status=status)
    sheet = sheet or load_sheet(matrix_id, actor)
    page = framed(actor, sheet.matrix, "table") | {"sheet": sheet, "drawer": template} | context
    return render(request, "segmatrix/matrix/table.html", page, status=status)
