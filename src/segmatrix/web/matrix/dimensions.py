"""Rows of the table: adding one, its name, how it is computed, its place, hiding it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.activity import queries as activity
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.drawers import drawer
from segmatrix.web.matrix.forms import DimensionForm, DimensionMeasureForm, NewDimensionForm
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import operation, whole
from segmatrix.web.refusals import beside
from segmatrix.web.writing import carry_out, write, written


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask for a new row and add it; hidden ones can be put back from here."""
    actor = actor_on(request, matrix_id)
    form = NewDimensionForm(request.POST or None, auto_id="new-row-%s")
    if form.is_valid():
        said = form.cleaned_data
        given = events.AddDimension(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            name=said["name"],
            question=said["question"],
            kind=said["kind"],
            unit=said["unit"],
        )
        with beside(form):
            facts = actions.add_dimension(given, actor=actor)
            words = _("Added the row “%(name)s”.") % {"name": given.name}
            return written(request, matrix_id, facts, actor, undo=given.operation_id, words=words)
    sheet = load_sheet(matrix_id, actor)
    context = {"form": form, "hidden": sheet.hidden, "profile": sheet.profile}
    status = 422 if form.errors else 200
    template = "segmatrix/matrix/new-dimension-drawer.html"
    return drawer(request, actor, matrix_id, template, context, sheet=sheet, status=status)


@require_GET
def dimension(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Show one row with everything that can be done to it, and its history."""
    return _show(request, actor_on(request, matrix_id), matrix_id, dimension_id)


@require_POST
def name(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Give a row another name."""
    actor = actor_on(request, matrix_id)
    form = DimensionForm(request.POST, auto_id="dimension-form-%s")
    if form.is_valid():
        given = events.RenameDimension(
            operation_id=form.cleaned_data["operation"],
            matrix_id=matrix_id,
            dimension_id=dimension_id,
            name=form.cleaned_data["name"],
            version=form.cleaned_data["version"],
        )
        with beside(form):
            return written(request, matrix_id, actions.rename_dimension(given, actor=actor), actor)
    return _show(request, actor, matrix_id, dimension_id, refused=form)


@require_POST
def measure(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Set how the numbers of a row come out of the data."""
    actor = actor_on(request, matrix_id)
    form = DimensionMeasureForm(request.POST, auto_id="measure-form-%s")
    if form.is_valid():
        said = form.cleaned_data
        given = events.SetDimensionMeasure(
            operation_id=said["operation"],
            matrix_id=matrix_id,
            dimension_id=dimension_id,
            measure=said["measure"],
            over=said["over"],
            unit=said["unit"],
            version=said["version"],
        )
        with beside(form):
            return written(
                request, matrix_id, actions.set_dimension_measure(given, actor=actor), actor
            )
    return _show(request, actor, matrix_id, dimension_id, refused_measure=form)


@require_POST
def move(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Move a row up or down."""
    about = {"dimension_id": dimension_id, "position": whole(request, "position") or 0}
    return carry_out(request, matrix_id, actions.move_dimension, events.MoveDimension, about)


@require_POST
def hide(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Take a row out of the table, with a way back."""
    given = events.HideDimension(
        operation_id=operation(request), matrix_id=matrix_id, dimension_id=dimension_id
    )
    actor = actor_on(request, matrix_id)
    name = queries.dimension(matrix_id, dimension_id, actor).name
    words = _("Hid the row “%(name)s”; all that is in it is kept.") % {"name": name}
    return write(request, actions.hide_dimension, given, actor=actor, words=words)


@require_POST
def show(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Put a hidden row back into the table."""
    about = {"dimension_id": dimension_id}
    return carry_out(request, matrix_id, actions.show_dimension, events.ShowDimension, about)


def _show(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    dimension_id: str,
    *,
    refused: DimensionForm | None = None,
    refused_measure: DimensionMeasureForm | None = None,
) -> HttpResponse:
    found = queries.dimension(matrix_id, dimension_id, actor)
    context = {
        "dimension": found,
        "form": refused or DimensionForm.over(found),
        "measure_form": refused_measure or DimensionMeasureForm.over_row(found),
        "history": lines(activity.history(f"matrix:{matrix_id}", f"dimension:{dimension_id}:")),
    }
    status = 422 if refused or refused_measure else 200
    template = "segmatrix/matrix/dimension-drawer.html"
    return drawer(request, actor, matrix_id, template, context, status=status)
