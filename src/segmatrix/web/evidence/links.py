"""What findings say of claims: linked, said otherwise, unlinked."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.evidence import actions, events
from segmatrix.evidence.terms import Stance
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.targets import sent
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_POST
def link(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Link findings that are there to one claim."""
    given = events.LinkObservations(
        operation_id=operation(request),
        matrix_id=matrix_id,
        observation_ids=list(filter(None, request.POST.getlist("finding"))),
        **sent(request),
        stance=text(request, "stance") or Stance.SUPPORTS,
        note=text(request, "note"),
    )
    actor = actor_on(request, matrix_id)
    return write(request, actions.link_observations, given, actor=actor, words=_("Linked."))


@require_POST
def stance(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Say that a finding does something else to a claim."""
    given = events.ChangeStance(
        operation_id=operation(request),
        matrix_id=matrix_id,
        link_id=link_id,
        stance=text(request, "stance"),
    )
    actor = actor_on(request, matrix_id)
    words = _("Changed what it does.")
    return write(request, actions.change_stance, given, actor=actor, words=words)


@require_POST
def remove(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Unlink a finding from a claim; the finding stays."""
    given = events.RemoveLink(operation_id=operation(request), matrix_id=matrix_id, link_id=link_id)
    actor = actor_on(request, matrix_id)
    words = _("Unlinked. The finding stays in its source.")
    return write(request, actions.remove_link, given, actor=actor, words=words)
