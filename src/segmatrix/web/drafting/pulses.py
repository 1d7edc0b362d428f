"""The pulse: everybody lists our main customer groups for themselves; closed, it is counted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.pulsing import FEWEST
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import carry_out, write


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the pulse that is open with one's own list, and the counts of those before."""
    actor = actor_on(request, matrix_id)
    found = queries.pulses(matrix_id, actor)
    context = {
        "pulse": next((each for each in found if each.open), None),
        "closed": [each for each in found if not each.open],
        "fewest": FEWEST,
        "next": request.path,
    }
    frame = framed(actor, queries.matrix(matrix_id, actor), "charter")
    return render(request, "segmatrix/drafting/pulse.html", frame | context)


@require_POST
def begin(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Ask everybody to list the main customer groups."""
    return carry_out(request, matrix_id, actions.open_pulse, events.OpenPulse, {})


@require_POST
def answer(request: HttpRequest, matrix_id: str, pulse_id: str) -> HttpResponse:
    """List the groups, one on each line."""
    actor = actor_on(request, matrix_id)
    given = events.ListGroups(
        operation_id=operation(request),
        matrix_id=matrix_id,
        pulse_id=pulse_id,
        member_id=actor.member_id,
        groups=text(request, "groups").splitlines(),
    )
    return write(request, actions.list_groups, given, actor=actor)


@require_POST
def close(request: HttpRequest, matrix_id: str, pulse_id: str) -> HttpResponse:
    """Count what was listed."""
    about = {"pulse_id": pulse_id}
    return carry_out(request, matrix_id, actions.close_pulse, events.ClosePulse, about)
