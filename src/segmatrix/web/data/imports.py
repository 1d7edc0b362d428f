"""Starting an import, watching it, stopping it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from segmatrix.datasets import actions, events, queries
from segmatrix.datasets.terms import State
from segmatrix.web.actors import actor_in
from segmatrix.web.forms import OperationForm
from segmatrix.web.posted import operation


@require_POST
def start(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Read all files anew by the confirmed columns."""
    given = events.StartImport(
        operation_id=operation(request), workspace_id=workspace_id, dataset_id=dataset_id
    )
    actions.start_import(given, actor=actor_in(request, workspace_id))
    return redirect("data:source", workspace_id, dataset_id)


@require_POST
def cancel(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Stop the import under way."""
    given = events.CancelImport(
        operation_id=operation(request), workspace_id=workspace_id, dataset_id=dataset_id
    )
    actions.cancel_import(given, actor=actor_in(request, workspace_id))
    messages.success(request, _("The import was cancelled. What was here before stays."))
    return redirect("data:source", workspace_id, dataset_id)


@require_GET
def progress(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Say how far the import is; when it has ended, have the page loaded anew."""
    actor = actor_in(request, workspace_id)
    source = queries.dataset(dataset_id, actor)
    if source.state != State.IMPORTING:
        return HttpResponseClientRefresh()
    context = {"source": source, "workspace": {"id": workspace_id}, "once": OperationForm()}
    return render(request, "segmatrix/data/_progress.html", context)
