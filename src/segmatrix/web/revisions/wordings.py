"""Challenging other words for what was agreed."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_POST
def challenge(request: HttpRequest, matrix_id: str, wording_id: str) -> HttpResponse:
    """Say that other words mean something else than was agreed."""
    given = events.ChallengeWording(
        operation_id=operation(request),
        matrix_id=matrix_id,
        wording_id=wording_id,
        reason=text(request, "reason"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Challenged: these words are to be agreed on anew.")
    return write(request, actions.challenge_wording, given, actor=actor, words=words)
