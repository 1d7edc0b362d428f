"""Proposals: making one, and accepting, rewording, declining or taking it back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from segmatrix.activity.events import Fact
from segmatrix.matrix import actions, events
from segmatrix.web.actors import actor_on
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import write


@require_POST
def propose(
    request: HttpRequest, matrix_id: str, segment_id: str, dimension_id: str
) -> HttpResponse:
    """Propose a statement for a cell."""
    given = events.ProposeStatement(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        dimension_id=dimension_id,
        text=text(request, "text"),
    )
    words = _("Proposed. It stands in the cell until somebody takes it up.")
    actor = actor_on(request, matrix_id)
    return write(request, actions.propose_statement, given, actor=actor, words=words)


@require_POST
def accept(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Take a proposal into its cell, in its own words or in others."""
    return _settled(
        request,
        matrix_id,
        actions.accept_proposal,
        events.AcceptProposal,
        _("Accepted. Who proposed it is told."),
        proposal_id=proposal_id,
        text=text(request, "text"),
    )


@require_POST
def decline(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Leave a proposal out, with a reason."""
    return _settled(
        request,
        matrix_id,
        actions.decline_proposal,
        events.DeclineProposal,
        _("Declined. Who proposed it reads why."),
        proposal_id=proposal_id,
        reason=text(request, "reason"),
    )


@require_POST
def withdraw(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Take one's own proposal back."""
    return _settled(
        request,
        matrix_id,
        actions.withdraw_proposal,
        events.WithdrawProposal,
        _("Taken back."),
        proposal_id=proposal_id,
    )


@require_POST
def reopen(request: HttpRequest, matrix_id: str, proposal_id: str) -> HttpResponse:
    """Let a proposal wait again."""
    return _settled(
        request,
        matrix_id,
        actions.reopen_proposal,
        events.ReopenProposal,
        _("It waits in the cell again."),
        proposal_id=proposal_id,
    )


def _settled(
    request: HttpRequest,
    matrix_id: str,
    action: Callable[..., list[Fact]],
    input_class: Any,
    words: str,
    **said: str,
) -> HttpResponse:
    given = input_class(operation_id=operation(request), matrix_id=matrix_id, **said)
    return write(request, action, given, actor=actor_on(request, matrix_id), words=words)
