"""The page where somebody says, or confirms, what the columns of the files mean."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.datasets import actions, events, mappings, queries
from segmatrix.datasets.errors import Unreadable
from segmatrix.datasets.samples import Outlook
from segmatrix.datasets.terms import State
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.mapping.sources import Mapping
from segmatrix.kit.data.mapping.text import from_yaml, to_yaml
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.data import column_answers, column_choices, column_form
from segmatrix.web.forms import OperationForm


@dataclass
class _Said:
    """What the page shows back: the mapping as it now reads, and what is wrong with it."""

    mapping: Mapping
    timezone: str
    as_of: str
    text: str = ""
    refusal: Refusal | None = None


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Show what the columns are taken for; change it, see what it makes, confirm it."""
    actor = actor_in(request, workspace_id)
    source = queries.dataset(dataset_id, actor)
    if source.state == State.IMPORTING:
        return redirect("data:source", workspace_id, dataset_id)
    if request.method == "GET":
        return _page(request, actor, source, _stored(source))
    said = _said(request, actor, source)
    if said.refusal is None and request.POST.get("do") == "confirm":
        try:
            _confirm(request, actor, source, said)
            return redirect("data:source", workspace_id, dataset_id)
        except Refusal as refusal:
            said.refusal = refusal
    return _page(request, actor, source, said)


def _stored(source: queries.DatasetView) -> _Said:
    as_of = source.as_of.isoformat() if source.as_of else ""
    return _Said(mappings.read(source.mapping), source.timezone, as_of)


def _said(request: HttpRequest, actor: Actor, source: queries.DatasetView) -> _Said:
    """Return what the form says; a text that cannot be read is kept as it was typed."""
    sent = request.POST
    base = mappings.read(sent.get("base", ""))
    said = _Said(base, sent.get("timezone", source.timezone), sent.get("as_of", ""))
    if sent.get("do") == "text":
        try:
            said.mapping = from_yaml(sent.get("text", ""))
        except DataError as error:
            said.text, said.refusal = sent.get("text", ""), Unreadable(error, field="text")
        return said
    heads = queries.heads(source.id, actor, base)
    said.mapping = column_answers.changed(base, sent, heads)
    if said.mapping.files != base.files:
        heads = queries.heads(source.id, actor, said.mapping)
        said.mapping = column_answers.settled(said.mapping, heads)
    return said


def _confirm(request: HttpRequest, actor: Actor, source: queries.DatasetView, said: _Said) -> None:
    """Settle the columns and start the import, which is what people come here for."""
    here = {"workspace_id": source.workspace_id, "dataset_id": source.id}
    form = OperationForm(request.POST)
    form.full_clean()
    operation_id = form.cleaned_data["operation"]
    actions.confirm_mapping(
        events.ConfirmMapping(
            operation_id=f"{operation_id}-confirm",
            **here,
            mapping=to_yaml(said.mapping),
            timezone=said.timezone,
            as_of=said.as_of,
        ),
        actor=actor,
    )
    actions.start_import(
        events.StartImport(operation_id=f"{operation_id}-start", **here), actor=actor
    )
    messages.success(request, _("The columns are confirmed and the import has started."))


def _page(
    request: HttpRequest, actor: Actor, source: queries.DatasetView, said: _Said
) -> HttpResponse:
    heads = queries.heads(source.id, actor, said.mapping)
    outlook = _outlook(actor, source, said)
    context: dict[str, Any] = workspace_context(actor, "data") | {
        "source": source,
        "said": said,
        "cards": column_form.cards(said.mapping, heads, source.remarks),
        "base": to_yaml(said.mapping) if said.mapping.tables else "",
        "outlook": outlook,
        "once": OperationForm(),
        "choices": column_choices,
        "timezones": sorted(available_timezones()),
        "troubled": said.refusal.data.get("file") if said.refusal else None,
    }
    status = 422 if said.refusal else 200
    return render(request, "segmatrix/data/columns.html", context, status=status)


def _outlook(actor: Actor, source: queries.DatasetView, said: _Said) -> Outlook | None:
    """Return what the mapping would make of the files; if it cannot, say so where it is shown."""
    if not said.mapping.tables:
        return None
    try:
        return queries.outlook(source.id, actor, to_yaml(said.mapping))
    except Unreadable as refusal:
        said.refusal = said.refusal or refusal
        return None
