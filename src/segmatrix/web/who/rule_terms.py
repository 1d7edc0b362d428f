"""The page of what rules may name: stages, themes, clusters and scores, as one text."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, Refusal
from segmatrix.kit.rules.errors import RuleError
from segmatrix.matrix import queries as matrices
from segmatrix.studies import actions, events, queries
from segmatrix.studies.errors import UnreadableRuleTerms
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.forms import OperationForm
from segmatrix.web.posted import operation, whole

SHOWN_VERSIONS = 10


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what rules may name, and take another text; a refusal shows what was typed.

    Typed over an older version than stands, both texts are shown, and saving again replaces.
    """
    actor = actor_on(request, matrix_id)
    if request.method != "POST":
        return _shown(request, actor, matrix_id)
    text = request.POST.get("text", "")
    given = events.SetRuleTerms(
        operation_id=operation(request),
        matrix_id=matrix_id,
        text=text,
        version=whole(request, "version"),
    )
    try:
        facts = actions.set_rule_terms(given, actor=actor)
    except (Changed, Invalid) as refusal:
        return _shown(request, actor, matrix_id, typed=text, refusal=refusal)
    if facts:
        messages.success(request, _("Saved. Every rule that names any of it is counted anew."))
    return redirect("who:terms", matrix_id)


@require_POST
def restore(request: HttpRequest, matrix_id: str, version: int) -> HttpResponse:
    """Let an earlier version stand again."""
    given = events.RestoreRuleTerms(
        operation_id=operation(request), matrix_id=matrix_id, version=version
    )
    actions.restore_rule_terms(given, actor=actor_on(request, matrix_id))
    messages.success(request, _("The earlier version stands again."))
    return redirect("who:terms", matrix_id)


def _shown(
    request: HttpRequest,
    actor: Actor,
    matrix_id: str,
    *,
    typed: str | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    found = queries.rule_terms(matrix_id, actor)
    context: dict[str, Any] = framed(actor, matrices.matrix(matrix_id, actor), "data")
    context |= {
        "found": found,
        "text": found.text if typed is None else typed,
        "version": found.version,
        "versions": found.versions[:SHOWN_VERSIONS],
        "once": OperationForm(),
        "refusal": refusal,
        "mistakes": _mistakes(found.problems),
    }
    if isinstance(refusal, Invalid):
        # A mistake leaves it as it was: who typed over an older version is still asked about it.
        context["version"] = whole(request, "version")
    if isinstance(refusal, UnreadableRuleTerms):
        context |= {"mistakes": _mistakes(refusal.mistakes), "refusal": None}
    status = refusal.status if refusal else 200
    return render(request, "segmatrix/who/terms.html", context, status=status)


def _mistakes(errors: tuple[RuleError, ...]) -> list[dict[str, Any]]:
    """Return each error with the place in the text that it stands at."""
    return [
        {
            "line": error.place.line if error.place else 0,
            "column": error.place.column if error.place else 0,
            "message": error.message,
            "hint": error.hint,
        }
        for error in errors
    ]
