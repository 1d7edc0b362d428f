"""The charter agreed by the leads of the teams: each agrees, or says what is missing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events, queries
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_POST
def endorse(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Agree to the charter, or say what is missing."""
    about = {"missing": text(request, "missing"), "edition": whole(request, "edition")}
    words = _("Noted.")
    return carry_out(
        request, matrix_id, actions.endorse_charter, events.EndorseCharter, about, words
    )


@require_POST
def withdraw(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take back what one said of the charter."""
    about = {}
    words = _("Taken back.")
    return carry_out(
        request, matrix_id, actions.withdraw_endorsement, events.WithdrawEndorsement, about, words
    )


def said_of(matrix_id: str, actor: Actor) -> dict[str, Any]:
    """Return what the page of the charter shows of who agreed."""
    found = queries.endorsements(matrix_id, actor)
    mine = (each for each in found.said if each.member_id == actor.member_id)
    back = reverse("matrix:charter", args=[matrix_id])
    return {"endorsements": found, "mine": next(mine, None), "next": f"{back}#agreed"}
