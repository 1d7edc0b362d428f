"""Confirming or declining what somebody wrote down for oneself."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text, whole
from segmatrix.web.writing import write


@require_POST
def confirm(request: HttpRequest, matrix_id: str, voice_id: str) -> HttpResponse:
    """Say that one said it, in these words or in others."""
    given = events.ConfirmVoice(
        operation_id=operation(request),
        matrix_id=matrix_id,
        voice_id=voice_id,
        text=text(request, "text"),
        version=whole(request, "version"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Thank you: confirmed.")
    return write(request, actions.confirm_voice, given, actor=actor, words=words)


@require_POST
def decline(request: HttpRequest, matrix_id: str, voice_id: str) -> HttpResponse:
    """Say that one did not say it."""
    given = events.DeclineVoice(
        operation_id=operation(request),
        matrix_id=matrix_id,
        voice_id=voice_id,
        reason=text(request, "reason"),
    )
    actor = actor_on(request, matrix_id)
    words = _("It is taken out of the matrix, and whoever wrote it is told.")
    return write(request, actions.decline_voice, given, actor=actor, words=words)
