"""The rounds of a matrix, and one of them: its promise, its progress, or what it came to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.zoning import zone_names
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import queries
from segmatrix.rounds.terms import RoundState
from segmatrix.web.actors import actor_on, colleagues, framed
from segmatrix.web.rounds.results import told
from segmatrix.web.rounds.trends import trend
from segmatrix.web.timezones import reader_zone
from segmatrix.workshops import queries as workshops


@require_GET
def all_rounds(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the rounds of a matrix: those that wait for the reader first."""
    actor = actor_on(request, matrix_id)
    context = common(request, matrix_id, actor)
    found = context["rounds"]
    history = queries.alignments(matrix_id, actor)
    context |= {
        "workshops": workshops.workshops(matrix_id, actor),
        "running": [each for each in found if each.state is RoundState.OPEN],
        "drafts": [each for each in found if each.state is RoundState.DRAFTED],
        "revealed": [each for each in found if each.revealed],
        "alignments": {each.round_id: each.alignment for each in history},
        "trend": trend(history),
    }
    return render(request, "segmatrix/rounds/all.html", context)


@require_GET
def one(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Show a round: what it will promise, how far it has come, or what it came to."""
    actor = actor_on(request, matrix_id)
    found = queries.round_view(matrix_id, round_id, actor)
    context = common(request, matrix_id, actor) | {
        "round": found,
        "forecast": found.forecast,
        "next": reverse("rounds:one", args=[matrix_id, round_id]),
        "names_people": bool(colleagues(matrix_id, actor)),
        "may_join": found.lets_in(actor) and people.may(actor, Permission.COMMENT, matrix_id),
    }
    if found.mine and found.state is RoundState.OPEN:
        context["sheet"] = queries.sheet(matrix_id, round_id, actor)
    if context["leads"] and found.state is RoundState.OPEN:
        context["led_by"] = _workshop_of(found, actor)
    if found.revealed:
        context |= told(queries.result(matrix_id, round_id, actor))
    template = "results" if found.revealed else "one"
    return render(request, f"segmatrix/rounds/{template}.html", context)


def _workshop_of(found: queries.RoundView, actor: Actor) -> workshops.WorkshopView | None:
    """Return the workshop under way that opened a round, and reveals it when it steps on."""
    running = [each for each in workshops.workshops(found.matrix_id, actor) if each.running]
    return next((each for each in running if each.phase.round_id == found.id), None)


def common(request: HttpRequest, matrix_id: str, actor: Actor) -> dict[str, Any]:
    """Return what every page of rounds is told."""
    matrix = matrices.matrix(matrix_id, actor)
    found = queries.rounds(matrix_id, actor)
    return framed(actor, matrix, "rounds") | {
        "rounds": found,
        "heard": [each for each in found if each.state is not RoundState.DRAFTED],
        "leads": people.may(actor, Permission.FACILITATE, matrix_id),
        "zone": reader_zone(request, matrix_id, actor),
        "zones": zone_names(),
        "now": clock.now(),
    }
