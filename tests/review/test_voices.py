"""What is said in another's name: by a scribe until it is confirmed, and for a team."""

from datetime import datetime
from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.queries import since
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import events as matrix
from segmatrix.people import queries as people
from segmatrix.people.queries import LinkView
from segmatrix.review import events, queries
from segmatrix.review.errors import NoSuchVoice, SomebodyElsesWords
from tests.cast import HARBOURLIGHT, Cast
from tests.people.visiting import a_personal_link
from tests.review.panel import Panel, do


class Scribe(Panel):
    """A matrix with Banks in it, and Exa whom Fara listens to."""

    def __init__(self, cast: Cast) -> None:
        super().__init__(cast)
        self.banks = self.segment("Banks")
        self.exa = self.member(cast.exa)

    def write(self, text: str = "They buy once a year", **more: Any) -> events.VoiceNoted:
        """Write down what Exa says, by default as Fara in the row of goals."""
        place = {"segment_id": self.banks, "dimension_id": self.dimension["goals"]}
        about = {"stakeholder_id": self.exa, **({} if "question_id" in more else place)} | more
        return self.do(events.WriteDown, text=text, **about)

    def confirm(self, voice_id: str, *, by: Actor | None = None, **more: Any) -> Any:
        actor = by or self.cast.exa
        return self.do(events.ConfirmVoice, voice_id=voice_id, by=actor, **more)

    def decline(self, voice_id: str, *, by: Actor | None = None, **more: Any) -> Any:
        actor = by or self.cast.exa
        return self.do(events.DeclineVoice, voice_id=voice_id, by=actor, **more)

    def ask_of(self, member_id: str) -> str:
        """Ask somebody, as Sol, what goals Banks have."""
        place = {"segment_id": self.banks, "dimension_id": self.dimension["goals"]}
        given = matrix.AskQuestion(matrix_id=self.id, asked_id=member_id, **place)
        return do(given, self.cast.sol)[-1].question_id

    def team(self, statement_id: str, colleagues: int, **more: Any) -> None:
        about = {"by": self.cast.sol, "statement_id": statement_id} | more
        self.do(events.NoteTeam, colleagues=colleagues, **about)

    def by_link(self, link: LinkView) -> Actor:
        """Return who comes by a personal link."""
        account = people.account_of_person(link.token)
        return people.actor_for(account, HARBOURLIGHT, matrix_id=self.id)

    def take_back(self, actor: Actor) -> None:
        last = since(self.stream, 0)[-1].operation_id
        undo(self.stream, target=last, operation_id=new_id(), actor=actor)

    @property
    def said(self) -> list[str]:
        return [each.text for each in self.cell(self.banks, "goals").statements]

    @property
    def voices(self) -> dict[str, queries.VoiceView]:
        return queries.voices(self.id, self.cast.vic)


@pytest.fixture
def scribe(cast: Cast) -> Scribe:
    return Scribe(cast)


def test_a_revision_tells_by_whose_hand_things_had_come_until_then(scribe: Scribe) -> None:
    noted, asked = scribe.write(), scribe.ask_of(scribe.cast.exa.member_id)
    answer = scribe.write("And renew", question_id=asked)
    (taken,) = do(
        matrix.AcceptProposal(matrix_id=scribe.id, proposal_id=answer.proposal_id), scribe.cast.mika
    )[:1]
    kept = clock.now()
    scribe.confirm(noted.voice_id)
    do(events.StrikeVoice(matrix_id=scribe.id, voice_id=answer.voice_id), scribe.cast.fara)
    team = scribe.statement(scribe.banks, "We sell twice a year")
    scribe.team(team, 4)

    def told(at: datetime) -> dict[str, str]:
        found = queries.voices_at(scribe.id, at, scribe.cast.vic)
        return {
            key: ", ".join(filter(None, (each.words, each.standing))) for key, each in found.items()
        }

    then = "said by Exa, written by Fara, not confirmed yet"
    assert told(kept) == {noted.statement_id: then, taken.statement_id: then}
    assert told(clock.now()) == {
        noted.statement_id: "said by Exa, written by Fara, confirmed by Exa",
        team: "Sol for 4 colleagues in Sales",
    }


class TestWritingDown:
    def test_it_stands_as_what_the_person_said_until_they_confirm_it(self, scribe: Scribe) -> None:
        noted = scribe.write()
        (said,) = scribe.cell(scribe.banks, "goals").statements
        assert (said.author_name, said.member_id) == ("Exa", scribe.cast.exa.member_id)
        voice = scribe.voices[said.id]
        assert voice.words == "said by Exa, written by Fara"
        assert voice.standing == "not confirmed yet"
        assert voice.waits
        assert [each.id for each in queries.to_confirm(scribe.id, scribe.cast.exa)] == [voice.id]
        assert queries.to_confirm(scribe.id, scribe.cast.fara) == ()
        assert (noted.text, noted.speaker_name, noted.by_name) == (
            "They buy once a year",
            "Exa",
            "Fara",
        )

    def test_of_somebody_without_an_account(self, scribe: Scribe) -> None:
        lena = scribe.person("Lena", department="Support")
        noted = scribe.write(stakeholder_id=lena)
        (said,) = scribe.cell(scribe.banks, "goals").statements
        assert (said.author_name, said.department, said.member_id) == ("Lena", "Support", "")
        with pytest.raises(SomebodyElsesWords):
            scribe.confirm(noted.voice_id)

    def test_nobody_writes_down_their_own_words(self, scribe: Scribe) -> None:
        with pytest.raises(Invalid, match="your own words"):
            scribe.write(by=scribe.cast.exa)

    def test_a_cell_for_one_text_that_has_it_keeps_it(self, scribe: Scribe) -> None:
        scribe.say(scribe.banks, "Licensed banks", key="definition")
        with pytest.raises(Changed) as refused:
            scribe.write(dimension_id=scribe.dimension["definition"])
        assert refused.value.data["yours"] == "They buy once a year"

    def test_a_viewer_may_not_and_nobody_elsewhere_finds_it(self, scribe: Scribe) -> None:
        with pytest.raises(NotPermitted):
            scribe.write(by=scribe.cast.vic)
        with pytest.raises(NotFound):
            scribe.write(by=scribe.cast.otto)

    def test_undone_it_was_never_said(self, scribe: Scribe) -> None:
        noted = scribe.write()
        scribe.take_back(scribe.cast.fara)
        assert (scribe.said, scribe.voices) == ([], {})
        with pytest.raises(Changed):
            scribe.confirm(noted.voice_id)
        scribe.take_back(scribe.cast.fara)
        assert scribe.said == ["They buy once a year"]
        assert scribe.confirm(noted.voice_id).state == "confirmed"

    def test_an_answer_to_what_the_person_was_asked(self, scribe: Scribe) -> None:
        asked = scribe.ask_of(scribe.cast.exa.member_id)
        noted = scribe.write("Two licences a year", question_id=asked)
        (proposal,) = scribe.cell(scribe.banks, "goals").proposals
        assert (proposal.author_name, noted.proposal_id) == ("Exa", proposal.id)
        accepted = scribe.do(matrix.AcceptProposal, proposal_id=proposal.id)
        assert scribe.voices[accepted.statement_id].words == "said by Exa, written by Fara"


class TestConfirming:
    def test_as_it_is(self, scribe: Scribe) -> None:
        noted = scribe.write()
        scribe.confirm(noted.voice_id)
        assert scribe.voices[noted.statement_id].standing == "confirmed by Exa"
        assert queries.to_confirm(scribe.id, scribe.cast.exa) == ()
        with pytest.raises(Changed, match="answered this already"):
            scribe.confirm(noted.voice_id)

    def test_in_other_words(self, scribe: Scribe) -> None:
        noted = scribe.write()
        scribe.confirm(noted.voice_id, text="They buy twice a year", version=1)
        assert scribe.said == ["They buy twice a year"]
        scribe.take_back(scribe.cast.exa)
        assert scribe.said == ["They buy once a year"]
        assert scribe.voices[noted.statement_id].waits

    def test_an_answer_in_other_words(self, scribe: Scribe) -> None:
        asked = scribe.ask_of(scribe.cast.exa.member_id)
        noted = scribe.write("Two licences a year", question_id=asked)
        scribe.confirm(noted.voice_id, text="Three licences a year")
        (proposal,) = scribe.cell(scribe.banks, "goals").proposals
        assert (proposal.text, proposal.author_name) == ("Three licences a year", "Exa")
        assert proposal.id not in scribe.voices

    def test_nobody_else_can(self, scribe: Scribe) -> None:
        noted = scribe.write()
        for name in ("fara", "sol"):
            with pytest.raises(SomebodyElsesWords, match="Only Exa"):
                scribe.confirm(noted.voice_id, by=getattr(scribe.cast, name))
        with pytest.raises(NoSuchVoice):
            scribe.confirm(new_id())

    def test_who_wrote_it_cannot_take_back_what_is_confirmed(self, scribe: Scribe) -> None:
        noted = scribe.write()
        written = since(scribe.stream, 0)[-1].operation_id
        scribe.confirm(noted.voice_id)
        with pytest.raises(Changed, match="Exa"):
            undo(scribe.stream, target=written, operation_id=new_id(), actor=scribe.cast.fara)


class TestDeclining:
    def test_it_is_taken_out_and_kept(self, scribe: Scribe) -> None:
        noted = scribe.write()
        declined = scribe.decline(noted.voice_id, reason="I spoke of insurers")
        assert (declined.state, declined.reason) == ("declined", "I spoke of insurers")
        assert scribe.said == []
        scribe.take_back(scribe.cast.exa)
        assert scribe.said == ["They buy once a year"]
        assert scribe.voices[noted.statement_id].waits

    def test_an_answer_is_taken_back(self, scribe: Scribe) -> None:
        asked = scribe.ask_of(scribe.cast.exa.member_id)
        noted = scribe.write("Two licences a year", question_id=asked)
        scribe.decline(noted.voice_id)
        assert scribe.cell(scribe.banks, "goals").proposals == ()
        assert len(scribe.cell(scribe.banks, "goals").questions) == 1


class TestATeam:
    def test_one_answers_for_colleagues(self, scribe: Scribe) -> None:
        said = scribe.statement(scribe.banks, "They call us on Mondays")
        scribe.team(said, 4, names="Ana, Tom")
        voice = scribe.voices[said]
        assert voice.words == "Sol for 4 colleagues in Sales"
        assert voice.names == "Ana, Tom"
        scribe.team(said, 1)
        assert scribe.voices[said].words == "Sol for 1 colleague in Sales"
        scribe.take_back(scribe.cast.sol)
        assert scribe.voices[said].colleagues == 4
        scribe.team(said, 0)
        assert scribe.voices == {}

    @pytest.mark.parametrize("colleagues", [-1, 10_001])
    def test_a_number_that_is_none(self, scribe: Scribe, colleagues: int) -> None:
        with pytest.raises(Invalid):
            scribe.team(scribe.statement(scribe.banks, "They call us"), colleagues)

    def test_only_for_ones_own_words(self, scribe: Scribe) -> None:
        said = scribe.statement(scribe.banks, "They call us")
        with pytest.raises(Invalid, match="Somebody else"):
            scribe.team(said, 3, by=scribe.cast.fara)


def test_a_guest_confirms_by_their_own_link(scribe: Scribe) -> None:
    lena = scribe.person("Lena")
    noted = scribe.write(stakeholder_id=lena)
    link = a_personal_link(scribe.cast, matrix_id=scribe.id)
    tied = {"stakeholder_id": lena, "name": "Lena", "member_id": link.person_id}
    scribe.do(events.EditStakeholder, **tied)
    me = scribe.by_link(link)
    assert [each.id for each in queries.to_confirm(scribe.id, me)] == [noted.voice_id]
    scribe.confirm(noted.voice_id, by=me)
    assert queries.to_confirm(scribe.id, me) == ()
