"""What is said of a rule while it is typed: in words, in numbers, by examples, as SQL."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.kit.rules.completing import complete
from segmatrix.kit.rules.documents import document
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.parsing import parse
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.studies import queries
from segmatrix.studies.errors import NoDataChosen, Superseded, TookTooLong
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.rule_checks import RuleCheck, checked
from segmatrix.web.rules.typed import typed_rule

NOTHING_MORE = 204  # the status that leaves a page as it is


@require_POST
def look(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Say what a rule means and what is wrong with it; the page then asks for the numbers."""
    actor = _writer(request, matrix_id, segment_id)
    context = said_of(typed_rule(request), matrix_id, segment_id, actor) | {"again": True}
    return render(request, "segmatrix/rules/_look.html", context)


def said_of(text: str, matrix_id: str, segment_id: str, reader: Actor) -> dict[str, Any]:
    """Return what a page says of a rule as it stands."""
    check = checked(matrix_id, text, reader=reader)
    return {
        "check": check,
        "segment": matrices.segment(matrix_id, segment_id, reader),
        "sheet_matrix_id": matrix_id,
        "json": _json(check),
        "dialects": queries.DIALECTS,
    }


@require_POST
def numbers(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Say how large the segment would be, who comes and goes, what it shares and what is odd."""
    actor = _writer(request, matrix_id, segment_id)
    context: dict[str, Any] = {
        "sheet_matrix_id": matrix_id,
        "unit": queries.unit(matrix_id),
    }
    context["segment"] = segment = matrices.segment(matrix_id, segment_id, actor)
    text = typed_rule(request)
    try:
        preview, counted = queries.preview(text, matrix_id, actor, segment_id)
    except Superseded:
        return HttpResponse(status=NOTHING_MORE)
    except (NoDataChosen, TookTooLong) as refusal:
        context["refusal"] = refusal
    else:
        shown = {each.id: each for each in matrices.segments(matrix_id, actor)}
        context |= {
            "preview": preview,
            "counted": counted,
            "saved": segment.rule.strip() != "",
            "same": segment.rule.strip() == text.strip(),
            "overlaps": [
                (shown[each.segment_id], each)
                for each in preview.overlaps
                if each.segment_id in shown
            ],
        }
    return render(request, "segmatrix/rules/_numbers.html", context)


@require_POST
def examples(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show some of those who would come and go, each with the conditions that decide it."""
    actor = _writer(request, matrix_id, segment_id)
    try:
        found = queries.examples(typed_rule(request), matrix_id, actor, segment_id)
    except Superseded:
        return HttpResponse(status=NOTHING_MORE)
    return render(request, "segmatrix/rules/_examples.html", {"examples": found})


@require_POST
def sql(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Show the query that selects who the rule finds, in the dialect that was chosen."""
    actor = _writer(request, matrix_id, segment_id)
    context: dict[str, Any] = {}
    dialect = request.POST.get("dialect", queries.DIALECTS[0])
    try:
        context["sql"] = queries.sql(typed_rule(request), matrix_id, actor, segment_id, dialect)
    except RuleError as error:
        context["problem"] = f"{error.message} {error.hint}".strip()
    except Invalid as refusal:
        context["problem"] = str(refusal)
    return render(request, "segmatrix/rules/_sql.html", context)


@require_POST
def completions(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Offer what may stand at the caret."""
    actor = _writer(request, matrix_id, segment_id)
    caret = request.POST.get("caret", "")
    text = typed_rule(request)
    if not caret.isdecimal() or int(caret) > len(text):
        raise Invalid(_("The caret stands nowhere in this text."), field="caret")
    known = queries.names(matrix_id, actor, segment_id=segment_id)
    if known is None:
        return HttpResponse()
    offered = complete(
        text, int(caret), known, lambda holder: queries.values(matrix_id, actor, holder)
    )
    return render(request, "segmatrix/rules/_options.html", {"offered": offered})


def _writer(request: HttpRequest, matrix_id: str, segment_id: str) -> Actor:
    """Return who asks; they must be permitted to change rules, and the segment be theirs."""
    actor = actor_on(request, matrix_id)
    matrices.segment(matrix_id, segment_id, actor)
    people.require(actor, Permission.DATA, matrix_id)
    return actor


def _json(check: RuleCheck) -> str:
    try:
        return json.dumps(document(parse(check.rule)), indent=2, ensure_ascii=False)
    except RuleError:  # what is wrong with it is said where it stands
        return ""
