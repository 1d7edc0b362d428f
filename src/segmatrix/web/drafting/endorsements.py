"""The charter agreed by the leads of the teams: each agrees, or says what is missing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.writing import write


@require_POST
def endorse(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Agree to the charter, or say what is missing."""
    given = events.EndorseCharter(
        operation_id=operation(request),
        matrix_id=matrix_id,
        missing=text(request, "missing"),
        edition=whole(request, "edition"),
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.endorse_charter, given, actor=actor, words=_("Noted."))


@require_POST
def withdraw(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take back what one said of the charter."""
    given = events.WithdrawEndorsement(operation_id=operation(request), matrix_id=matrix_id)
    actor = actor_on(request, matrix_id)
    return write(request, actions.withdraw_endorsement, given, actor=actor, words=_("Taken back."))


def said_of(matrix_id: str, actor: Actor) -> dict[str, Any]:
    """Return what the page of the charter shows of who agreed."""
    found = queries.endorsements(matrix_id, actor)
    mine = (each for each in found.said if each.member_id == actor.member_id)
    back = reverse("matrix:charter", args=[matrix_id])
    return {"endorsements": found, "mine": next(mine, None), "next": f"{back}#agreed"}
