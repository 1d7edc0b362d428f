"""Deeds of questions and proposals."""

from collections.abc import Callable

from segmatrix.activity.events import Fact, Input
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds.deed import COMMENT, EDIT, Deed, do, in_cell

ASK = in_cell("goals", events.AskQuestion, asked_department="Sales", note="Since when?")

PROPOSE = in_cell("goals", events.ProposeStatement, text="Prove figures")


def _asked(then: Callable[[Bench, Fact], Input], *, withdrawn: bool = False) -> Callable:
    """An input about a question that Exa asked of Sales."""

    def given(bench: Bench) -> Input:
        fact = do(ASK(bench), bench.cast.exa)[0]
        if withdrawn:
            about = {"matrix_id": bench.id, "question_id": fact.question_id}
            do(events.WithdrawQuestion(**about), bench.cast.exa)
        return then(bench, fact)

    return given


def _proposed(then: Callable[[Bench, Fact], Input]) -> Callable[[Bench], Input]:
    """An input about a statement that Exa proposed."""

    def given(bench: Bench) -> Input:
        return then(bench, do(PROPOSE(bench), bench.cast.exa)[0])

    return given


def _declined(then: Callable[[Bench, Fact], Input]) -> Callable[[Bench], Input]:
    """An input about a proposal that Exa declined."""

    def declined(bench: Bench, fact: Fact) -> Input:
        given = events.DeclineProposal(
            matrix_id=bench.id, proposal_id=fact.proposal_id, reason="Said already"
        )
        return then(bench, do(given, bench.cast.exa)[0])

    return _proposed(declined)


def _outcome_again(bench: Bench, fact: Fact) -> Input:
    reopen = events.ReopenProposal(matrix_id=bench.id, proposal_id=fact.proposal_id)
    do(reopen, bench.cast.exa)
    return events.ReinstateOutcome(matrix_id=bench.id, outcome_id=fact.outcome_id)


QUOTE = in_cell("goals", events.QuoteStatement, text="Prove figures", speaker_name="Lena")

DEEDS: dict[str, Deed] = {
    "ask_question": Deed(COMMENT, ASK, (events.QuestionAsked,)),
    "quote_statement": Deed(EDIT, QUOTE, (events.StatementAdded,)),
    "withdraw_question": Deed(
        COMMENT,
        _asked(
            lambda bench, fact: events.WithdrawQuestion(
                matrix_id=bench.id, question_id=fact.question_id
            )
        ),
        (events.QuestionWithdrawn,),
    ),
    "repeat_question": Deed(
        COMMENT,
        _asked(
            lambda bench, fact: events.RepeatQuestion(
                matrix_id=bench.id, question_id=fact.question_id
            ),
            withdrawn=True,
        ),
        (events.QuestionAsked,),
    ),
    "propose_statement": Deed(COMMENT, PROPOSE, (events.StatementProposed,)),
    "accept_proposal": Deed(
        EDIT,
        _proposed(
            lambda bench, fact: events.AcceptProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id, text="Prove every figure"
            )
        ),
        (events.StatementAdded, events.ProposalAccepted),
    ),
    "decline_proposal": Deed(
        EDIT,
        _proposed(
            lambda bench, fact: events.DeclineProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id, reason="Said already"
            )
        ),
        (events.ProposalDeclined,),
    ),
    "withdraw_proposal": Deed(
        COMMENT,
        _proposed(
            lambda bench, fact: events.WithdrawProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id
            )
        ),
        (events.ProposalWithdrawn,),
    ),
    "reopen_proposal": Deed(
        EDIT,
        _declined(
            lambda bench, fact: events.ReopenProposal(
                matrix_id=bench.id, proposal_id=fact.proposal_id
            )
        ),
        (events.ProposalReopened,),
    ),
    "reinstate_outcome": Deed(EDIT, _declined(_outcome_again), (events.ProposalDeclined,)),
}
