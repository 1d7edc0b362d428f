"""The drawer: a thing's details beside the table, with an address of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.matrix.queries import SegmentView
from segmatrix.people import queries as people
from segmatrix.web.actors import framed
from segmatrix.web.map.telling import unsettled
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
    page["places"] = unsettled(matrix_id, actor)
    return render(request, "segmatrix/matrix/table.html", page, status=status)


def reshaping(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    template: str,
    context: dict[str, Any],
    *,
    segment: SegmentView,
    refusal: Refusal | None,
    sheet: Sheet | None = None,
) -> HttpResponse:
    """Render the drawer in which a segment is merged or split, with what was refused there."""
    context |= {
        "segment": segment,
        "refusal": refusal,
        "next": reverse("matrix:segment", args=[matrix_id, segment.id]),
    }
    status = refusal.status if refusal else 200
    return drawer(request, actor, matrix_id, template, context, sheet=sheet, status=status)
