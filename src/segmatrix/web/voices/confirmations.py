"""Confirming or declining what somebody wrote down for oneself."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.review import actions, events
from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out


@require_POST
def confirm(request: HttpRequest, matrix_id: str, voice_id: str) -> HttpResponse:
    """Say that one said it, in these words or in others."""
    about = {
        "voice_id": voice_id,
        "text": text(request, "text"),
        "version": whole(request, "version"),
    }
    words = _("Thank you: confirmed.")
    return carry_out(request, matrix_id, actions.confirm_voice, events.ConfirmVoice, about, words)


@require_POST
def decline(request: HttpRequest, matrix_id: str, voice_id: str) -> HttpResponse:
    """Say that one did not say it."""
    about = {"voice_id": voice_id, "reason": text(request, "reason")}
    words = _("It is taken out of the matrix, and whoever wrote it is told.")
    return carry_out(request, matrix_id, actions.decline_voice, events.DeclineVoice, about, words)
