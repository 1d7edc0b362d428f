"""Confirming a segment that is assumed, and taking it for an assumption again."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_POST
def confirm(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Say what makes a segment more than an assumption."""
    given = events.ConfirmSegment(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        reason=text(request, "reason"),
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.confirm_segment, given, actor=actor, words=_("Confirmed."))


@require_POST
def assume(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Take a segment for an assumption again."""
    given = events.AssumeSegment(
        operation_id=operation(request), matrix_id=matrix_id, segment_id=segment_id
    )
    actor = actor_on(request, matrix_id)
    words = _("Marked as assumed again.")
    return write(request, actions.assume_segment, given, actor=actor, words=words)
