"""Findings that came in by themselves: accepted, declined or linked, many at once."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from segmatrix.base.errors import Invalid
from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.terms import LABELS, Stance, Status
from segmatrix.matrix import queries as matrices
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.evidence.targets import choices, sent
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_GET
def review(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List what waits to be looked at, or with `status=declined` what was declined.

    Query: `source` narrows it to one source, `page` says which part, `imported` names the import
    that led here and can be taken back.
    """
    actor = actor_on(request, matrix_id)
    source_id = request.GET.get("source", "")
    number = request.GET.get("page", "1")
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
    declined = request.GET.get("status") == Status.DECLINED
    found = (
        queries.observations(matrix_id, actor, source_id=source_id, status=Status.DECLINED, page=at)
        if declined
        else queries.inbox(matrix_id, actor, source_id=source_id, page=at)
    )
    context = {
        "findings": found,
        "declined": declined,
        "source": queries.source(matrix_id, source_id, actor) if source_id else None,
        "imported": request.GET.get("imported", ""),
        "targets": choices(load_sheet(matrix_id, actor), matrices.personas(matrix_id, actor)),
        "stances": [(stance.value, LABELS[stance]) for stance in Stance],
    }
    return page(request, actor, matrix_id, "review", context, tab="awaiting")


@require_POST
def settle(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Accept, decline, put back or link the findings that were ticked."""
    actor = actor_on(request, matrix_id)
    ticked = request.POST.getlist("finding")
    about = {
        "operation_id": operation(request),
        "matrix_id": matrix_id,
        "observation_ids": ticked,
    }
    n = len(ticked)
    match text(request, "do"):
        case "accept":
            given, act = events.AcceptObservations(**about), actions.accept_observations
            words = ngettext("Accepted %(n)d finding.", "Accepted %(n)d findings.", n)
        case "decline":
            given, act = events.DeclineObservations(**about), actions.decline_observations
            words = ngettext("Declined %(n)d finding.", "Declined %(n)d findings.", n)
        case "return":
            given, act = events.ReturnObservations(**about), actions.return_observations
            words = ngettext("Put %(n)d finding back.", "Put %(n)d findings back.", n)
        case "link":
            stance = text(request, "stance") or Stance.SUPPORTS
            given = events.LinkObservations(**about, **sent(request), stance=stance)
            act = actions.link_observations
            words = ngettext("Linked %(n)d finding.", "Linked %(n)d findings.", n)
        case _other:
            raise Invalid(_("Say what to do with them."), field="do")
    return write(request, act, given, actor=actor, words=words % {"n": n})
