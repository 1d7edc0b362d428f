"""Asking one person or department what a cell asks, and asking no longer."""

import pytest

from segmatrix.activity.queries import since
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import actions, events, queries
from tests.matrix.conftest import Bench


@pytest.fixture
def banks(bench: Bench) -> str:
    return bench.segment("Banks")


def open_to(bench: Bench, who: str) -> list[str]:
    return [each.id for each in queries.questions_to(bench.id, getattr(bench.cast, who))]


def withdraw(bench: Bench, question_id: str, *, by: str) -> events.WithdrawQuestion:
    given = events.WithdrawQuestion(matrix_id=bench.id, question_id=question_id)
    actions.withdraw_question(given, actor=getattr(bench.cast, by))
    return given


def test_a_question_reaches_the_one_who_is_asked(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_id=bench.cast.sol.member_id, note="Of the big ones?")
    assert open_to(bench, "sol") == [question_id]
    assert open_to(bench, "mika") == []
    (shown,) = queries.questions_to(bench.id, bench.cast.sol)
    assert (shown.segment_name, shown.dimension_name) == ("Banks", "Main goals")
    assert shown.question == "What do they want to achieve in the long run?"
    assert (shown.note, shown.asked, shown.asker_name) == ("Of the big ones?", "Sol", "Fara")


def test_a_department_is_asked_as_a_whole_whoever_is_in_it(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_department="product", by=bench.cast.sol)
    assert open_to(bench, "pri") == open_to(bench, "fara") == [question_id]
    fact = since(bench.stream, 0)[-1].fact
    assert set(fact.asked) == {bench.cast.pri.member_id, bench.cast.fara.member_id}


def test_it_stands_in_the_cell_and_leaves_that_empty(bench: Bench, banks: str) -> None:
    bench.ask(banks, asked_department="Sales")
    cell = bench.cell(banks, "goals")
    assert [each.asked for each in cell.questions] == ["Sales"]
    assert cell.empty


def test_an_answer_closes_it_and_taking_that_back_opens_it(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_department="Sales")
    proposal_id = bench.answer(question_id, "Prove figures")
    assert open_to(bench, "sol") == []
    given = events.WithdrawProposal(matrix_id=bench.id, proposal_id=proposal_id)
    actions.withdraw_proposal(given, actor=bench.cast.sol)
    assert open_to(bench, "sol") == [question_id]


def test_only_who_was_asked_answers_and_only_once(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_department="Product", by=bench.cast.sol)
    with pytest.raises(NotPermitted) as refused:
        bench.answer(question_id, "Grow", by=bench.cast.mika)
    assert refused.value.data["yours"] == "Grow"
    bench.answer(question_id, "Prove figures", by=bench.cast.pri)
    with pytest.raises(Changed) as changed:
        bench.answer(question_id, "Save money", by=bench.cast.fara)
    assert changed.value.data == {"by": "Pri", "theirs": "Prove figures", "yours": "Save money"}


@pytest.mark.parametrize(
    "whom",
    [
        {},
        {"asked_id": "sol", "asked_department": "Sales"},
        {"asked_id": "vic"},  # who reads only
        {"asked_id": "otto"},
        {"asked_department": "Law"},
    ],
)
def test_somebody_must_be_there_who_can_answer(
    bench: Bench, banks: str, whom: dict[str, str]
) -> None:
    if who := whom.get("asked_id"):
        whom = whom | {"asked_id": getattr(bench.cast, who).member_id}
    with pytest.raises(Invalid) as refused:
        bench.ask(banks, note="Since when?", **whom)
    assert refused.value.field == "asked"
    assert refused.value.data["yours"] == "Since when?"


def test_a_number_is_not_asked_for(bench: Bench, banks: str) -> None:
    with pytest.raises(Invalid):
        bench.ask(banks, key="size", asked_department="Sales")


def test_nobody_is_asked_the_same_twice_before_they_answer(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_department="Sales", by=bench.cast.mika)
    with pytest.raises(Changed) as refused:
        bench.ask(banks, asked_department="Sales")
    assert refused.value.data["by"] == "Mika"
    bench.ask(banks, asked_department="Operations")
    bench.answer(question_id, "Prove figures")
    bench.ask(banks, asked_department="Sales")


def test_asking_no_longer_is_up_to_who_asked_and_who_facilitates(bench: Bench, banks: str) -> None:
    question_id = bench.ask(banks, asked_department="Sales", by=bench.cast.mika)
    with pytest.raises(NotPermitted):
        withdraw(bench, question_id, by="pri")
    given = withdraw(bench, question_id, by="fara")
    assert open_to(bench, "sol") == []
    with pytest.raises(Changed):
        withdraw(bench, question_id, by="mika")
    with pytest.raises(Changed):
        bench.answer(question_id, "Prove figures")
    bench.undo(given, bench.cast.fara)
    assert open_to(bench, "sol") == [question_id]


def test_it_goes_where_its_segment_goes_and_returns(bench: Bench, banks: str) -> None:
    cities = bench.segment("Cities")
    question_id = bench.ask(cities, asked_department="Sales")
    proposal_id = bench.propose(cities, "Save money")
    merge = events.MergeSegments(matrix_id=bench.id, into=banks, segment_ids=[cities])
    actions.merge_segments(merge, actor=bench.cast.fara)
    cell = bench.cell(banks, "goals")
    assert [each.id for each in cell.questions] == [question_id]
    assert [each.id for each in cell.proposals] == [proposal_id]
    bench.undo(merge, bench.cast.fara)
    assert not bench.cell(banks, "goals").questions
    assert [each.id for each in bench.cell(cities, "goals").proposals] == [proposal_id]


def test_a_segment_about_which_somebody_is_asked_is_not_taken_back(
    bench: Bench, banks: str
) -> None:
    bench.ask(banks, asked_department="Sales")
    with pytest.raises(Changed):
        actions.remove_segment(
            events.RemoveSegment(matrix_id=bench.id, segment_id=banks), actor=bench.cast.fara
        )


def test_a_question_of_nowhere_is_not_found(bench: Bench, banks: str) -> None:
    with pytest.raises(NotFound):
        bench.answer(new_id(), "Prove figures")
