"""Review rounds: asking, answering, objecting with an answer, reminding, taking back."""

from datetime import UTC, datetime

import pytest

from segmatrix.activity import actions as activity
from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.inbox.queries import notices
from segmatrix.people.models import Workspace
from segmatrix.review import events
from segmatrix.review.errors import NoSuchStakeholder
from segmatrix.review.queries import gate
from segmatrix.review.terms import Answer
from tests.cast import Cast
from tests.review.panel import do
from tests.review.table import RoundTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


def told(actor) -> list[str]:
    return [notice.kind for notice in notices(actor).notices]


def test_people_are_asked_until_a_day(table: RoundTable) -> None:
    table.review("Two new definitions", table.member(table.cast.sol), table.person("Lena"))
    (review,) = table.reviews
    assert (review.revision, review.note, str(review.due)) == (
        1,
        "Two new definitions",
        "2099-01-31",
    )
    assert [each.name for each in review.owing] == ["Lena", "Sol"]
    assert told(table.cast.sol) == ["review_asked"]


@pytest.mark.parametrize(
    "change",
    [
        {"due": ""},
        {"due": "2020-01-01"},
        {"due": "soon"},
        {"stakeholder_ids": []},
    ],
)
def test_a_day_ahead_and_somebody_are_needed(table: RoundTable, change: dict) -> None:
    with pytest.raises(Invalid):
        table.review("Read", **change)


def test_only_people_to_ask_are_asked(table: RoundTable) -> None:
    with pytest.raises(NoSuchStakeholder):
        table.review("Read", new_id())


def test_a_facilitator_asks(table: RoundTable) -> None:
    person = table.person()
    for who in (table.cast.sol, table.cast.vic):
        with pytest.raises(NotPermitted):
            table.do(events.AskReviewers, by=who, stakeholder_ids=[person], due="2099-01-31")
    with pytest.raises(NotFound):
        table.do(
            events.AskReviewers, by=table.cast.otto, stakeholder_ids=[person], due="2099-01-31"
        )


def test_who_was_asked_answers_and_may_answer_anew(table: RoundTable) -> None:
    review_id = table.review()
    table.reply_to(review_id, "fine")
    assert table.reviews[0].owing == ()
    table.reply_to(review_id, "comments", "Mind the banks")
    answer = table.reviews[0].of(table.cast.sol.member_id)
    assert (answer.answer, answer.words) == (Answer.COMMENTS, "Mind the banks")


def test_nobody_else_answers(table: RoundTable) -> None:
    review_id = table.review()
    with pytest.raises(NotPermitted, match="not asked"):
        table.reply_to(review_id, "fine", by=table.cast.mika)


def test_objecting_raises_one_objection_and_undo_takes_both_back(table: RoundTable) -> None:
    review_id = table.review()
    given = table.ask(events.AnswerReview, review_id=review_id, answer="objects", words="Too early")
    do(given, table.cast.sol)
    assert [each.raised.text for each in table.objections] == ["Too early"]
    target = given.operation_id
    for objections, answer in ((0, Answer.OWED), (1, Answer.OBJECTS)):
        turn = new_id()
        activity.undo(table.stream, target=target, operation_id=turn, actor=table.cast.sol)
        assert len(table.objections) == objections
        assert table.reviews[0].of(table.cast.sol.member_id).answer is answer
        target = turn


def test_objecting_needs_a_reason(table: RoundTable) -> None:
    review_id = table.review()
    with pytest.raises(Invalid):
        table.reply_to(review_id, "objects")
    assert table.objections == ()


def test_reminders_go_to_those_alone_who_owe_an_answer(table: RoundTable) -> None:
    cast = table.cast
    people = [table.member(who) for who in (cast.sol, cast.mika, cast.exa)]
    review_id = table.review("Read", *people)
    table.reply_to(review_id, "fine")
    table.do(events.ExcuseStakeholder, stakeholder_id=people[2], reason="on_leave")
    reminded = table.do(events.RemindReviewers, review_id=review_id)
    assert reminded.people == [people[1]]
    assert told(cast.mika) == ["review_reminded", "review_asked"]
    assert told(cast.sol) == ["review_asked"]
    assert told(cast.exa) == ["review_asked"]
    table.reply_to(review_id, "fine", by=cast.mika)
    with pytest.raises(Changed, match="Nobody owes"):
        table.do(events.RemindReviewers, review_id=review_id)


def test_who_is_away_is_not_reminded_but_who_stands_in(table: RoundTable) -> None:
    cast = table.cast
    people = [table.member(who) for who in (cast.sol, cast.exa)]
    review_id = table.review("Read", *people)
    days = {"first": "2026-03-01", "last": "2026-03-05", "zone": "Europe/Berlin"}
    away = {"who": cast.sol.member_id, "substitute": cast.mika.member_id}
    table.do(events.RecordAbsence, **away, **days)
    table.do(events.RecordAbsence, who=people[1], **days)
    with clock.at(datetime(2026, 3, 3, tzinfo=UTC)):
        table.do(events.RemindReviewers, review_id=review_id)
    assert told(cast.sol) == ["review_asked"]
    assert told(cast.mika) == ["review_for_absent"]
    assert sorted(told(cast.exa)) == ["review_asked", "review_reminded"]  # nobody stands in


def test_one_who_never_answers_is_excused_and_listed_beside_the_signature(
    table: RoundTable,
) -> None:
    person = table.member(table.cast.exa)
    table.review("Read", person)
    table.do(events.ExcuseStakeholder, stakeholder_id=person, reason="declined")
    assert table.reviews[0].owing == ()
    assert "exposures" not in table.judged
    report = gate(table.id, table.cast.vic)
    assert report.notes == ("Exa is excused: Declined to take part (excused by Fara)",)


def test_a_round_is_taken_back_and_reinstated_with_its_answers(table: RoundTable) -> None:
    review_id = table.review()
    table.reply_to(review_id, "fine")
    given = table.ask(events.WithdrawReview, review_id=review_id)
    do(given, table.cast.fara)
    assert table.reviews == ()
    with pytest.raises(Changed, match="taken this review back"):
        table.reply_to(review_id, "comments")
    table.undo(given, table.cast.fara)
    assert table.reviews[0].owing == ()


def test_who_objects_again_after_withdrawing_objects(table: RoundTable) -> None:
    review_id = table.review()
    table.reply_to(review_id, "objects", "They buy differently")
    (first,) = table.objections
    table.do(events.WithdrawObjection, by=table.cast.sol, objection_id=first.id)
    table.reply_to(review_id, "fine")
    for answer in ("objects", "fine", "objects"):
        table.reply_to(review_id, answer, "They buy differently" if answer == "objects" else "")
    assert len(table.objections) == 2
    assert table.judged["objections"] == ("Sol objects to revision 1.",)


@pytest.mark.parametrize(("zone", "late"), [("Pacific/Auckland", True), ("America/Lima", False)])
def test_an_answer_is_late_by_the_days_of_the_workspace(
    table: RoundTable, zone: str, late: bool
) -> None:
    Workspace.objects.update(timezone=zone)
    with clock.at(datetime(2026, 3, 2, 15, tzinfo=UTC)):
        table.review("Read", due="2026-03-02")
        assert table.reviews[0].late is late
