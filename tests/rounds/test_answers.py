"""People answer for themselves, change their minds, and take it back."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.queries import since
from segmatrix.base.errors import Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.rounds import actions, events
from segmatrix.rounds.errors import NoSuchQuestion, NotInvited, NotOpen
from tests.rounds.circle import Circle, at

pytestmark = pytest.mark.django_db


def _told(circle: Circle) -> list[str]:
    return [entry.fact.kind for entry in since(f"matrix:{circle.id}", 0)]


def _own(circle: Circle, round_id: str, who: str) -> list[object]:
    return [each.value if each.answered else "none" for each in circle.sheet(round_id, who).asked]


def test_an_answer_is_its_authors_and_counts_for_everybody(circle):
    round_id = circle.open()
    [fact] = circle.give(round_id, "sol", at(8, 3), reason="They buy in bulk")
    assert isinstance(fact, events.AnswerKept)
    assert fact.version == 1
    assert _own(circle, round_id, "sol") == [at(8, 3), "none"]
    assert _own(circle, round_id, "mika") == ["none", "none"]
    counts = circle.view(round_id).counts
    assert (counts.asked, counts.begun, counts.done) == (5, 1, 0)
    circle.give(round_id, "sol", None, 1)
    assert circle.view(round_id).counts.done == 1


def test_i_do_not_know_is_an_answer_and_no_rating(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", None)
    assert _own(circle, round_id, "sol") == [None, "none"]
    circle.reveal(round_id)
    first = circle.result(round_id).outcome.tallies[0]
    assert (first.n, first.unknown) == (0, 1)


def test_a_change_of_mind_replaces_the_answer_and_can_be_undone_and_done_again(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", at(8, 3))
    given = circle.giving(round_id, "sol", at(2, 2))
    actions.give_answer(given, actor=circle.cast.sol)
    stream, turn = given.stream, new_id()
    undo(stream, target=given.operation_id, operation_id=turn, actor=circle.cast.sol)
    assert _own(circle, round_id, "sol")[0] == at(8, 3)
    undo(stream, target=turn, operation_id=new_id(), actor=circle.cast.sol)
    assert _own(circle, round_id, "sol")[0] == at(2, 2)


def test_a_first_answer_can_be_taken_back_and_is_counted_no_more(circle):
    round_id = circle.open()
    given = circle.giving(round_id, "sol", at(8, 3))
    actions.give_answer(given, actor=circle.cast.sol)
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=circle.cast.sol)
    assert _own(circle, round_id, "sol")[0] == "none"
    assert circle.view(round_id).counts.begun == 0
    assert circle.give(round_id, "sol", at(1, 1))[0].version == 2


def test_asked_twice_an_answer_is_kept_once(circle):
    round_id = circle.open()
    given = circle.giving(round_id, "sol", at(8, 3))
    facts = actions.give_answer(given, actor=circle.cast.sol)
    assert actions.give_answer(given, actor=circle.cast.sol) == facts
    assert circle.give(round_id, "sol", at(8, 3)) == []
    assert circle.sheet(round_id, "sol").asked[0].version == 1


def test_everybody_hears_how_far_it_has_come_and_nothing_else(circle):
    round_id = circle.open()
    before = _told(circle)
    circle.give(round_id, "sol", at(8, 3))
    circle.give(round_id, "sol", at(7, 3))
    circle.give(round_id, "sol", at(7, 3), 1)
    assert _told(circle)[len(before) :] == ["AnswersCounted", "AnswersCounted"]
    entry = since(f"matrix:{circle.id}", 0)[-1]
    assert entry.fact == events.AnswersCounted(
        matrix_id=circle.id, round_id=round_id, begun=1, done=1
    )
    assert (entry.member_id, entry.actor_name, entry.department) == ("", "", "")


def test_its_own_stream_keeps_no_word_of_an_answer(circle):
    round_id = circle.open()
    given = circle.giving(round_id, "sol", at(8, 3), reason="Marked word")
    actions.give_answer(given, actor=circle.cast.sol)
    [entry] = since(given.stream, 0)
    assert "Marked" not in str(entry.fact.to_json())
    assert "x" not in entry.fact.to_json()


@pytest.mark.parametrize(
    ("who", "as_", "error"),
    [
        ("fara", "fara", NotInvited),  # leads it and is not invited
        ("vic", "vic", NotPermitted),  # may only read
        ("otto", "otto", NotFound),  # is from elsewhere
        ("mika", "sol", NotPermitted),  # answers for somebody else
    ],
)
def test_who_is_not_asked_is_refused(circle, who, as_, error):
    round_id = circle.open()
    given = circle.giving(round_id, as_, at(5, 5))
    with pytest.raises(error):
        actions.give_answer(given, actor=getattr(circle.cast, who))
    assert circle.view(round_id).counts.begun == 0


def test_a_question_for_other_departments_does_not_exist_for_somebody(circle):
    [asked] = circle.place(circle.banks)
    questions = [asked | {"departments": ["Sales", "Marketing"]}]
    round_id = circle.open(questions=questions, identity="named")
    assert len(circle.sheet(round_id, "sol").asked) == 1
    assert circle.sheet(round_id, "ana").asked == ()
    with pytest.raises(NoSuchQuestion):
        circle.give(round_id, "ana", at(5, 5))


def test_what_is_no_answer_is_refused_and_handed_back(circle):
    round_id = circle.open()
    with pytest.raises(Invalid) as refused:
        circle.give(round_id, "sol", {"x": 11, "y": 1})
    assert refused.value.data["yours"] == {"x": 11, "y": 1}


def test_a_round_that_has_not_begun_takes_no_answers(circle):
    people = [circle.member(name) for name in ("exa", "sol")]
    round_id = circle.drafted(people=people)
    with pytest.raises(NotOpen):
        circle.give(round_id, "exa", at(5, 5))
