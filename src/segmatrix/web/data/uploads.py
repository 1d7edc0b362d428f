"""Pages where files come in: as a new data source, or more of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.datasets import actions, events, queries
from segmatrix.datasets.errors import Unreadable
from segmatrix.people.queries import require
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.data.forms import NamedUploadForm, UploadForm
from segmatrix.web.refusals import beside


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Take files as a new data source; its id is that of the write, so twice makes one."""
    actor = actor_in(request, workspace_id)
    require(actor, Permission.DATA)
    form = _form(request, NamedUploadForm)
    if form.is_valid() and (received := _receive(request, actor, form)):
        return received
    return _page(request, actor, form)


@require_http_methods(["GET", "POST"])
def more(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Take more files for a data source, or newer ones of the same names."""
    actor = actor_in(request, workspace_id)
    source = queries.dataset(dataset_id, actor)
    form = _form(request, UploadForm)
    if form.is_valid() and (received := _receive(request, actor, form, source.id)):
        return received
    return _page(request, actor, form, source)


def _form(request: HttpRequest, form_class: type[UploadForm]) -> UploadForm:
    if request.method == "POST":
        return form_class(request.POST, request.FILES)
    return form_class()


def _receive(
    request: HttpRequest, actor: Actor, form: UploadForm, dataset_id: str = ""
) -> HttpResponse | None:
    """Store what came and guess what it means; None if nothing could be kept."""
    said = form.cleaned_data
    dataset_id = dataset_id or said["operation"]
    given = events.UploadFiles(
        operation_id=said["operation"],
        workspace_id=actor.workspace_id,
        dataset_id=dataset_id,
        name=said.get("name", ""),
    )
    arrivals = ((file.name, file.chunks()) for file in said["files"])
    with beside(form):
        receipt = actions.receive_files(arrivals, given, actor=actor)
        if receipt.facts:
            return _lead(request, actor, dataset_id, receipt.refused)
        for refusal in receipt.refused:
            form.add_error("files", str(refusal))
    return None


def _lead(
    request: HttpRequest, actor: Actor, dataset_id: str, refused: tuple[Refusal, ...]
) -> HttpResponse:
    """Guess what the files mean and lead on to it; what cannot be guessed is said where they are.

    A script's request is led in its own way.
    """
    for refusal in refused:
        messages.warning(
            request, _("Left out: %(refusal)s The other files are here.") % {"refusal": refusal}
        )
    page = "data:columns"
    try:
        actions.propose_mapping(
            events.ProposeMapping(workspace_id=actor.workspace_id, dataset_id=dataset_id),
            actor=actor,
        )
    except Unreadable as refusal:
        messages.error(request, str(refusal))
        page = "data:source"
    onward = redirect(page, actor.workspace_id, dataset_id)
    return HttpResponseClientRedirect(onward.url) if request.htmx else onward


def _page(
    request: HttpRequest,
    actor: Actor,
    form: UploadForm,
    source: queries.DatasetView | None = None,
) -> HttpResponse:
    context = {"form": form, "source": source, "upload_to": request.path}
    if request.htmx:  # a script sent the form and shows it again where it stood
        context |= {"workspace": {"id": actor.workspace_id}}
        return render(request, "segmatrix/data/_upload.html", context, status=422)
    context |= workspace_context(actor, "data")
    status = 422 if form.errors else 200
    return render(request, "segmatrix/data/upload.html", context, status=status)
