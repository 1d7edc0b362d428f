"""Matrices: how one begins, its overview, its name, and bringing a sheet into it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import Anchor
from segmatrix.matrix.terms import SHEET_LENGTH
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, actor_on, framed, workspace_context
from segmatrix.web.comments.talks import talk_on
from segmatrix.web.linting.telling import findings_on
from segmatrix.web.matrix.forms import MatrixForm, SheetForm
from segmatrix.web.matrix.overviews import Overview, look_over
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.refusals import beside
from segmatrix.web.writing import write


@require_GET
def overview(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show where the matrix stands and what is next."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    seen: Overview = look_over(
        sheet,
        queries.map(matrix_id, actor),
        people.members(actor.workspace_id, actor),
        me=actor.member_id,
    )
    context = framed(actor, sheet.matrix, "overview") | {
        "seen": seen,
        "sheet": sheet,
        "talk": talk_on(matrix_id, Anchor(), actor),
        "sheet_matrix_id": matrix_id,
        "next": request.path,
    }
    context["unclear"] = len(findings_on(sheet).open)
    return render(request, "segmatrix/matrix/overview.html", context)


@require_http_methods(["GET", "POST"])
def create(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Begin an empty matrix and lead to its table."""
    actor = actor_in(request, workspace_id)
    people.require(actor, Permission.SHAPE)
    form = MatrixForm(request.POST or None)
    if form.is_valid():
        with beside(form):
            return redirect("matrix:table", _created(form, actor))
    context = workspace_context(actor, "") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/matrix/new-matrix.html", context, status=status)


@require_http_methods(["GET", "POST"])
def create_from_sheet(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Show what a matrix that begins with a spreadsheet would hold, then begin it.

    A form with a file or text is answered with the preview; the preview's own form says `confirm`.
    """
    actor = actor_in(request, workspace_id)
    people.require(actor, Permission.SHAPE)
    form = SheetForm(request.POST or None, request.FILES or None)
    context = workspace_context(actor, "") | {"form": form}
    if form.is_valid():
        with beside(form):
            brought = _brought(form)
            plan = queries.preview_new_sheet(brought)
            if text(request, "confirm"):
                matrix_id = _created(form, actor)
                once = f"{form.cleaned_data['operation']}-sheet"  # sent twice, added once
                given = events.ImportSheet(
                    operation_id=once,
                    matrix_id=matrix_id,
                    text=brought,
                )
                actions.import_sheet(given, actor=actor)
                return redirect("matrix:table", matrix_id)
            context |= {"plan": plan, "text": brought, "begin": form.cleaned_data}
            return render(request, "segmatrix/matrix/import-preview.html", context)
    status = 422 if form.errors else 200
    return render(request, "segmatrix/matrix/new-from-sheet.html", context, status=status)


@require_http_methods(["GET", "POST"])
def import_sheet(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what a sheet would bring into a matrix, then bring it in.

    A form with a file or text is answered with the preview; the preview's own form says `confirm`.
    """
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.EDIT_CELLS, matrix_id)
    form = SheetForm(request.POST or None, request.FILES or None)
    for whole_matrix in ("name", "unit"):
        del form.fields[whole_matrix]
    if form.is_valid():
        with beside(form):
            if text(request, "confirm"):
                given = events.ImportSheet(
                    operation_id=form.cleaned_data["operation"],
                    matrix_id=matrix_id,
                    text=form.cleaned_data["text"],
                )
                actions.import_sheet(given, actor=actor)
                return redirect("matrix:table", matrix_id)
            return _preview(request, actor, matrix_id, _brought(form))
    matrix = queries.matrix(matrix_id, actor)
    context = framed(actor, matrix, "table") | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "segmatrix/matrix/import.html", context, status=status)


@require_POST
def rename(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Give the matrix another name."""
    given = events.RenameMatrix(
        operation_id=operation(request),
        matrix_id=matrix_id,
        name=text(request, "name"),
        version=whole(request, "version"),
    )
    return write(request, actions.rename_matrix, given, actor=actor_on(request, matrix_id))


def _created(form: MatrixForm, actor: Actor) -> str:
    said = form.cleaned_data
    given = events.CreateMatrix(
        operation_id=said["operation"],
        workspace_id=actor.workspace_id,
        name=said["name"],
        unit=said["unit"],
    )
    facts: list[Fact] = actions.create_matrix(given, actor=actor)
    return facts[0].matrix_id


def _brought(form: SheetForm) -> str:
    """Return the text of the file, or what was pasted."""
    if file := form.cleaned_data["file"]:
        return queries.decoded(file.read(4 * SHEET_LENGTH + 4))  # more is refused as too large
    if form.cleaned_data["text"].strip():
        return form.cleaned_data["text"]
    raise Invalid(
        _("There is no sheet here yet."),
        hint=_("Choose a file, or paste cells copied from your spreadsheet."),
        field="text",
    )


def _preview(request: HttpRequest, actor: Actor, matrix_id: str, brought: str) -> HttpResponse:
    plan = queries.preview_sheet(matrix_id, brought, actor)
    matrix = queries.matrix(matrix_id, actor)
    context = framed(actor, matrix, "table") | {"plan": plan, "text": brought}
    return render(request, "segmatrix/matrix/import-preview.html", context)
