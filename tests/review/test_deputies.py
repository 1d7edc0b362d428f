"""Who answers for a person to ask: named by them, shown revisions for them, taken back."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.queries import since
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import events as matrix
from segmatrix.review import events, queries
from tests.cast import Cast
from tests.review.panel import do
from tests.review.table import RoundTable


class Stand(RoundTable):
    """Exa is asked, and may let Pri answer for her."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.exa = self.sponsor()

    def name(self, *, by: Actor | None = None, **more: str) -> str:
        about = {"stakeholder_id": self.exa, "name": "", "member_id": self.cast.pri.member_id}
        given = self.ask(events.NameDeputy, **about | more)
        return do(given, by or self.cast.exa)[-1].deputy_id

    def shown(self, deputy_id: str, revision: int = 1, *, by: Actor | None = None) -> None:
        about = {"stakeholder_id": self.exa, "deputy_id": deputy_id, "shown": "table"}
        do(self.ask(events.RecordExposure, revision=revision, **about), by or self.cast.pri)

    def take_back(self, deputy_id: str, *, by: Actor | None = None) -> None:
        self.do(events.RemoveDeputy, deputy_id=deputy_id, by=by or self.cast.exa)

    @property
    def seen(self) -> frozenset[int]:
        return self.people["Exa"].exposed


@pytest.fixture
def stand(cast: Cast) -> Stand:
    return Stand(cast)


class TestNaming:
    def test_a_person_names_who_answers_for_them(self, stand: Stand) -> None:
        stand.name()
        found = queries.deputies(stand.id, stand.cast.vic)[stand.exa]
        assert (found.for_name, found.name, found.department) == ("Exa", "Pri", "Product")
        assert [each.id for each in queries.stands_for(stand.id, stand.cast.pri)] == [found.id]
        assert queries.stands_for(stand.id, stand.cast.exa) == ()

    def test_who_facilitates_does_it_for_somebody_without_an_account(self, stand: Stand) -> None:
        lena = stand.person("Lena")
        named = stand.name(by=stand.cast.fara, stakeholder_id=lena, name="Tom", member_id="")
        assert queries.deputy(stand.id, named, stand.cast.vic).member_id == ""

    def test_nobody_else_may(self, stand: Stand) -> None:
        with pytest.raises(NotPermitted):
            stand.name(by=stand.cast.sol)
        with pytest.raises(NotFound):
            stand.name(by=stand.cast.otto)

    def test_one_at_a_time_and_never_oneself(self, stand: Stand) -> None:
        with pytest.raises(Invalid, match="own deputy"):
            stand.name(member_id=stand.cast.exa.member_id)
        stand.name()
        with pytest.raises(Changed, match="Pri answers for Exa already"):
            stand.name(member_id=stand.cast.sol.member_id)

    def test_taken_back_and_brought_again(self, stand: Stand) -> None:
        deputy = stand.name()
        stand.take_back(deputy)
        assert queries.deputies(stand.id, stand.cast.vic) == {}
        last = since(stand.stream, 0)[-1].operation_id
        undo(stand.stream, target=last, operation_id=new_id(), actor=stand.cast.exa)
        assert stand.exa in queries.deputies(stand.id, stand.cast.vic)


class TestBeingShown:
    def test_what_the_deputy_was_shown_counts_while_they_stand(self, stand: Stand) -> None:
        deputy = stand.name()
        (unseen,) = queries.not_exposed(stand.id, 1, stand.cast.pri)
        assert (unseen.stakeholder_id, unseen.deputy_id) == (stand.exa, deputy)
        for _time in range(2):
            stand.shown(deputy)
        assert stand.seen == {1}
        assert queries.not_exposed(stand.id, 1, stand.cast.pri) == []
        (exposure,) = queries.exposures(stand.id, stand.cast.vic)
        assert exposure.deputy == "Pri"
        stand.take_back(deputy)
        assert stand.seen == frozenset()

    def test_what_the_person_opened_themselves_stays(self, stand: Stand) -> None:
        deputy = stand.name()
        stand.shown(deputy)
        stand.expose(stand.exa, stand.cast.exa)
        (exposure,) = queries.exposures(stand.id, stand.cast.vic)
        assert exposure.deputy == ""
        stand.take_back(deputy)
        assert stand.seen == {1}

    def test_nobody_says_it_for_another(self, stand: Stand) -> None:
        with pytest.raises(NotPermitted, match="Pri answers for Exa"):
            stand.shown(stand.name(), by=stand.cast.sol)

    def test_the_gate_says_who_was_heard_by_a_deputy(self, stand: Stand) -> None:
        stand.shown(stand.name())
        notes = queries.judgement(stand.id, stand.cast.fara).notes
        assert "Pri was shown revisions for Exa." in notes


class TestAnswering:
    def test_a_deputy_says_what_is_marked_as_said_for_the_person(self, stand: Stand) -> None:
        place = {"segment_id": stand.banks, "dimension_id": stand.dimension["goals"]}
        about = {"deputy_id": stand.name(), "text": "Save time", **place}
        noted = stand.do(events.AnswerAsDeputy, by=stand.cast.pri, **about)
        voice = queries.voices(stand.id, stand.cast.vic)[noted.statement_id]
        assert voice.words == "Pri for Exa"
        assert not voice.waits

    def test_what_the_person_was_asked(self, stand: Stand) -> None:
        place = {"segment_id": stand.banks, "dimension_id": stand.dimension["goals"]}
        asked = stand.do(
            matrix.AskQuestion, by=stand.cast.sol, asked_id=stand.cast.exa.member_id, **place
        )
        about = {"deputy_id": stand.name(), "text": "Save time"}
        stand.do(events.AnswerAsDeputy, by=stand.cast.pri, question_id=asked.question_id, **about)
        (proposal,) = stand.cell(stand.banks, "goals").proposals
        assert (proposal.author_name, proposal.question_id) == ("Pri", asked.question_id)

    def test_a_review_for_the_person_unless_they_answered(self, stand: Stand) -> None:
        review = stand.review("Read this", stand.exa)
        about = {"review_id": review, "deputy_id": stand.name()}
        stand.do(events.AnswerReview, by=stand.cast.pri, answer="fine", **about)
        (answer,) = queries.reviews(stand.id, stand.cast.vic)[0].answers
        assert (answer.name, answer.answer, answer.deputy) == ("Exa", "fine", "Pri")
        stand.do(events.AnswerReview, by=stand.cast.exa, answer="comments", review_id=review)
        (answer,) = queries.reviews(stand.id, stand.cast.vic)[0].answers
        assert (answer.answer, answer.deputy) == ("comments", "")
        with pytest.raises(Changed, match="Exa has answered already"):
            stand.do(events.AnswerReview, by=stand.cast.pri, answer="fine", **about)

    def test_a_deputy_does_not_sign(self, stand: Stand) -> None:
        stand.name()
        with pytest.raises(NotPermitted):
            stand.sign(by=stand.cast.pri)

    def test_who_is_no_deputy_cannot(self, stand: Stand) -> None:
        place = {"segment_id": stand.banks, "dimension_id": stand.dimension["goals"]}
        about = {"deputy_id": stand.name(), "text": "Save time", **place}
        with pytest.raises(NotPermitted):
            stand.do(events.AnswerAsDeputy, by=stand.cast.sol, **about)
