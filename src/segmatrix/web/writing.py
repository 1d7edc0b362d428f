"""How a write is answered: with what it changed on the page, or by going back to the page."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from segmatrix.activity.events import Fact, Input
from segmatrix.activity.queries import last_number
from segmatrix.base.actor import Actor
from segmatrix.live import rendering
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation


def carry_out(
    request: HttpRequest,
    matrix_id: str,
    action: Callable[..., list[Fact]],
    asked: Callable[..., Input],
    about: Mapping[str, Any],
    words: str = "",
) -> HttpResponse:
    """Carry out what a form asks of a matrix, as whoever sent it, and answer it.

    Args:
        action: The action that takes what is `asked`.
        asked: Its input.
        about: All that the input says beside which matrix it is.
        words: As `write` takes them.
    """
    given = asked(operation_id=operation(request), matrix_id=matrix_id, **about)
    return write(request, action, given, actor=actor_on(request, matrix_id), words=words)


def write(
    request: HttpRequest,
    action: Callable[..., list[Fact]],
    given: Input,
    *,
    actor: Actor,
    words: str = "",
) -> HttpResponse:
    """Carry out a write in a matrix and answer it.

    Args:
        action: The action that takes `given`.
        words: What to tell in a toast that offers to undo it; nothing for what shows itself.
    """
    facts = action(given, actor=actor)
    return written(request, given.matrix_id, facts, actor, undo=given.operation_id, words=words)


def written(
    request: HttpRequest,
    matrix_id: str,
    facts: list[Fact],
    actor: Actor,
    *,
    undo: str = "",
    words: str = "",
) -> HttpResponse:
    """Answer a write that was carried out.

    A script gets the elements that changed on the page it shows, with the number of the matrix at
    which they stand; a form without one is led back to the page it came from.

    Args:
        undo: The operation that the toast offers to take back, if `words` tell of one.
    """
    if not request.htmx:
        return redirect(came_from(request, f"/m/{matrix_id}/table/"))
    told = ""
    if words:
        context = {"words": words, "operation_id": undo, "matrix_id": matrix_id}
        told = render_to_string("segmatrix/components/toast.html", context, request)
    # Read before the elements are rendered: they are at least as new as this number says.
    number = last_number(f"matrix:{matrix_id}")
    response = HttpResponse(told + _changed(request, matrix_id, facts, actor))
    response["Segmatrix-Written"] = str(number)
    return response


def _changed(request: HttpRequest, matrix_id: str, facts: list[Fact], actor: Actor) -> str:
    view = request.headers.get("Segmatrix-View", "")
    if not rendering.is_view(view):
        return ""
    audience = rendering.Audience(matrix_id, view, get_language())
    regions = [region for fact in facts for region in rendering.regions_for(fact)]
    return rendering.render(audience, regions, actor_on(request, matrix_id))


def came_from(request: HttpRequest, otherwise: str) -> str:
    """Return the address that a form was sent from, by its field `next`, if it is one of ours."""
    back = request.POST.get("next", "")
    if back and url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return str(back)
    return otherwise
