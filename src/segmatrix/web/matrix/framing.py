"""What every page of a matrix is told, and the drawer: a thing's details beside the table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries
from segmatrix.people import queries as people
from segmatrix.people.errors import NoSuchWorkspace
from segmatrix.studies import queries as studies
from segmatrix.web.actors import actor_in
from segmatrix.web.matrix.sheets import Sheet, join


def actor_on(request: HttpRequest, matrix_id: str) -> Actor:
    """Return who the signed-in person is where a matrix belongs; it must exist for them."""
    workspace_id = queries.workspace_of(matrix_id)
    try:
        return actor_in(request, workspace_id)
    except NoSuchWorkspace as problem:  # in the words for a matrix that exists for nobody
        raise NotFound(_("There is no such matrix.")) from problem


def framed(actor: Actor, matrix: queries.MatrixView, here: str) -> dict[str, Any]:
    """Return what the frame of a matrix's page shows.

    Args:
        here: The key of the rail's entry that the page stands behind.
    """
    return {
        "here": here,
        "workspace": people.workspace(actor.workspace_id, actor),
        "matrix": matrix,
        "me": people.member(actor.member_id, actor),
        "may": sorted(people.permissions(actor, matrix.id)),
    }


def load_sheet(matrix_id: str, actor: Actor) -> Sheet:
    """Return the table, people's words and the data's, in a fixed number of queries."""
    return join(queries.table(matrix_id, actor), studies.computed(matrix_id))


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
