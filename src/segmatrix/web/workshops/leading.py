"""What whoever leads a workshop does to it from its page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.web.posted import text, whole
from segmatrix.web.writing import carry_out
from segmatrix.workshops import actions, events


@require_POST
def begin(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Begin with the first phase."""
    about = {"workshop_id": workshop_id}
    return carry_out(request, matrix_id, actions.begin_workshop, events.BeginWorkshop, about)


@require_POST
def forward(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Go on to the next phase; what was answered alone is shown to everybody."""
    about = _from(request, workshop_id)
    return carry_out(request, matrix_id, actions.step_forward, events.StepForward, about)


@require_POST
def back(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Return to the phase before."""
    about = _from(request, workshop_id)
    return carry_out(request, matrix_id, actions.step_back, events.StepBack, about)


@require_POST
def time(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Give the present phase more `minutes`, or fewer."""
    about = {**_from(request, workshop_id), "minutes": whole(request, "minutes") or 0}
    return carry_out(request, matrix_id, actions.give_time, events.GiveTime, about)


@require_POST
def call(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Ask everybody to look at a page."""
    about = {**_from(request, workshop_id), "to": text(request, "to")}
    return carry_out(request, matrix_id, actions.call_everybody, events.CallEverybody, about)


@require_POST
def discard(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Give a workshop up, with a way back."""
    about = {"workshop_id": workshop_id}
    words = _("Given up. What was shown to everybody stays where it is.")
    return carry_out(
        request, matrix_id, actions.discard_workshop, events.DiscardWorkshop, about, words
    )


def _from(request: HttpRequest, workshop_id: str) -> dict[str, Any]:
    """Return which phase the page showed to whoever pressed a button on it."""
    return {"workshop_id": workshop_id, "phase_id": text(request, "phase")}
