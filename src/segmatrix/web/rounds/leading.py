"""What whoever leads a round does to it from its page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.activity.events import Fact
from segmatrix.rounds import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write, written

Act = Callable[..., list[Fact]]


@require_POST
def open_it(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Ask everybody invited. What was promised cannot be changed from here on."""
    return _final(request, matrix_id, actions.open_round, events.OpenRound, round_id)


@require_POST
def reveal(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Show everybody what was answered."""
    return _final(request, matrix_id, actions.reveal_round, events.RevealRound, round_id)


@require_POST
def remind(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Remind those who have not answered everything."""
    return _final(request, matrix_id, actions.remind_answering, events.RemindAnswering, round_id)


@require_POST
def extend(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Let a round end at another time; without a day, by hand."""
    day = text(request, "day")
    given = events.ExtendRound(
        **_about(request, matrix_id, round_id),
        closes=f"{day}T{text(request, 'time') or '17:00'}" if day else "",
        zone=text(request, "zone"),
    )
    actor = actor_on(request, matrix_id)
    words = _("It goes on until then.") if day else _("It goes on until you reveal it.")
    return write(request, actions.extend_round, given, actor=actor, words=words)


@require_POST
def discard(request: HttpRequest, matrix_id: str, round_id: str) -> HttpResponse:
    """Give a round up, with a way back."""
    given = events.DiscardRound(**_about(request, matrix_id, round_id))
    actor = actor_on(request, matrix_id)
    words = _("Given up. Nobody will see its answers.")
    return write(request, actions.discard_round, given, actor=actor, words=words)


def _final(
    request: HttpRequest, matrix_id: str, action: Act, given: type[Any], round_id: str
) -> HttpResponse:
    """Do what cannot be undone, so that no message offers to."""
    actor = actor_on(request, matrix_id)
    facts = action(given(**_about(request, matrix_id, round_id)), actor=actor)
    return written(request, matrix_id, facts, actor)


def _about(request: HttpRequest, matrix_id: str, round_id: str) -> dict[str, str]:
    return {
        "operation_id": operation(request),
        "matrix_id": matrix_id,
        "round_id": round_id,
    }
