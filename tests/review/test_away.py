"""What waits for somebody who is away waits for whoever stands in, too."""

from datetime import UTC, datetime

import pytest

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotPermitted
from segmatrix.inbox.queries import notices
from segmatrix.matrix import events as matrix
from segmatrix.matrix import queries as matrices
from segmatrix.review import events, queries
from tests.cast import Cast
from tests.review.panel import do
from tests.review.planner import Planner

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 11, 20, 12, tzinfo=UTC)
MEANWHILE = datetime(2026, 11, 25, 12, tzinfo=UTC)
AFTERWARDS = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Desk(Planner):
    """Sol, who is away in the week of 23 November, Mika who stands in, and what Pri asks Sol."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.banks = self.segment("Banks")
        self.absence = self.away(cast.sol.member_id, cast.mika.member_id)

    def asked(self) -> str:
        place = {"segment_id": self.banks, "dimension_id": self.dimension["goals"]}
        given = matrix.AskQuestion(matrix_id=self.id, asked_id=self.cast.sol.member_id, **place)
        return do(given, self.cast.pri)[-1].question_id

    def answered(self, question_id: str, by: Actor) -> None:
        given = events.AnswerQuestion(matrix_id=self.id, question_id=question_id, text="Grow")
        do(given, by)

    def told(self, who: str) -> list[str]:
        page = notices(getattr(self.cast, who), unread_only=True)
        return [each.kind.value for each in page.notices]

    def waits_for(self, who: str) -> list[str]:
        """Return of whom somebody answers questions in their place."""
        stood_in = queries.stood_in(self.id, getattr(self.cast, who))
        return [each.question.asked for each in stood_in]


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
