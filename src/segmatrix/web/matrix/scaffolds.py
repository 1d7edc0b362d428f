"""Templates: keeping what a matrix asks, and the list of what a workspace keeps."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, actor_on, framed, workspace_context
from segmatrix.web.forms import OperationForm
from segmatrix.web.matrix.forms import ScaffoldForm
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.refusals import beside


@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what a template of this matrix would hold, and keep it."""
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.SHAPE, matrix_id)
    people.require(actor, Permission.READ)  # a guest knows nothing of the workspace
    matrix = queries.matrix(matrix_id, actor)
    form = ScaffoldForm(request.POST or None, initial={"name": matrix.name})
    if form.is_valid():
        given = events.SaveScaffold(
            operation_id=form.cleaned_data["operation"],
            workspace_id=actor.workspace_id,
            matrix_id=matrix_id,
            name=form.cleaned_data["name"],
            columns=form.cleaned_data["columns"],
        )
        with beside(form):
            (saved,) = actions.save_scaffold(given, actor=actor)
            said = _("“%(name)s” is kept. New matrices can begin with it.")
            messages.success(request, said % {"name": saved.name})
            return redirect("matrix:templates", actor.workspace_id)
    asks = queries.scaffold_like(matrix_id, actor)
    context = framed(actor, matrix, "table") | {"form": form}
    # The names of the segments are the reader's to keep: their short lines never come along.
    context["asks"] = replace(asks, columns=tuple(replace(each, note="") for each in asks.columns))
    status = 422 if form.errors else 200
    return render(request, "segmatrix/matrix/save-template.html", context, status=status)


@require_GET
def templates(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """List the templates of a workspace with what each asks, and those that were removed."""
    actor = actor_in(request, workspace_id)
    context = workspace_context(actor, "") | {
        "templates": queries.scaffolds(workspace_id, actor),
        "removed": queries.removed_scaffolds(workspace_id, actor),
        "once": OperationForm(),
    }
    return render(request, "segmatrix/matrix/templates.html", context)


@require_POST
def rename(request: HttpRequest, workspace_id: str, scaffold_id: str) -> HttpResponse:
    """Give a template another name."""
    given = events.RenameScaffold(
        operation_id=operation(request),
        workspace_id=workspace_id,
        scaffold_id=scaffold_id,
        name=text(request, "name"),
        version=whole(request, "version"),
    )
    actions.rename_scaffold(given, actor=actor_in(request, workspace_id))
    return redirect("matrix:templates", workspace_id)


@require_POST
def remove(request: HttpRequest, workspace_id: str, scaffold_id: str) -> HttpResponse:
    """Take a template off the list."""
    given = events.RemoveScaffold(
        operation_id=operation(request), workspace_id=workspace_id, scaffold_id=scaffold_id
    )
    (removed,) = actions.remove_scaffold(given, actor=actor_in(request, workspace_id))
    said = _("“%(name)s” is removed. It can be brought back below.")
    messages.success(request, said % {"name": removed.name})
    return redirect("matrix:templates", workspace_id)


@require_POST
def restore(request: HttpRequest, workspace_id: str, scaffold_id: str) -> HttpResponse:
    """Put a removed template back on the list."""
    given = events.RestoreScaffold(
        operation_id=operation(request), workspace_id=workspace_id, scaffold_id=scaffold_id
    )
    actions.restore_scaffold(given, actor=actor_in(request, workspace_id))
    return redirect("matrix:templates", workspace_id)
