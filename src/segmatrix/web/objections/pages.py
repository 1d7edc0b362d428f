"""The page of all objections, one objection in the drawer, and what can be done about it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.activity.events import Fact
from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.review import actions, events, queries
from segmatrix.review.terms import TurnKind
from segmatrix.web.actors import actor_on
from segmatrix.web.gate.areas import Area
from segmatrix.web.objections.telling import listed, place_of
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out

Act = Callable[..., list[Fact]]


def content(matrix_id: str, reader: Actor) -> dict[str, Any]:
    """Return what the region shows, the same for every reader."""
    return {
        "matrix": matrices.matrix(matrix_id, reader),
        "listed": listed(matrix_id, reader),
        "next": reverse("objections:all", args=[matrix_id]),
    }


AREA = Area("objections", content)


@require_GET
def all_objections(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List all objections, those that stand first."""
    return AREA.page(request, actor_on(request, matrix_id), matrix_id)


@require_GET
def objection(request: HttpRequest, matrix_id: str, objection_id: str) -> HttpResponse:
    """Show one objection with all that was said, and what the reader can do about it."""
    actor = actor_on(request, matrix_id)
    form = queries.objection(matrix_id, objection_id, actor)
    about = form.objection.about
    context = {
        "objection": form.objection,
        "can": {kind.value for kind in form.turns},
        "place": place_of(matrix_id, about),
    }
    return AREA.beside(request, actor, matrix_id, "drawer", context)


@require_GET
def to_raise(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask what somebody objects to and why.

    Query: `about` is a kind of thing and `id` which one; by default the whole matrix.
    """
    actor = actor_on(request, matrix_id)
    kind, about_id = (request.GET.get(name, "").replace("\0", "") for name in ("about", "id"))
    about = queries.to_object_to(matrix_id, kind or "matrix", about_id, actor)
    return AREA.beside(request, actor, matrix_id, "raise", {"about": about})


@require_POST
def add(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Raise an objection."""
    about = {
        "about_kind": text(request, "about"),
        "about_id": text(request, "id"),
        "reason": text(request, "reason"),
    }
    words = _("Your objection stands until you withdraw it or somebody overrides it by name.")
    return carry_out(
        request, matrix_id, actions.raise_objection, events.RaiseObjection, about, words
    )


TURNS: dict[TurnKind, tuple[Act, Any, str]] = {
    TurnKind.ANSWERED: (actions.answer_objection, events.AnswerObjection, "text"),
    TurnKind.UPHELD: (actions.uphold_objection, events.UpholdObjection, "text"),
    TurnKind.WITHDRAWN: (actions.withdraw_objection, events.WithdrawObjection, "text"),
    TurnKind.OVERRIDDEN: (actions.override_objection, events.OverrideObjection, "reason"),
}
"""By turn, the action, its input, and which of its fields holds what is said."""


@require_POST
def take_turn(
    request: HttpRequest, matrix_id: str, objection_id: str, turn: TurnKind
) -> HttpResponse:
    """Answer, uphold, withdraw or override an objection; `turn` says which."""
    act, asked, field = TURNS[turn]
    about = {"objection_id": objection_id, field: text(request, "text")}
    return carry_out(request, matrix_id, act, asked, about, _("Noted with your name."))
