"""The page "What could be clearer", and the answers to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.matrix import actions, events
from segmatrix.people import queries as people
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.linting.telling import clarity
from segmatrix.web.matrix.sheets import Sheet, load_sheet
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


def content(sheet: Sheet) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    matrix_id = sheet.matrix.id
    return {
        "matrix": sheet.matrix,
        "sheet_matrix_id": matrix_id,
        "sheet": sheet,
        "clarity": clarity(sheet),
        "next": reverse("lint:page", args=[matrix_id]),
    }


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what could be clearer, segment by segment, and what was dismissed."""
    actor = actor_on(request, matrix_id)
    return _page(request, actor, load_sheet(matrix_id, actor))


@require_GET
def finding(request: HttpRequest, matrix_id: str, key: str) -> HttpResponse:
    """Show one finding beside the page, with the form that dismisses it."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    context = content(sheet)
    found = context["clarity"].find(key)
    if found is None:
        raise NotFound(
            _("This is not found any more."),
            hint=_("What it was about has changed, or somebody says it is fine as it is."),
        )
    segment, told = found
    more = {"segment": segment, "told": told}
    if request.htmx:
        may = sorted(people.permissions(actor, matrix_id))
        return render(request, "segmatrix/linting/drawer.html", context | more | {"may": may})
    return _page(request, actor, sheet, **more, drawer="segmatrix/linting/drawer.html")


@require_POST
def dismiss(request: HttpRequest, matrix_id: str, key: str) -> HttpResponse:
    """Say that a finding is fine as it is."""
    about = {"key": key, "reason": text(request, "reason")}
    words = _("It stays as it is, and is not shown any more.")
    return carry_out(
        request, matrix_id, actions.dismiss_finding, events.DismissFinding, about, words
    )


@require_POST
def restore(request: HttpRequest, matrix_id: str, key: str) -> HttpResponse:
    """Let a dismissed finding be shown again."""
    words, about = _("It is shown again."), {"key": key}
    return carry_out(
        request, matrix_id, actions.restore_finding, events.RestoreFinding, about, words
    )


def _page(request: HttpRequest, actor: Actor, sheet: Sheet, **more: Any) -> HttpResponse:
    context = framed(actor, sheet.matrix, "overview") | content(sheet) | more
    return render(request, "segmatrix/linting/page.html", context)
