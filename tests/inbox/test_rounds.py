"""What reaches whom of rounds."""

import pytest

from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.inbox import queries
from segmatrix.rounds import actions, events
from tests.cast import Cast
from tests.rounds.circle import Circle, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(cast: Cast) -> Circle:
    return Circle(cast)


def told(circle: Circle, who: str) -> list[tuple[str, str, str]]:
    """What is unread in somebody's inbox: kind, by whom, the words; oldest first."""
    page = queries.notices(getattr(circle.cast, who), unread_only=True)
    return [(each.kind.value, each.who, each.text) for each in reversed(page.notices)]


def _remind(circle: Circle, round_id: str, who: str = "fara") -> list[object]:
    given = events.RemindAnswering(matrix_id=circle.id, round_id=round_id)
    return list(actions.remind_answering(given, actor=getattr(circle.cast, who)))


def test_who_is_asked_hears_when_it_opens_and_when_it_is_revealed(circle):
    people = [circle.member(who) for who in ("sol", "pri", "exa")]
    about = {"people": people, "abstaining": [circle.member("exa")]}
    drafted = circle.drafted(**about)
    assert told(circle, "sol") == []
    actions.open_round(
        events.OpenRound(matrix_id=circle.id, round_id=drafted), actor=circle.cast.fara
    )
    assert told(circle, "sol") == [("round_opened", "Fara", "First placement")]
    assert told(circle, "exa") == told(circle, "mika") == []
    circle.give(drafted, "sol", at(5, 5))
    circle.reveal(drafted)
    assert told(circle, "sol") == [("round_revealed", "Fara", "First placement")]
    assert told(circle, "pri") == [("round_revealed", "Fara", "First placement")]


def test_only_who_has_not_answered_everything_is_reminded_and_nobody_is_named(circle):
    round_id = circle.open()
    circle.give(round_id, "sol", at(5, 5))
    circle.give(round_id, "sol", None, 1)
    circle.give(round_id, "pri", at(5, 5))
    facts = _remind(circle, round_id)
    assert facts == [events.AnswersMissed(matrix_id=circle.id, round_id=round_id, people=4)]
    assert [kind for kind, _who, _text in told(circle, "sol")] == ["round_opened"]
    for who in ("pri", "mika", "ana", "exa"):
        assert [kind for kind, _who, _text in told(circle, who)] == [
            "round_opened",
            "round_reminded",
        ]


def test_nobody_is_reminded_when_all_have_answered_and_by_leaders_only(circle):
    round_id = circle.open(people=[circle.member(who) for who in ("sol", "pri")])
    with pytest.raises(NotPermitted):
        _remind(circle, round_id, "sol")
    for who in ("sol", "pri"):
        circle.give(round_id, who, None)
        circle.give(round_id, who, None, 1)
    with pytest.raises(Changed):
        _remind(circle, round_id)


def test_a_round_that_is_given_up_waits_for_nobody_until_it_is_taken_up_again(circle):
    round_id = circle.open()
    about = {"matrix_id": circle.id, "round_id": round_id}
    actions.discard_round(events.DiscardRound(**about), actor=circle.cast.fara)
    assert told(circle, "sol") == []
    actions.reinstate_round(events.ReinstateRound(**about), actor=circle.cast.fara)
    assert told(circle, "sol") == [("round_opened", "Fara", "First placement")]


def test_a_round_that_goes_on_after_its_reveal_waits_for_everybody_again(circle):
    round_id = circle.open()
    circle.reveal(round_id)
    assert [kind for kind, _who, _text in told(circle, "sol")] == ["round_revealed"]
    given = events.ReopenRound(matrix_id=circle.id, round_id=round_id)
    actions.reopen_round(given, actor=circle.cast.fara)
    assert [kind for kind, _who, _text in told(circle, "sol")] == ["round_opened"]
