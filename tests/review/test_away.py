"""What waits for somebody who is away waits for whoever stands in, too."""

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.matrix import queries as matrices
from segmatrix.review import events, queries
from tests.cast import Cast
from tests.review.absent import AFTERWARDS, BEFORE, MEANWHILE, Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


def test_while_somebody_is_away_their_question_waits_for_who_stands_in(desk: Desk) -> None:
    with clock.at(BEFORE):
        desk.asked()
        assert (desk.waits_for("mika"), queries.away_now(desk.id, desk.cast.vic)) == ([], {})
    with clock.at(MEANWHILE):
        assert (desk.waits_for("mika"), desk.waits_for("pri")) == (["Sol"], [])
        (away,) = queries.away_now(desk.id, desk.cast.vic).values()
        assert (away.name, away.last.isoformat(), away.there.name) == ("Sol", "2026-11-27", "Mika")
    with clock.at(AFTERWARDS):
        assert desk.waits_for("mika") == []


def test_who_stands_in_is_told_and_so_is_whoever_is_away(desk: Desk) -> None:
    with clock.at(MEANWHILE):
        question_id = desk.asked()
        assert (desk.told("sol"), desk.told("mika")) == (["asked"], ["asked_for_absent"])
        desk.answered(question_id, desk.cast.sol)
        assert (desk.told("sol"), desk.told("mika")) == ([], [])


def test_who_stands_in_answers_in_their_own_name(desk: Desk) -> None:
    with clock.at(MEANWHILE):
        question_id = desk.asked()
        desk.answered(question_id, desk.cast.mika)
        (proposal,) = matrices.proposals(desk.id, desk.cast.pri)
        assert (proposal.author_name, proposal.question_id) == ("Mika", question_id)
        assert (desk.told("pri"), desk.waits_for("mika")) == (["answered"], [])
        with pytest.raises(Changed, match="Mika has answered this already"):
            desk.answered(question_id, desk.cast.sol)


def test_nobody_else_answers_and_nobody_once_the_person_is_back(desk: Desk) -> None:
    with clock.at(MEANWHILE):
        question_id = desk.asked()
        with pytest.raises(NotPermitted) as refusal:
            desk.answered(question_id, desk.cast.fara)
        assert refusal.value.data["yours"] == "Grow"
    with clock.at(AFTERWARDS), pytest.raises(NotPermitted, match="This was asked of Sol"):
        desk.answered(question_id, desk.cast.mika)


def test_it_waits_for_the_substitute_of_a_substitute_and_for_nobody(desk: Desk) -> None:
    with clock.at(MEANWHILE):
        desk.asked()
        mika = desk.away(desk.cast.mika.member_id, desk.cast.fara.member_id)
        assert (desk.waits_for("mika"), desk.waits_for("fara")) == ([], ["Sol"])
        desk.do(events.RemoveAbsence, absence_id=mika)
        about = {"first": "2026-11-23", "last": "2026-11-27", "zone": "Europe/Berlin"}
        desk.do(events.EditAbsence, absence_id=desk.absence, substitute="", **about)
        assert desk.waits_for("mika") == []
        (away,) = queries.away_now(desk.id, desk.cast.vic).values()
        assert away.there is None
