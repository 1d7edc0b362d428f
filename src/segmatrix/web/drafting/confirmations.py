"""Confirming a segment that is assumed, and taking it for an assumption again."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


@require_POST
def confirm(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Say what makes a segment more than an assumption."""
    about = {"segment_id": segment_id, "reason": text(request, "reason")}
    words = _("Confirmed.")
    return carry_out(
        request, matrix_id, actions.confirm_segment, events.ConfirmSegment, about, words
    )


@require_POST
def assume(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Take a segment for an assumption again."""
    words, about = _("Marked as assumed again."), {"segment_id": segment_id}
    return carry_out(request, matrix_id, actions.assume_segment, events.AssumeSegment, about, words)
