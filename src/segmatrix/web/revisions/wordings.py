"""Challenging other words for what was agreed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


@require_POST
def challenge(request: HttpRequest, matrix_id: str, wording_id: str) -> HttpResponse:
    """Say that other words mean something else than was agreed."""
    about = {"wording_id": wording_id, "reason": text(request, "reason")}
    words = _("Challenged: these words are to be agreed on anew.")
    return carry_out(
        request, matrix_id, actions.challenge_wording, events.ChallengeWording, about, words
    )
