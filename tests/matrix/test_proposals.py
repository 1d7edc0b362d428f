"""Proposing a statement, and what becomes of it: accepted, in other words, declined, taken back."""

import pytest

from segmatrix.base.errors import Changed, Invalid, NotPermitted
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.terms import OutcomeKind
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


@pytest.fixture
def proposed(bench: Bench, banks: str) -> str:
    """What Sol proposes as a goal of banks."""
    return bench.propose(banks, "Prove figures")


def accept(bench: Bench, proposal_id: str, text: str = "", *, by: str = "mika") -> object:
    given = events.AcceptProposal(matrix_id=bench.id, proposal_id=proposal_id, text=text)
    actions.accept_proposal(given, actor=getattr(bench.cast, by))
    return given


def decline(bench: Bench, proposal_id: str, reason: str = "Said already") -> object:
    given = events.DeclineProposal(matrix_id=bench.id, proposal_id=proposal_id, reason=reason)
    actions.decline_proposal(given, actor=bench.cast.mika)
    return given


def settled(bench: Bench, proposal_id: str) -> queries.OutcomeView | None:
    return queries.proposal(bench.id, proposal_id, bench.cast.sol).outcome


def test_a_proposal_stands_beside_what_is_agreed_and_is_no_part_of_it(
    bench: Bench, banks: str, proposed: str
) -> None:
    cell = bench.cell(banks, "goals")
    assert cell.statements == ()
    assert cell.empty
    assert [(each.text, each.author_name) for each in cell.proposals] == [("Prove figures", "Sol")]


def test_an_accepted_one_is_a_statement_of_who_proposed_it(
    bench: Bench, banks: str, proposed: str
) -> None:
    accept(bench, proposed)
    cell = bench.cell(banks, "goals")
    assert cell.proposals == ()
    assert [(each.text, each.author_name, each.department) for each in cell.statements] == [
        ("Prove figures", "Sol", "Sales")
    ]
    outcome = settled(bench, proposed)
    assert (outcome.kind, outcome.by_name) == (OutcomeKind.ACCEPTED, "Mika")
    assert outcome.statement_id == cell.statements[0].id


def test_it_can_be_accepted_in_other_words_and_keeps_its_own(
    bench: Bench, banks: str, proposed: str
) -> None:
    accept(bench, proposed, "Prove every figure to an auditor")
    assert bench.texts(banks) == ["Prove every figure to an auditor"]
    shown = queries.proposal(bench.id, proposed, bench.cast.sol)
    assert shown.reworded
    assert shown.text == "Prove figures"
    assert shown.outcome.text == "Prove every figure to an auditor"


def test_in_a_cell_for_one_text_it_is_kept_as_a_second_one(bench: Bench, banks: str) -> None:
    bench.say(banks, "Who lends", key="definition")
    proposed = bench.propose(banks, "Who insures", key="definition", by=bench.cast.pri)
    given = accept(bench, proposed)
    (stands,) = bench.cell(banks, "definition").statements
    assert stands.text == "Who lends"
    assert [(each.text, each.author_name) for each in stands.variants] == [("Who insures", "Pri")]
    bench.undo(given, bench.cast.mika)
    assert bench.cell(banks, "definition").statements[0].variants == ()


def test_a_declined_one_has_a_reason(bench: Bench, banks: str, proposed: str) -> None:
    with pytest.raises(Invalid):
        decline(bench, proposed, reason="  ")
    decline(bench, proposed)
    assert bench.cell(banks, "goals").proposals == ()
    outcome = settled(bench, proposed)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.DECLINED, "Said already")


def test_who_proposed_it_sees_what_became_of_it(bench: Bench, proposed: str) -> None:
    decline(bench, proposed)
    (shown,) = queries.proposals_by(bench.id, bench.cast.sol)
    assert (shown.id, shown.outcome.reason) == (proposed, "Said already")
    assert queries.proposals_by(bench.id, bench.cast.mika) == ()


def test_what_is_settled_is_settled_once(bench: Bench, proposed: str) -> None:
    decline(bench, proposed)
    with pytest.raises(Changed) as refused:
        accept(bench, proposed, "In my words", by="pri")
    assert refused.value.data == {"by": "Mika", "yours": "In my words"}


def test_undoing_an_acceptance_lets_it_wait_again(bench: Bench, banks: str, proposed: str) -> None:
    given = accept(bench, proposed)
    bench.undo(given, bench.cast.mika)
    assert bench.texts(banks) == []
    assert [each.id for each in bench.cell(banks, "goals").proposals] == [proposed]


def test_a_declined_one_can_wait_again(bench: Bench, banks: str, proposed: str) -> None:
    decline(bench, proposed)
    reopen = events.ReopenProposal(matrix_id=bench.id, proposal_id=proposed)
    actions.reopen_proposal(reopen, actor=bench.cast.pri)
    assert settled(bench, proposed) is None
    with pytest.raises(Changed):
        again = events.ReopenProposal(matrix_id=bench.id, proposal_id=proposed)
        actions.reopen_proposal(again, actor=bench.cast.mika)


def test_taking_back_is_up_to_who_proposed_it(bench: Bench, banks: str, proposed: str) -> None:
    given = events.WithdrawProposal(matrix_id=bench.id, proposal_id=proposed)
    with pytest.raises(NotPermitted):
        actions.withdraw_proposal(given, actor=bench.cast.mika)
    actions.withdraw_proposal(given, actor=bench.cast.sol)
    assert bench.cell(banks, "goals").proposals == ()
    assert queries.proposals(bench.id, bench.cast.sol) == ()
    with pytest.raises(NotPermitted):
        reopen = events.ReopenProposal(matrix_id=bench.id, proposal_id=proposed)
        actions.reopen_proposal(reopen, actor=bench.cast.mika)


def test_who_proposed_it_cannot_undo_what_somebody_accepted(bench: Bench, banks: str) -> None:
    cell = {"segment_id": banks, "dimension_id": bench.dimension["goals"]}
    given = events.ProposeStatement(matrix_id=bench.id, **cell, text="Grow")
    (fact,) = actions.propose_statement(given, actor=bench.cast.sol)
    accept(bench, fact.proposal_id)
    with pytest.raises(Changed):
        bench.undo(given, bench.cast.sol)


def test_nothing_is_no_proposal_and_a_number_takes_none(bench: Bench, banks: str) -> None:
    with pytest.raises(Invalid):
        bench.propose(banks, "  ")
    with pytest.raises(Invalid):
        bench.propose(banks, "About 600", key="size")


def test_the_cells_history_tells_what_was_asked_and_proposed(
    bench: Bench, banks: str, proposed: str
) -> None:
    bench.ask(banks, asked_department="Sales")
    accept(bench, proposed)
    entries = queries.cell_history(bench.id, banks, bench.dimension["goals"], bench.cast.vic)
    assert [type(entry.fact).__name__ for entry in entries] == [
        "ProposalAccepted",
        "StatementAdded",
        "QuestionAsked",
        "StatementProposed",
    ]
