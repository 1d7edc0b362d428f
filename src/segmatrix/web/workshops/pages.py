"""A workshop as everybody sees it on the way: one address for all of its phases."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.rounds import queries as rounds
from segmatrix.web.actors import actor_on, colleagues, framed
from segmatrix.web.guests.sending import invitation, picture
from segmatrix.web.rounds.answers import one_question
from segmatrix.web.timezones import reader_zone
from segmatrix.web.workshops import agreements, boards, outcomes, talks
from segmatrix.web.workshops.histories import WHERETO
from segmatrix.workshops import queries
from segmatrix.workshops.queries import WorkshopView
from segmatrix.workshops.terms import PhaseKind, WorkshopState

TOGETHER: dict[PhaseKind, Callable[[HttpRequest, WorkshopView, Actor], dict[str, Any]]] = {
    PhaseKind.GROUP: boards.context,
    PhaseKind.DISCUSS: talks.context,
    PhaseKind.AGREE: lambda *asked: agreements.context(*asked) | outcomes.context(*asked),
}
"""What the page of a phase needs in which all work on what was revealed."""


@require_GET
def one(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Show a workshop where it is: its plan, its present phase, or what it came to.

    Query: `page` is the number of a question, as `web.rounds.answers.answer` has it.
    """
    actor = actor_on(request, matrix_id)
    view = queries.workshop(matrix_id, workshop_id, actor)
    context = _common(request, view, actor)
    if view.running:
        context |= _present(request, view, actor)
        if context["leads"]:
            context["losses"] = queries.losses(matrix_id, workshop_id, actor)
    elif view.state is WorkshopState.ENDED and context["leads"]:
        context["losses"] = queries.losses(matrix_id, workshop_id, actor)
    return render(request, f"segmatrix/workshops/{_PAGES[view.state]}.html", context)


@require_GET
def room(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Show the screen that all in a room look at: nothing on it is anybody's alone."""
    actor = actor_on(request, matrix_id)
    view = queries.workshop(matrix_id, workshop_id, actor)
    context = _common(request, view, actor) | _way_in(request, view, actor)
    if view.running and view.phase.kind in TOGETHER:
        context |= TOGETHER[view.phase.kind](request, view, actor)
    if view.phase.kind is PhaseKind.PLACE:
        context["map"] = matrices.map(matrix_id, actor)
    return render(request, "segmatrix/workshops/room.html", context)


FEW = 3
"""As long as fewer than so many are here, most of the room's screen shows how to come in."""

_PAGES = {
    WorkshopState.DRAFTED: "drafted",
    WorkshopState.RUNNING: "running",
    WorkshopState.ENDED: "ended",
    WorkshopState.DISCARDED: "drafted",
}


def _common(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    matrix = matrices.matrix(view.matrix_id, actor)
    leads = people.may(actor, Permission.FACILITATE, view.matrix_id)
    found = rounds.rounds(view.matrix_id, actor) if view.running else ()
    return framed(actor, matrix, "rounds") | {
        "workshop": view,
        "workshops": [view],
        "heard": found,
        "phase": view.phase,
        "leads": leads,
        "wheretos": [(to.value, words) for to, words in WHERETO.items()],
        "names_people": bool(colleagues(view.matrix_id, actor)),
        "zone": reader_zone(request, view.matrix_id, actor),
        "now": clock.now(),
        "next": request.path,
    }


def _present(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return what the present phase shows to this reader."""
    if view.phase.kind in TOGETHER:
        return TOGETHER[view.phase.kind](request, view, actor)
    found = rounds.round_view(view.matrix_id, view.phase.round_id, actor)
    context: dict[str, Any] = {"counts": found.counts, "questions": found.questions}
    if found.mine:
        context |= one_question(request, view.matrix_id, found.id, actor)
    return context


def _way_in(request: HttpRequest, view: WorkshopView, actor: Actor) -> dict[str, Any]:
    """Return the newest link for everybody who has it, as who leads may show it in the room."""
    if view.state is WorkshopState.ENDED or not people.may(
        actor, Permission.FACILITATE, view.matrix_id
    ):
        return {}
    usable = [
        link
        for link in people.links(view.matrix_id, actor)
        if link.usable and not link.person_name and not link.asks_password
    ]
    if not usable:
        return {"no_link": _("Make a link for guests, so that others can come in.")}
    sent = invitation(request, usable[0], "")
    return {
        "link": usable[0],
        "sent": sent,
        "picture": picture(sent.address),
        "big_picture": view.state is WorkshopState.DRAFTED or len(view.people) < FEW,
    }
