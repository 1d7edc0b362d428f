"""Pages of data sources: all of a workspace, and one with its files, stamp and uses."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.activity.events import Fact, Input
from segmatrix.base.actor import Actor
from segmatrix.datasets import actions, events, queries
from segmatrix.studies import actions as study_actions
from segmatrix.studies import events as study_events
from segmatrix.studies import queries as studies
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.data.forms import NamedUploadForm, RenameForm
from segmatrix.web.forms import OperationForm
from segmatrix.web.refusals import beside


@require_GET
def sources(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """List the data sources, or offer to bring the first."""
    actor = actor_in(request, workspace_id)
    found = queries.datasets(actor)
    used = studies.matrices_by_dataset(actor)
    context = workspace_context(actor, "data") | {
        "sources": [(source, used.get(source.id, ())) for source in found],
        "form": NamedUploadForm(),
        "removed": request.session.pop("removed_dataset", None),
        "once": OperationForm(),
    }
    return render(request, "segmatrix/data/sources.html", context)


@require_GET
def source(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Show one data source where it stands."""
    actor = actor_in(request, workspace_id)
    return _source_page(request, actor, dataset_id)


@require_POST
def rename(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Give it another name."""
    actor = actor_in(request, workspace_id)
    form = RenameForm(request.POST)
    if form.is_valid():
        with beside(form):
            said = form.cleaned_data
            given = events.RenameDataset(
                operation_id=said["operation"],
                workspace_id=workspace_id,
                dataset_id=dataset_id,
                name=said["name"],
            )
            actions.rename_dataset(given, actor=actor)
        if form.is_valid():
            return redirect("data:source", workspace_id, dataset_id)
    return _source_page(request, actor, dataset_id, rename_form=form, status=422)


@require_POST
def remove(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Take it out of every list; the next page offers to bring it back."""
    (removed,) = _write(
        request, workspace_id, dataset_id, events.RemoveDataset, actions.remove_dataset
    )
    request.session["removed_dataset"] = {"id": dataset_id, "name": removed.name}
    return redirect("data:sources", workspace_id)


@require_POST
def restore(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Bring it back."""
    _write(request, workspace_id, dataset_id, events.RestoreDataset, actions.restore_dataset)
    return redirect("data:source", workspace_id, dataset_id)


@require_POST
def use(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Count a matrix's segments in it, or no longer."""
    actor = actor_in(request, workspace_id)
    form = OperationForm(request.POST)
    form.full_clean()
    chosen = "" if request.POST.get("stop") else dataset_id
    given = study_events.ChooseData(
        operation_id=form.cleaned_data["operation"],
        matrix_id=request.POST.get("matrix", ""),
        dataset_id=chosen,
    )
    study_actions.choose_data(given, actor=actor)
    if chosen:
        messages.success(request, _("The segments of this matrix are being counted."))
    return redirect("data:source", workspace_id, dataset_id)


def _write(
    request: HttpRequest,
    workspace_id: str,
    dataset_id: str,
    input_class: type[Input],
    write: Callable[..., list[Fact]],
) -> list[Any]:
    form = OperationForm(request.POST)
    form.full_clean()
    given = input_class(
        operation_id=form.cleaned_data["operation"],
        workspace_id=workspace_id,
        dataset_id=dataset_id,
    )
    return write(given, actor=actor_in(request, workspace_id))


def _source_page(
    request: HttpRequest,
    actor: Actor,
    dataset_id: str,
    *,
    rename_form: RenameForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = queries.dataset(dataset_id, actor)
    context = workspace_context(actor, "data") | {
        "source": found,
        "uses": studies.uses(dataset_id, actor),
        "once": OperationForm(),
        "rename_form": rename_form or RenameForm(initial={"name": found.name}),
        "samples": queries.first_rows(dataset_id, actor) if found.current else {},
    }
    return render(request, "segmatrix/data/source.html", context, status=status)
