"""Proposals: making one, and accepting, rewording, declining or taking it back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.matrix import actions, events
from segmatrix.web.posted import text
from segmatrix.web.writing import carry_out


@require_POST
def propose(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Propose a statement for a cell."""
    about = {"segment_id": segment_id, "dimension_id": dimension_id, "text": text(request, "text")}
    words = _("Proposed. It stands in the cell until somebody takes it up.")
    return carry_out(
        request, matrix_id, actions.propose_statement, events.ProposeStatement, about, words
    )


@require_POST
def accept(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Take a proposal into its cell, in its own words or in others."""
    about = {"proposal_id": proposal_id, "text": text(request, "text")}
    words = _("Accepted. Who proposed it is told.")
    return carry_out(
        request, matrix_id, actions.accept_proposal, events.AcceptProposal, about, words
    )


@require_POST
def decline(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Leave a proposal out, with a reason."""
    about = {"proposal_id": proposal_id, "reason": text(request, "reason")}
    words = _("Declined. Who proposed it reads why.")
    return carry_out(
        request, matrix_id, actions.decline_proposal, events.DeclineProposal, about, words
    )


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Take one's own proposal back."""
    words, about = _("Taken back."), {"proposal_id": proposal_id}
    return carry_out(
        request, matrix_id, actions.withdraw_proposal, events.WithdrawProposal, about, words
    )


@require_POST
def reopen(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Let a proposal wait again."""
    words, about = _("It waits in the cell again."), {"proposal_id": proposal_id}
    return carry_out(
        request, matrix_id, actions.reopen_proposal, events.ReopenProposal, about, words
    )
