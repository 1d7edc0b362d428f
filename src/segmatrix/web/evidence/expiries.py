"""For how long evidence of each row holds."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.evidence import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.posted import operation, whole
from segmatrix.web.writing import write


@require_GET
def expiries(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the rows of the table with the days for which their evidence holds."""
    actor = actor_on(request, matrix_id)
    context = {"expiries": queries.expiries(matrix_id, actor)}
    return page(request, actor, matrix_id, "expiries", context, tab="expiries")


@require_POST
def set_expiry(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Let evidence of a row hold for so many days; an empty field is for ever."""
    given = events.SetExpiry(
        operation_id=operation(request),
        matrix_id=matrix_id,
        dimension_id=dimension_id,
        days=whole(request, "days"),
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.set_expiry, given, actor=actor, words=_("Saved."))


@require_POST
def reset_expiry(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Let evidence of a row hold for as long as it was shipped with."""
    given = events.ResetExpiry(
        operation_id=operation(request), matrix_id=matrix_id, dimension_id=dimension_id
    )
    actor = actor_on(request, matrix_id)
    words = _("Set back to what it was shipped with.")
    return write(request, actions.reset_expiry, given, actor=actor, words=words)
