"""What can be done to a proposal: proposing, and what becomes of it."""

from typing import Any

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.base.inputs import said
from segmatrix.matrix import access, events, terms
from segmatrix.matrix.actions.statements import put_in_words
from segmatrix.matrix.models import (
    Dimension,
    Matrix,
    Outcome,
    Proposal,
    Question,
    Segment,
    Statement,
)
from segmatrix.matrix.terms import OutcomeKind
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission


@action
def propose_statement(given: events.ProposeStatement, *, actor: Actor) -> None:
    """Propose a statement for a cell, or in answer to a question that was asked of the actor.

    Refuses an empty or overlong text, a cell that holds no texts, and a question of somebody else
    or that has its answer. Records StatementProposed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    text = said(given.text, field="text", limit=terms.STATEMENT_LENGTH)
    question = None
    place = given.segment_id, given.dimension_id
    if given.question_id:
        question = access.asked_question(matrix, given.question_id, actor, typed=text)
        place = question.segment_id, question.dimension_id
    segment, dimension = access.cell(matrix, *place, kinds=access.TEXTUAL, typed=text)
    put_forward(matrix, segment, dimension, text, actor, question=question)


def put_forward(
    matrix: Matrix,
    segment: Segment,
    dimension: Dimension,
    text: str,
    speaker: Actor,
    *,
    question: Question | None = None,
) -> None:
    """Let a text wait for a cell as said by `speaker`, inside an action.

    Records StatementProposed.
    """
    proposal = Proposal.objects.create(
        segment=segment,
        dimension=dimension,
        question=question,
        text=text,
        member_id=speaker.member_id,
        author_name=speaker.name,
        department=speaker.department,
        said_at=clock.now(),
    )
    record(
        events.StatementProposed(
            **_about(matrix, proposal), asker_id=question.asker_id if question else ""
        ),
        inverse=events.WithdrawProposal(matrix_id=matrix.pk, proposal_id=proposal.pk),
    )


@action
def accept_proposal(given: events.AcceptProposal, *, actor: Actor) -> None:
    """Take a proposal into its cell, said by who proposed it, if need be in other words.

    In a cell for one text that has its text it is kept as a second one to pick from. Refuses one
    that is settled, and a cell that is not in the table.
    Records StatementAdded or StatementVariantKept, and ProposalAccepted.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    proposal = access.waiting_proposal(matrix, given.proposal_id, typed=given.text)
    access.cell(matrix, proposal.segment_id, proposal.dimension_id, typed=given.text)
    text = said(given.text or proposal.text, field="text", limit=terms.STATEMENT_LENGTH)
    speaker = Actor(
        actor.workspace_id, proposal.member_id, proposal.author_name, proposal.department
    )
    statement = put_in_words(matrix, proposal.segment, proposal.dimension, text, speaker)
    _settle(matrix, proposal, OutcomeKind.ACCEPTED, actor, text=text, statement=statement)


@action
def decline_proposal(given: events.DeclineProposal, *, actor: Actor) -> None:
    """Leave a proposal out of its cell, with a reason for who proposed it.

    Refuses one that is settled, and no reason. Records ProposalDeclined.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.EDIT_CELLS)
    proposal = access.waiting_proposal(matrix, given.proposal_id, typed=given.reason)
    reason = said(given.reason, field="reason", limit=terms.REASON_LENGTH)
    _settle(matrix, proposal, OutcomeKind.DECLINED, actor, reason=reason)


@action
def withdraw_proposal(given: events.WithdrawProposal, *, actor: Actor) -> None:
    """Take a proposal back; who made it and whoever facilitates may.

    Refuses one that is settled. Records ProposalWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    proposal = access.waiting_proposal(matrix, given.proposal_id)
    _refuse_unless_theirs(matrix, proposal, actor)
    _settle(matrix, proposal, OutcomeKind.WITHDRAWN, actor)


@action
def reopen_proposal(given: events.ReopenProposal, *, actor: Actor) -> None:
    """Let a proposal wait again; a statement that it became stays.

    One that was taken back, only who made it and whoever facilitates may. Refuses one that waits.
    Records ProposalReopened.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    proposal = access.proposal(matrix, given.proposal_id)
    settled = access.outcome_of(proposal)
    if settled is None:
        name = access.last_author(matrix, f"proposal:{proposal.pk}")
        raise Changed(_("This waits for an answer already."), by=name)
    _refuse_unless_may_settle(matrix, proposal, OutcomeKind(settled.kind), actor)
    if settled.kind == OutcomeKind.WITHDRAWN and proposal.question_id:
        access.question(matrix, proposal.question_id)
    settled.current = False
    settled.save(update_fields=["current"])
    record(
        events.ProposalReopened(**_about(matrix, proposal)),
        inverse=events.ReinstateOutcome(matrix_id=matrix.pk, outcome_id=settled.pk),
    )


@action
def reinstate_outcome(given: events.ReinstateOutcome, *, actor: Actor) -> None:
    """Let an earlier outcome of a proposal hold again, by whoever it was.

    Refuses when it has one. Records ProposalAccepted, ProposalDeclined or ProposalWithdrawn.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.COMMENT)
    outcome = access.outcome(matrix, given.outcome_id)
    proposal = access.waiting_proposal(matrix, outcome.proposal_id)
    _refuse_unless_may_settle(matrix, proposal, OutcomeKind(outcome.kind), actor)
    _let_hold(matrix, proposal, outcome)


def _settle(
    matrix: Matrix,
    proposal: Proposal,
    kind: OutcomeKind,
    actor: Actor,
    *,
    text: str = "",
    reason: str = "",
    statement: Statement | None = None,
) -> None:
    outcome = Outcome(
        proposal=proposal,
        kind=kind,
        text=text,
        reason=reason,
        statement=statement,
        member_id=actor.member_id,
        by_name=actor.name,
        department=actor.department,
        at=clock.now(),
    )
    _let_hold(matrix, proposal, outcome)


def _let_hold(matrix: Matrix, proposal: Proposal, outcome: Outcome) -> None:
    outcome.current = True
    outcome.save()
    record(
        _fact(matrix, proposal, outcome),
        inverse=events.ReopenProposal(matrix_id=matrix.pk, proposal_id=proposal.pk),
    )


def _fact(matrix: Matrix, proposal: Proposal, outcome: Outcome) -> Fact:
    about = _about(matrix, proposal) | {"outcome_id": outcome.pk}
    match OutcomeKind(outcome.kind):
        case OutcomeKind.ACCEPTED:
            about |= {"text": outcome.text, "statement_id": outcome.statement_id}
            return events.ProposalAccepted(**about, reworded=outcome.text != proposal.text)
        case OutcomeKind.DECLINED:
            return events.ProposalDeclined(**about, reason=outcome.reason)
        case OutcomeKind.WITHDRAWN:
            return events.ProposalWithdrawn(**about)


def _refuse_unless_may_settle(
    matrix: Matrix, proposal: Proposal, kind: OutcomeKind, actor: Actor
) -> None:
    if kind is OutcomeKind.WITHDRAWN:
        _refuse_unless_theirs(matrix, proposal, actor)
    else:
        people.require(actor, Permission.EDIT_CELLS, matrix.pk)


def _refuse_unless_theirs(matrix: Matrix, proposal: Proposal, actor: Actor) -> None:
    if proposal.member_id != actor.member_id:
        people.require(actor, Permission.FACILITATE, matrix.pk)


def _about(matrix: Matrix, proposal: Proposal) -> dict[str, Any]:
    return {
        "matrix_id": matrix.pk,
        "proposal_id": proposal.pk,
        "question_id": proposal.question_id or "",
        "segment_id": proposal.segment_id,
        "dimension_id": proposal.dimension_id,
        "text": proposal.text,
        "author_id": proposal.member_id,
        "author_name": proposal.author_name,
        "department": proposal.department,
    }
