"""Other words for what was agreed keep it agreed, and can be challenged for seven days."""

from datetime import timedelta

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.matrix import events, queries
from tests.matrix.agreeing import agree, state
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(bench: Bench) -> Bench:
    bench.statement(bench.segment("Banks"), "Lenders", key="definition")
    bench.segment("Cities")
    agree(bench)
    return bench


def reword(bench: Bench, text: str, *, part: str = "name", by: str = "fara") -> events.Reword:
    place = {"matrix_id": bench.id, "segment_id": bench.table.segments[0].id}
    given = events.Reword(**place, part=part, text=text)
    do(given, getattr(bench.cast, by))
    return given


def challenge(bench: Bench, reason: str = "That leaves out insurers", *, by: str = "sol"):
    (wording, *_) = queries.wordings(bench.id, bench.cast.sol)
    given = events.ChallengeWording(matrix_id=bench.id, wording_id=wording.id, reason=reason)
    do(given, getattr(bench.cast, by))
    return given


@pytest.mark.parametrize(("part", "text"), [("name", "The banks"), ("definition", "Who lends")])
def test_it_keeps_the_state_and_is_announced(agreed: Bench, part: str, text: str):
    given = reword(agreed, text, part=part)
    assert state(agreed) == ("agreed", 2, 2)
    (wording,) = queries.wordings(agreed.id, agreed.cast.vic)
    assert (wording.after, wording.by_name, wording.open) == (text, "Fara", True)
    agreed.undo(given, agreed.cast.fara)
    assert state(agreed) == ("agreed", 2, 2)
    assert queries.wordings(agreed.id, agreed.cast.vic) == []


def test_a_material_edit_elsewhere_is_told_from_it(agreed: Bench):
    reword(agreed, "The banks")
    agreed.segment("Schools")
    assert state(agreed)[0] == "draft"


def test_only_who_leads_the_group_says_that_it_is_wording(agreed: Bench):
    for name in ("sol", "ana", "vic"):
        with pytest.raises(NotPermitted):
            reword(agreed, "The banks", by=name)
    with pytest.raises(NotFound):
        reword(agreed, "The banks", by="otto")


def test_there_must_be_something_agreed_to_reword(agreed: Bench):
    with pytest.raises(Invalid):
        reword(agreed, "primary", part="tier")
    do(events.ReturnToDraft(matrix_id=agreed.id), agreed.cast.fara)
    with pytest.raises(Changed, match="not agreed"):
        reword(agreed, "The banks")


def test_a_challenge_opens_a_draft_and_is_taken_back_with_it(agreed: Bench):
    reword(agreed, "The banks")
    given = challenge(agreed)
    assert state(agreed) == ("draft", 3, 2)
    (wording,) = queries.wordings(agreed.id, agreed.cast.vic)
    assert (wording.challenged_by, wording.reason) == ("Sol", "That leaves out insurers")
    agreed.undo(given, agreed.cast.sol)
    assert state(agreed) == ("agreed", 2, 2)


def test_a_challenge_taken_back_after_other_edits_leaves_the_draft_open(agreed: Bench):
    reword(agreed, "The banks")
    given = challenge(agreed)
    agreed.segment("Schools")
    agreed.undo(given, agreed.cast.sol)
    assert state(agreed)[0] == "draft"


def test_a_challenge_needs_a_reason_and_comes_within_seven_days(agreed: Bench):
    reword(agreed, "The banks")
    with pytest.raises(Invalid):
        challenge(agreed, " ")
    with pytest.raises(NotPermitted):
        challenge(agreed, by="vic")
    with clock.at(clock.now() + timedelta(days=7, minutes=1)), pytest.raises(Changed, match="over"):
        challenge(agreed)
    assert state(agreed)[0] == "agreed"
    challenge(agreed)
    with pytest.raises(Changed, match="not open"):
        challenge(agreed, by="mika")
