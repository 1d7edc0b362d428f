"""What findings say of claims: linked, said otherwise, unlinked."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.evidence import actions, events
from segmatrix.evidence.terms import Stance
from segmatrix.web.evidence.targets import sent
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


@require_POST
def link(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Link findings that are there to one claim."""
    about = {
        "observation_ids": list(filter(None, request.POST.getlist("finding"))),
        **sent(request),
        "stance": text(request, "stance") or Stance.SUPPORTS,
        "note": text(request, "note"),
    }
    words = _("Linked.")
    return carry_out(
        request, matrix_id, actions.link_observations, events.LinkObservations, about, words
    )


@require_POST
def stance(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Say that a finding does something else to a claim."""
    about = {"link_id": link_id, "stance": text(request, "stance")}
    words = _("Changed what it does.")
    return carry_out(request, matrix_id, actions.change_stance, events.ChangeStance, about, words)


@require_POST
def remove(request: HttpRequest, matrix_id: str, link_id: str) -> HttpResponse:
    """Unlink a finding from a claim; the finding stays."""
    words, about = _("Unlinked. The finding stays in its source."), {"link_id": link_id}
    return carry_out(request, matrix_id, actions.remove_link, events.RemoveLink, about, words)
