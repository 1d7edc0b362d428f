"""The screen on which somebody answers a round alone, one question at a time."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.rounds import actions, events, queries
from segmatrix.rounds.terms import FATE_LABELS, GRID, VOTE_LABELS, Fate, Kind, Vote
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, usable_page, whole
from segmatrix.web.rounds.ballots import ballot, spent
from segmatrix.web.rounds.pages import common
from segmatrix.web.writing import came_from

CHOICES = {
    Kind.TIER: ("tier", [(tier.value, LABELS[tier]) for tier in Tier]),
    Kind.FATE: ("fate", [(fate.value, FATE_LABELS[fate]) for fate in Fate]),
    Kind.STATEMENT: ("vote", [(vote.value, VOTE_LABELS[vote]) for vote in Vote]),
}
DO_NOT_KNOW = "unknown"


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Show one question with the reader's own answer, or save it and go on to the next.

    Query: `page` is the number of the question, from 1; without it, the first without an answer.
    """
    actor = actor_on(request, matrix_id)
    if request.method == "GET":
        return _page(request, matrix_id, round_id, actor)
    try:
        _save(request, matrix_id, round_id, actor)
    except Invalid as refusal:
        return _page(request, matrix_id, round_id, actor, refusal=refusal)
    if request.htmx:  # saved while it is typed
        return HttpResponse(status=204)
    here = came_from(request, reverse("rounds:answer", args=[matrix_id, round_id]))
    return redirect(f"{here.partition('?')[0]}?page={usable_page(request) + 1}&round={round_id}")


@require_POST
def join(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Be asked as well, in a round that others may come into, and go on to its first question."""
    about = {"matrix_id": matrix_id, "round_id": round_id}
    given = events.JoinRound(operation_id=operation(request), **about)
    actions.join_round(given, actor=actor_on(request, matrix_id))
    return redirect("rounds:answer", **about)


def one_question(
    request: HttpRequest,
    matrix_id: str,
    round_id: str,
    actor: Actor,
    refusal: Invalid | None = None,
) -> dict[str, Any]:
    """Return what `rounds/_asked.html` shows: one question with the reader's own answer.

    Query: `page` as `answer` has it.
    """
    sheet = queries.sheet(matrix_id, round_id, actor)
    at = _number(request, sheet)
    asked = sheet.asked[at - 1] if at <= len(sheet.asked) else None
    context: dict[str, Any] = {
        "sheet": sheet,
        "round": sheet.round,
        "asked": asked,
        "at": at,
        "steps": GRID,
        "refusal": refusal,
        "typed": request.POST if refusal else None,
        "next": came_from(request, request.path),
    }
    if asked and asked.question.kind is Kind.DOTS:
        dots = spent(request) if refusal else (asked.value or {}).get("dots", {})
        return context | {"kind": "dots", "ballot": ballot(asked.question.frame, dots)}
    return context | (_of_kind(asked, sheet, matrix_id, actor) if asked else {})


def _page(
    request: HttpRequest,
    matrix_id: str,
    round_id: str,
    actor: Actor,
    refusal: Invalid | None = None,
) -> HttpResponse:
    context = common(request, matrix_id, actor)
    context |= one_question(request, matrix_id, round_id, actor, refusal)
    template = "segmatrix/rounds/answer.html"
    return render(request, template, context, status=refusal.status if refusal else 200)


def _number(request: HttpRequest, sheet: queries.SheetView) -> int:
    """Return which question is shown; one beyond the last is the end.

    A page that goes from round to round, as a workshop's does, keeps the number to its round.
    """
    if "page" in request.GET and request.GET.get("round", sheet.round.id) == sheet.round.id:
        return min(max(usable_page(request), 1), len(sheet.asked) + 1)
    unanswered = (number for number, each in enumerate(sheet.asked, 1) if not each.answered)
    return next(unanswered, len(sheet.asked) + 1)


def _of_kind(
    asked: queries.AskedView, sheet: queries.SheetView, matrix_id: str, actor: Actor
) -> dict[str, Any]:
    """Return what the form of a question of its kind needs."""
    kind = asked.question.kind
    value = asked.value or {}
    found: dict[str, Any] = {"kind": kind.value, "value": value}
    if kind in CHOICES:
        field, choices = CHOICES[kind]
        found |= {"field": field, "choices": choices, "chosen": value.get(field, "")}
    if kind is Kind.FATE:
        others = asked.question.frame["others"]
        segments = matrices.segments(matrix_id, actor)
        found["others"] = [segment for segment in segments if segment.id in others]
    if kind is Kind.PLACE:
        found["ghosts"] = [
            (each.question.about, each.value)
            for each in sheet.asked
            if each.question.kind is kind and each.value and each is not asked
        ]
    if kind is Kind.RANK:
        found["options"] = _ranked(asked)
    if kind is Kind.FREE:
        found["texts"] = "\n".join(value.get("texts", ()))
    return found


def _ranked(asked: queries.AskedView) -> list[tuple[dict[str, str], int | None]]:
    """Return the options with the place that the reader gave each, the first first."""
    order = (asked.value or {}).get("order", [])
    options = asked.question.frame["options"]
    if not order:
        return [(option, None) for option in options]
    by_id = {option["id"]: option for option in options}
    return [(by_id[each], place) for place, each in enumerate(order, 1)]


def _save(request: HttpRequest, matrix_id: str, round_id: str, actor: Actor) -> None:
    sheet = queries.sheet(matrix_id, round_id, actor)
    question = next(
        (each.question for each in sheet.asked if each.question.id == text(request, "question")),
        None,
    )
    kind = question.kind if question else Kind.FREE  # the action refuses what is not asked
    given = events.GiveAnswer(
        operation_id=operation(request),
        matrix_id=matrix_id,
        round_id=round_id,
        member_id=actor.member_id,
        question_id=text(request, "question"),
        value=None if DO_NOT_KNOW in request.POST else _value(request, kind),
        reason=text(request, "reason"),
    )
    actions.give_answer(given, actor=actor)


def _value(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    if kind is Kind.PLACE:
        return {"x": _step(request, "x"), "y": _step(request, "y")}
    if kind is Kind.RATE:
        return {"value": _step(request, "value")}
    if kind is Kind.FREE:
        return {"texts": [line for line in text(request, "texts").split("\n") if line.strip()]}
    if kind is Kind.RANK:
        return {"order": _order(request)}
    if kind is Kind.DOTS:
        return {"dots": spent(request)}
    field, _choices = CHOICES[kind]
    return {field: text(request, field), "other": text(request, "other")}


def _step(request: HttpRequest, field: str) -> int | None:
    sent = text(request, field)
    return int(sent) if sent.isdecimal() and len(sent) == 1 else None


def _order(request: HttpRequest) -> list[str]:
    """Return the options in the order of the places that were given, equal ones as they stand."""
    places = {
        name.removeprefix("place-"): whole(request, name)
        for name in request.POST
        if name.startswith("place-")
    }
    return sorted(places, key=lambda option: places[option] or len(places) + 1)
