"""For how long evidence of each row holds."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.evidence import actions, events, queries
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.posted import whole
from segmatrix.web.writing import carry_out


@require_GET
def expiries(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the rows of the table with the days for which their evidence holds."""
    actor = actor_on(request, matrix_id)
    context = {"expiries": queries.expiries(matrix_id, actor)}
    return page(request, actor, matrix_id, "expiries", context, tab="expiries")


@require_POST
def set_expiry(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Let evidence of a row hold for so many days; an empty field is for ever."""
    about = {"dimension_id": dimension_id, "days": whole(request, "days")}
    return carry_out(request, matrix_id, actions.set_expiry, events.SetExpiry, about, _("Saved."))


@require_POST
def reset_expiry(request: HttpRequest, matrix_id: str, dimension_id: str) -> HttpResponse:
    """Let evidence of a row hold for as long as it was shipped with."""
    words, about = _("Set back to what it was shipped with."), {"dimension_id": dimension_id}
    return carry_out(request, matrix_id, actions.reset_expiry, events.ResetExpiry, about, words)
