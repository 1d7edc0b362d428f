"""Who stands in hears what waits for them, whatever was asked before they did."""

from datetime import datetime, timedelta

import pytest

from segmatrix.activity.queries import last_number
from segmatrix.base import clock
from segmatrix.inbox import actions
from segmatrix.inbox.events import HearWhatWaits
from segmatrix.inbox.substitutes import actors_behind
from segmatrix.inbox.tasks import tell_substitutes
from segmatrix.matrix import events as matrix
from segmatrix.review import events
from tests.cast import Cast
from tests.review.absent import AFTERWARDS, BEFORE, MEANWHILE, Desk
from tests.review.panel import do

pytestmark = pytest.mark.django_db

DAYS = {"first": "2026-11-23", "last": "2026-11-27", "zone": "Europe/Berlin"}


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


def look(at: datetime) -> None:
    with clock.at(at):
        tell_substitutes()


def reviewed(desk: Desk) -> str:
    """Ask Sol to read the revision that is worked on, and return the review's id."""
    asked = desk.member(desk.cast.sol)
    given = {"stakeholder_ids": [asked], "due": "2026-12-01"}
    return desk.do(events.AskReviewers, **given).review_id


def test_a_question_asked_before_the_absence_reaches_who_stands_in_once_it_begins(
    desk: Desk,
) -> None:
    with clock.at(BEFORE):
        desk.asked()
    look(BEFORE)
    assert desk.told("mika") == []
    look(MEANWHILE)
    look(MEANWHILE + timedelta(minutes=1))
    assert (desk.told("mika"), desk.told("sol")) == (["asked_for_absent"], ["asked"])


def test_a_substitute_who_is_named_afterwards_is_told_and_the_earlier_one_no_more(
    desk: Desk,
) -> None:
    with clock.at(MEANWHILE):
        desk.asked()
        place = {"absence_id": desk.absence, **DAYS}
        desk.do(events.EditAbsence, substitute=desk.cast.ana.member_id, **place)
    look(MEANWHILE)
    assert (desk.told("mika"), desk.told("ana")) == ([], ["asked_for_absent"])


def test_a_review_that_was_asked_for_before_reaches_who_stands_in(desk: Desk) -> None:
    with clock.at(BEFORE):
        review_id = reviewed(desk)
    look(MEANWHILE)
    assert desk.told("mika") == ["review_for_absent"]
    with clock.at(MEANWHILE):
        given = events.AnswerReview(matrix_id=desk.id, review_id=review_id, answer="fine")
        do(given, desk.cast.sol)
    look(MEANWHILE)
    assert desk.told("mika") == []


def test_a_reminder_is_not_told_twice(desk: Desk) -> None:
    with clock.at(MEANWHILE):
        review_id = reviewed(desk)
        desk.do(events.RemindReviewers, review_id=review_id)
    look(MEANWHILE)
    assert desk.told("mika") == ["review_for_absent"]


def test_it_waits_no_more_once_somebody_is_back_and_again_when_they_go(desk: Desk) -> None:
    with clock.at(BEFORE):
        desk.asked()
    look(MEANWHILE)
    desk.do(events.RemoveAbsence, absence_id=desk.absence)
    look(MEANWHILE)
    assert desk.told("mika") == []
    desk.do(events.RestoreAbsence, absence_id=desk.absence)
    look(MEANWHILE)
    assert desk.told("mika") == ["asked_for_absent"]
    look(AFTERWARDS)
    assert desk.told("mika") == []


def test_nobody_hears_of_what_they_asked_themselves_or_of_a_matrix_that_is_retired(
    desk: Desk,
) -> None:
    desk.do(events.EditAbsence, absence_id=desk.absence, substitute=desk.cast.pri.member_id, **DAYS)
    with clock.at(BEFORE):
        desk.asked()
    look(MEANWHILE)
    assert desk.told("pri") == []
    with clock.at(BEFORE):
        reviewed(desk)
    do(matrix.RetireMatrix(matrix_id=desk.id), desk.cast.fara)
    look(MEANWHILE)
    assert desk.told("pri") == []


def test_what_was_asked_is_told_as_it_was_and_taken_back_with_it(desk: Desk) -> None:
    with clock.at(BEFORE):
        question_id = desk.asked()
    look(MEANWHILE)
    given = matrix.WithdrawQuestion(matrix_id=desk.id, question_id=question_id)
    do(given, desk.cast.pri)
    assert desk.told("mika") == []


def test_an_inbox_that_tells_everything_records_nothing(desk: Desk) -> None:
    mika = desk.cast.mika
    with clock.at(MEANWHILE):
        desk.asked()
        given = HearWhatWaits(member_id=mika.member_id)
        assert actions.hear_what_waits(given, actor=mika) == []
    assert last_number(f"inbox:{mika.member_id}") == 0


def test_a_look_asks_as_often_however_much_waits(desk: Desk, django_assert_max_num_queries) -> None:
    with clock.at(BEFORE):
        desk.asked()
        reviewed(desk)
    with clock.at(BEFORE - timedelta(days=30)), django_assert_max_num_queries(2):
        assert actors_behind() == []
    with clock.at(MEANWHILE), django_assert_max_num_queries(7) as few:
        assert [each.name for each in actors_behind()] == ["Mika"]
    with clock.at(BEFORE):
        another = Desk(desk.cast, "Elsewhere")
        another.asked()
        reviewed(another)
    with clock.at(MEANWHILE), django_assert_max_num_queries(len(few)):
        assert [each.name for each in actors_behind()] == ["Mika"]
