"""What everybody does for themselves in a workshop from its page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import carry_out, written
from segmatrix.workshops import actions, events


@require_POST
def join(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Have part in a workshop from its present phase on."""
    about = {"workshop_id": workshop_id}
    return carry_out(request, matrix_id, actions.join_workshop, events.JoinWorkshop, about)


@require_POST
def ready(request: HttpRequest, matrix_id: str, workshop_id: str) -> HttpResponse:
    """Say that the reader is done in the present phase, or without `ready` that they are not."""
    actor = actor_on(request, matrix_id)
    given = events.SayReady(
        operation_id=operation(request),
        matrix_id=matrix_id,
        workshop_id=workshop_id,
        phase_id=text(request, "phase"),
        member_id=actor.member_id,
        ready="ready" in request.POST,
    )
    actions.say_ready(given, actor=actor)
    return written(request, matrix_id, [], actor)
