"""Bringing a sheet in: the form, the preview with its corrections, and the deed."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.exports.workbooks import IDS
from segmatrix.imports.receiving import Brought
from segmatrix.imports.returning import kinds, returned
from segmatrix.matrix import actions, queries
from segmatrix.matrix.events import ImportSheet
from segmatrix.matrix.planning import NEW, Plan
from segmatrix.matrix.terms import DIMENSIONS, LABELS, Kind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, actor_on, framed, workspace_context
from segmatrix.web.imports import changes
from segmatrix.web.imports.forms import LEAVE, NewSheetForm, SheetForm, asked, brought_in
from segmatrix.web.matrix.beginnings import begun
from segmatrix.web.posted import text
from segmatrix.web.refusals import beside

Options = list[tuple[str, str]]


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Show what a matrix that begins with a sheet would hold, then begin it."""
    actor = actor_in(request, workspace_id)
    people.require(actor, Permission.SHAPE)
    form = NewSheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with beside(form):
            table, others = brought_in(request, form)
            _keep_typed(form, table)
            given = asked(request, "", table.text)
            if back := returned(others):
                given = replace(given, rows=kinds(back, given.text) | given.rows)
            plan = queries.preview_new_sheet(given)
            if text(request, "confirm"):
                return redirect("matrix:table", _begun(form, given, actor))
            context = workspace_context(actor, "") | {"begin": form.cleaned_data}
            built_in = [(each.key, str(each.name)) for each in DIMENSIONS]
            context |= _preview(plan, table, others, built_in)
            return render(request, "segmatrix/imports/preview.html", context)
    context = workspace_context(actor, "") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/imports/begin.html", context, status=status)


@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what a sheet would bring into a matrix, then bring it in.

    A sheet that went out of this very matrix is compared with it instead.
    """
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        with beside(form):
            table, others = brought_in(request, form)
            _keep_typed(form, table)
            if (back := returned(others)) and back.book.matrix_id == matrix_id:
                return changes.page(request, actor, matrix_id, back.text, back.ids)
            if text(request, "compare"):
                return changes.page(request, actor, matrix_id, table.text, "")
            given = asked(request, matrix_id, table.text)
            plan = queries.preview_sheet(given, actor)
            if text(request, "confirm"):
                actions.import_sheet(given, actor=actor)
                return redirect("matrix:table", matrix_id)
            shown = queries.table(matrix_id, actor)
            rows = [(row.dimension.id, row.dimension.name) for row in shown.rows]
            context = framed(actor, shown.matrix, "table")
            context |= _preview(plan, table, others, rows)
            return render(request, "segmatrix/imports/preview.html", context)
    context = framed(actor, queries.matrix(matrix_id, actor), "table") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/imports/bring-in.html", context, status=status)


def _begun(form: NewSheetForm, given: ImportSheet, actor: Actor) -> str:
    """Begin the matrix, fill it and return its id; what is refused leaves none behind."""
    operation_id = f"{form.cleaned_data['operation']}-sheet"
    with begun(form, actor) as matrix_id:
        filling = replace(given, operation_id=operation_id, matrix_id=matrix_id)
        actions.import_sheet(filling, actor=actor)
    return matrix_id


def _keep_typed(form: SheetForm, table: Brought) -> None:
    """Let the form show the cells of a file if they are refused, so that they can be mended."""
    form.data = form.data.copy()
    form.data["text"] = table.text
    form.data["html"] = ""


def _preview(plan: Plan, table: Brought, others: list[Brought], rows: Options) -> dict[str, Any]:
    """Return what the preview shows and asks.

    Args:
        rows: The rows that a row of the sheet may mean, by what chooses them.
    """
    new = [
        (f"{NEW}{kind}", _("A new row: %(kind)s") % {"kind": LABELS[kind]})
        for kind in (Kind.STATEMENTS, Kind.TEXT, Kind.MEASURE, Kind.PEOPLE)
    ]
    shown = [each for each in others if each.name != IDS]
    return {
        "plan": plan,
        "text": table.text,
        "tables": shown if len(shown) > 1 else [],
        "choices": [*rows, *new, (LEAVE, _("Leave it out"))],
        "leave": LEAVE,
    }
