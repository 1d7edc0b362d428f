"""The page of a segment's rule, and saving it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, Refusal
from segmatrix.kit.rules.words import KEYWORDS
from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.matrix.rules import set_rule
from segmatrix.web.posted import operation, whole
from segmatrix.web.rules.builder import drawn
from segmatrix.web.rules.looks import said_of
from segmatrix.web.rules.tree import may_build, vocabulary
from segmatrix.web.rules.typed import typed_rule


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show a segment's rule; a rule that the drawer sends to this address is set."""
    if request.method == "POST":
        return set_rule(request, matrix_id, segment_id)
    return _shown(request, actor_on(request, matrix_id), matrix_id, segment_id)


@require_POST
def save(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Define a segment by a rule; a refusal shows the page with what was typed.

    Typed over an older rule than stands now, both texts are shown, and saving again replaces.
    """
    actor = actor_on(request, matrix_id)
    text = typed_rule(request)
    given = events.SetSegmentRule(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        rule=text,
        version=whole(request, "version"),
    )
    try:
        facts = actions.set_segment_rule(given, actor=actor)
    except (Changed, Invalid) as refusal:
        if refusal.field != "rule":
            raise
        return _shown(request, actor, matrix_id, segment_id, typed=text, refusal=refusal)
    if facts:
        messages.success(request, _("The rule is saved. Its numbers follow by themselves."))
    return redirect("rules:page", matrix_id, segment_id)


def _shown(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    segment_id: str,
    *,
    typed: str | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    segment = queries.segment(matrix_id, segment_id, actor)
    text = segment.rule if typed is None else typed
    context: dict[str, Any] = framed(actor, queries.matrix(matrix_id, actor), "data")
    context |= said_of(text, matrix_id, segment_id, actor)
    context |= {
        "text": text,
        "keywords": " ".join(sorted(KEYWORDS)),
        "writes": may_build(matrix_id, actor),
    }
    context["version"] = segment.rule_version
    if context["writes"] and not segment.retired:
        context |= drawn(text, vocabulary(matrix_id, segment_id, actor))
    if refusal is not None:
        context["refusal"] = refusal
        context["theirs"] = refusal.data.get("theirs")
        # Who has seen both texts saves over the newer one; a mistake leaves it as it was.
        typed_over = whole(request, "version")
        context["version"] = refusal.data.get("version", typed_over)
    status = refusal.status if refusal else 200
    return render(request, "segmatrix/rules/page.html", context, status=status)
