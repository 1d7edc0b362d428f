"""What reaches whom of questions and proposals."""

from collections.abc import Callable

from segmatrix.matrix import events
from tests.inbox.conftest import Office
from tests.matrix.deeds import do

Count = Callable[[], dict[str, int]]


def test_a_question_reaches_everybody_in_the_department(
    office: Office, everybody_read: Count
) -> None:
    office.ask(office.banks, asked_department="Product", by=office.cast.pri, note="Since when?")
    assert everybody_read() == {"fara": 1}
    assert office.told("fara") == [("asked", "Pri", "Since when?")]


def test_one_that_is_withdrawn_or_answered_waits_for_nobody(
    office: Office, everybody_read: Count
) -> None:
    question_id = office.ask(office.banks, asked_department="Product", by=office.cast.sol)
    assert everybody_read() == {"fara": 1, "pri": 1}
    proposal_id = office.answer(question_id, "Grow", by=office.cast.pri)
    assert everybody_read() == {"sol": 1}
    assert office.told("sol") == [("answered", "Pri", "Grow")]
    take_back = events.WithdrawProposal(matrix_id=office.id, proposal_id=proposal_id)
    do(take_back, office.cast.pri)
    assert office.told("fara") == [("asked", "Sol", "")]
    given = events.WithdrawQuestion(matrix_id=office.id, question_id=question_id)
    do(given, office.cast.sol)
    assert office.unread("fara") == 0
    office.take_back(given.operation_id, office.cast.sol)
    assert office.unread("fara") == 1


def test_what_became_of_a_proposal_reaches_who_made_it(office: Office) -> None:
    plain, worded, left = (office.propose(office.banks, text) for text in ("Grow", "Win", "Sell"))
    about = {"matrix_id": office.id}
    do(events.AcceptProposal(**about, proposal_id=plain), office.cast.mika)
    do(events.AcceptProposal(**about, proposal_id=worded, text="Win bids"), office.cast.mika)
    do(events.DeclineProposal(**about, proposal_id=left, reason="Ours"), office.cast.mika)
    assert office.told("sol") == [
        ("accepted", "Mika", "Grow"),
        ("accepted_reworded", "Mika", "Win bids"),
        ("declined", "Mika", "Ours"),
    ]


def test_a_proposal_that_nobody_asked_for_tells_nobody(
    office: Office, everybody_read: Count
) -> None:
    office.propose(office.banks, "Grow")
    assert everybody_read() == {}
