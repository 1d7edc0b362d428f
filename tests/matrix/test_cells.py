"""Not known yet is an answer."""

from datetime import date

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.matrix import actions, events
from tests.matrix.conftest import Bench


@pytest.fixture
def place(bench: Bench) -> dict[str, str]:
    return {
        "matrix_id": bench.id,
        "segment_id": bench.segment("Banks"),
        "dimension_id": bench.dimension["goals"],
    }


def test_it_says_who_finds_out_by_when_and_how(bench: Bench, place: dict[str, str]) -> None:
    assert bench.cell(place["segment_id"], "goals").empty
    given = events.AnswerNotKnownYet(**place, owner="Ida", due="2026-07-01", method="Five calls")
    actions.answer_not_known_yet(given, actor=bench.cast.sol)
    cell = bench.cell(place["segment_id"], "goals")
    answer = cell.not_known_yet
    assert (answer.owner, answer.due, answer.method, answer.author_name) == (
        "Ida",
        date(2026, 7, 1),
        "Five calls",
        "Sol",
    )
    assert not cell.empty


def test_all_of_that_may_be_left_open(bench: Bench, place: dict[str, str]) -> None:
    actions.answer_not_known_yet(events.AnswerNotKnownYet(**place), actor=bench.cast.sol)
    assert bench.cell(place["segment_id"], "goals").not_known_yet.due is None


def test_an_impossible_day_is_refused(bench: Bench, place: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refusal:
        actions.answer_not_known_yet(
            events.AnswerNotKnownYet(**place, due="2026-02-30"), actor=bench.cast.sol
        )
    assert refusal.value.field == "due"


def test_a_newer_answer_replaces_it_and_undo_brings_back_whose_it_was(
    bench: Bench, place: dict[str, str]
) -> None:
    actions.answer_not_known_yet(
        events.AnswerNotKnownYet(**place, owner="Ida"), actor=bench.cast.sol
    )
    given = events.AnswerNotKnownYet(**place, owner="Pri")
    actions.answer_not_known_yet(given, actor=bench.cast.mika)
    bench.undo(given, bench.cast.mika)
    answer = bench.cell(place["segment_id"], "goals").not_known_yet
    assert (answer.owner, answer.author_name) == ("Ida", "Sol")


def test_taking_it_back_asks_the_question_again_once(bench: Bench, place: dict[str, str]) -> None:
    actions.answer_not_known_yet(events.AnswerNotKnownYet(**place), actor=bench.cast.sol)
    back = events.TakeBackNotKnownYet(**place)
    actions.take_back_not_known_yet(back, actor=bench.cast.mika)
    assert bench.cell(place["segment_id"], "goals").empty
    with pytest.raises(Changed):
        actions.take_back_not_known_yet(events.TakeBackNotKnownYet(**place), actor=bench.cast.sol)
