"""The page What the data say, one segment of it in the drawer, and claims that are let stand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import NotFound
from segmatrix.studies import actions, events, queries
from segmatrix.studies.queries import Beliefs
from segmatrix.studies.terms import Side
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import text
from segmatrix.web.suggestions import telling
from segmatrix.web.writing import carry_out


def content(seen: Beliefs) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    suggestions = seen.suggestions
    return {
        "matrix": seen.matrix,
        "sheet_matrix_id": seen.matrix.id,
        "suggestions": suggestions,
        "measured": any(axis.basis.kind != Side.NOTHING for axis in suggestions.axes),
        "told": telling.told(seen),
        "claims": telling.claims(seen),
        "let_stand": telling.let_stand(seen),
        "left_out": telling.left_out(seen),
        "next": reverse("suggestions:page", args=[seen.matrix.id]),
    }


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show where the data put every segment, and the claims that they contradict."""
    actor = actor_on(request, matrix_id)
    return _page(request, actor, queries.beliefs(matrix_id, actor))


@require_GET
def segment(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show what the place that the data suggest for a segment is made of."""
    actor = actor_on(request, matrix_id)
    seen = queries.beliefs(matrix_id, actor)
    told = next((one for one in telling.told(seen) if one.segment.id == segment_id), None)
    if told is None:
        raise NotFound(_("There is no such segment here."))
    sides = [
        {
            "gap": gap,
            "measured": measured,
            "lines": list(telling.made_of(gap.data)) if gap.data else [],
        }
        for gap, measured in zip(told.gaps, seen.suggestions.axes, strict=True)
    ]
    more = {"segment": told.segment, "sides": sides}
    if request.htmx:
        return render(request, "segmatrix/suggestions/drawer.html", content(seen) | more)
    return _page(request, actor, seen, **more, drawer="segmatrix/suggestions/drawer.html")


@require_POST
def dismiss(request: HttpRequest, matrix_id: str, key: str) -> HttpResponse:
    """Let a claim stand although the data contradict it."""
    about = {"key": key, "reason": text(request, "reason")}
    words = _("The claim stands. It is shown again when it or the data change.")
    return carry_out(
        request, matrix_id, actions.dismiss_contradiction, events.DismissContradiction, about, words
    )


@require_POST
def restore(request: HttpRequest, matrix_id: str, key: str) -> HttpResponse:
    """Show a claim again that somebody let stand."""
    words, about = _("It is shown again."), {"key": key}
    return carry_out(
        request, matrix_id, actions.restore_contradiction, events.RestoreContradiction, about, words
    )


def _page(request: HttpRequest, actor: Actor, seen: Beliefs, **more: Any) -> HttpResponse:
    context = framed(actor, seen.matrix, "map") | content(seen) | more
    return render(request, "segmatrix/suggestions/page.html", context)
