"""What a persona rests on, and which finding speaks for it."""

import pytest

from segmatrix.base.errors import Changed
from segmatrix.evidence import events, queries
from segmatrix.evidence.queries import FaceView
from segmatrix.evidence.targets import Target
from segmatrix.matrix import events as matrix
from tests.evidence.conftest import Desk, do


@pytest.fixture
def helene(desk: Desk) -> str:
    return desk.persona(desk.banks, "Helene")


def face(desk: Desk, segment_id: str = "") -> FaceView:
    (found,) = queries.library(desk.id, segment_id or desk.banks, desk.cast.vic).faces
    return found


def choose(desk: Desk, persona_id: str, observation_id: str = "") -> events.ChooseQuote:
    given = desk.ask(events.ChooseQuote, persona_id=persona_id, observation_id=observation_id)
    do(given, desk.cast.sol)
    return given


def test_a_persona_rests_on_the_findings_that_are_linked_to_it(desk: Desk, helene: str) -> None:
    assert face(desk).cited == ()
    desk.link(Target.persona(helene), desk.quote(text="We wait for days"))
    assert [each.observation.text for each in face(desk).cited] == ["We wait for days"]
    assert face(desk).quote is None
    assert desk.evidence(Target.persona(helene)).badge.grade == 2


def test_what_speaks_for_it_is_linked_to_it(desk: Desk, helene: str) -> None:
    given = choose(desk, helene, desk.quote(text="We wait for days"))
    assert face(desk).quote.observation.text == "We wait for days"
    assert len(face(desk).cited) == 1
    desk.undo(given, desk.cast.sol)
    assert (face(desk).quote, face(desk).cited) == (None, ())


def test_one_speaks_at_a_time_or_none(desk: Desk, helene: str) -> None:
    choose(desk, helene, desk.quote(text="We wait for days"))
    second = choose(desk, helene, desk.quote(text="We pay for proof"))
    assert face(desk).quote.observation.text == "We pay for proof"
    desk.undo(second, desk.cast.sol)
    assert face(desk).quote.observation.text == "We wait for days"
    choose(desk, helene)
    assert face(desk).quote is None
    assert len(face(desk).cited) == 1


def test_a_finding_that_is_removed_speaks_no_more_until_it_is_back(desk: Desk, helene: str) -> None:
    quote = desk.quote(text="We wait for days")
    choose(desk, helene, quote)
    desk.do(events.RemoveObservation, observation_id=quote)
    assert face(desk).quote is None
    desk.do(events.RestoreObservation, observation_id=quote)
    assert face(desk).quote.observation.id == quote


def test_nothing_is_linked_to_a_persona_that_was_put_away(desk: Desk, helene: str) -> None:
    desk.do(matrix.RemovePersona, persona_id=helene)
    with pytest.raises(Changed, match="Sol"):
        choose(desk, helene, desk.quote())


def test_it_is_an_insight_of_the_segment_and_goes_along_in_a_merge(desk: Desk, helene: str) -> None:
    choose(desk, helene, desk.quote(text="We wait for days"))
    (insight,) = queries.library(desk.id, desk.banks, desk.cast.vic).insights
    assert insight.bearings[0][0].persona.name == "Helene"
    desk.do(matrix.MergeSegments, into=desk.cities, segment_ids=[desk.banks], by=desk.cast.fara)
    assert face(desk, desk.cities).quote.observation.text == "We wait for days"


def test_answers_of_the_profile_are_claims_like_others(desk: Desk) -> None:
    target = desk.claim("A quiet audit", key="outcomes")
    desk.link(target, desk.quote())
    assert desk.badges().statements[target.id].grade == 2
    assert target.id in {
        claim.target.id
        for insight in queries.library(desk.id, desk.banks, desk.cast.vic).insights
        for claim, _link in insight.bearings
    }


def test_who_noted_findings_of_a_segment_is_known(desk: Desk, helene: str) -> None:
    desk.link(desk.claim(), desk.quote(by=desk.cast.mika))
    desk.link(Target.persona(helene), desk.quote(by=desk.cast.pri))
    noted = queries.gatherers(desk.id, desk.banks, desk.cast.vic)
    assert noted == {desk.cast.mika.member_id, desk.cast.pri.member_id}
    assert queries.gatherers(desk.id, desk.cities, desk.cast.vic) == frozenset()
