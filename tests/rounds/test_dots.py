"""Dots: what they are put on is framed at opening, and what they come to is told in totals."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.rounds.outcomes import Dots
from tests.rounds.circle import Circle

OPTIONS = [{"id": "proof", "text": "Proof"}, {"id": "speed", "text": "Speed"}]
ASKED = {"kind": "dots", "words": "What matters most?", "budget": 5, "cap": 3, "options": OPTIONS}


def voted(circle: Circle, **more) -> str:
    round_id = circle.open(questions=[ASKED], **more)
    circle.give(round_id, "sol", {"dots": {"proof": 3, "speed": 2}}, reason="Auditors ask for it")
    circle.give(round_id, "mika", {"dots": {"speed": 3}})
    circle.give(round_id, "pri", None)
    circle.reveal(round_id)
    return round_id


def test_a_question_of_dots_keeps_what_it_was_made_of(circle: Circle) -> None:
    [question] = circle.view(circle.open(questions=[ASKED])).questions
    assert question.frame == {"options": OPTIONS, "budget": 5, "cap": 3}
    assert {**question.asked, **ASKED} == question.asked


def test_dots_and_people_are_counted_per_option_those_with_most_first(circle: Circle) -> None:
    result = circle.result(voted(circle))
    [(_question, tally)] = result.questions
    assert result.discuss == ()
    assert tally.dots == (Dots("speed", 5, 2), Dots("proof", 3, 1))
    assert (tally.n, tally.unknown) == (2, 1)


def test_without_names_nobody_is_told_how_one_person_spent_theirs(circle: Circle) -> None:
    [(_question, tally)] = circle.result(voted(circle, identity="anonymous")).questions
    assert [(each.value, each.reason, each.name) for each in tally.answers] == [
        (None, "", ""),
        (None, "Auditors ask for it", ""),
    ]
    assert tally.medians == {}


def test_with_names_each_reads_who_put_what_where(circle: Circle) -> None:
    [(_question, tally)] = circle.result(voted(circle, identity="named")).questions
    given = {each.name: each.value for each in tally.answers}
    assert given == {"Sol": {"dots": {"proof": 3, "speed": 2}}, "Mika": {"dots": {"speed": 3}}}


def test_more_than_the_budget_is_refused_and_what_stood_stands(circle: Circle) -> None:
    round_id = circle.open(questions=[ASKED])
    circle.give(round_id, "sol", {"dots": {"proof": 3}})
    with pytest.raises(Invalid, match="You have 5 dots in all, and 6 are put here"):
        circle.give(round_id, "sol", {"dots": {"proof": 3, "speed": 3}})
    with pytest.raises(Invalid, match="At most 3 dots fit on one"):
        circle.give(round_id, "sol", {"dots": {"proof": 4}})
    [asked] = circle.sheet(round_id, "sol").asked
    assert asked.value == {"dots": {"proof": 3}}


@pytest.mark.parametrize(
    "wrong", [{"options": OPTIONS[:1]}, {"options": []}, {"budget": 0}, {"cap": 6}, {"cap": None}]
)
def test_it_refuses_one_thing_to_choose_and_dots_that_do_not_fit(circle: Circle, wrong) -> None:
    with pytest.raises(Invalid):
        circle.drafted(questions=[ASKED | wrong])
