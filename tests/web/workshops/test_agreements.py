"""The page on which a group settles what was asked about segments."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.matrix import events as matrix_events
from segmatrix.matrix import queries as matrices
from segmatrix.workshops import actions, events, queries
from tests.laws import do
from tests.rounds.circle import at
from tests.web.conftest import Pages
from tests.workshops.bench import AGREE, DISCUSS, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
ASKED = {"kind": "place", "title": "Place", "setting": {"asks": ["place", "tier", "fate"]}}
ANSWERS = (("sol", 4), ("mika", 8), ("pri", 7))


class Agreeing:
    """A workshop that asked everything about two segments and agrees now, in browsers."""

    def __init__(self, room: Room, signed_in: Callable[[str], Client]) -> None:
        self.room, self.signed_in = room, signed_in
        room.begun(ASKED, DISCUSS, AGREE)
        merge = {"fate": "merge", "other": room.insurers}
        for who, x in ANSWERS:
            room.answer(who, at(x, 5), 0)
            room.answer(who, {"tier": "primary"}, 1)
            room.answer(who, merge if who == "sol" else {"fate": "keep"}, 2)
        room.forward()
        self._note("They buy everywhere.")
        room.forward()

    def _note(self, notes: str) -> None:
        now = self.room.now
        [talk, *_others] = queries.talks(self.room.id, now.id, now.phase.id, self.room.cast.sol)
        more = {"phase_id": now.phase.id, "talk_id": talk.id, "notes": notes}
        self.room.do(actions.write_talk_notes, events.WriteTalkNotes, "sol", **more)

    def pages(self, who: str) -> Pages:
        base = f"/m/{self.room.id}/workshops/{self.room.workshop_id}/"
        return Pages(self.signed_in(who), base)

    def text(self, who: str) -> str:
        return " ".join(self.pages(who).get().content.decode().split())

    def send(self, who: str, path: str, segment_id: str = "", **said: Any) -> Any:
        said = {"phase": self.room.now.phase.id, **said}
        address = f"agreed/{segment_id or self.room.banks}/{path}/"
        return self.pages(who).send(address, view="workshops", **said)


@pytest.fixture
def agreeing(room: Room, signed_in: Callable[[str], Client]) -> Agreeing:
    return Agreeing(room, signed_in)


def test_a_place_begins_with_the_middle_and_with_what_was_said(agreeing: Agreeing) -> None:
    page = agreeing.text("fara")
    assert "0 of 6 settled." in page
    assert 'name="x" min="1" max="9" required value="7"' in page
    assert 'rows="3">They buy everywhere.</textarea>' in page
    answer = agreeing.send("fara", "place", x=7, y=5, rationale="They buy.", dissent="Sol: 4")
    assert "Settled." in answer.content.decode()
    page = agreeing.text("sol")
    assert "1 of 6 settled." in page
    assert "7 across, 5 up" in page
    assert "They buy." in page
    assert "Sol: 4" in page


def test_one_button_stands_out_and_the_room_sees_how_far_the_group_is(agreeing: Agreeing) -> None:
    assert agreeing.text("fara").count('class="button primary"') == 1
    room = agreeing.pages("sol").get("room/").content.decode()
    assert room.count("<span>open</span>") == 2
    assert "0 of 6 settled." in " ".join(room.split())
    agreeing.send("fara", "tier", tier="primary")
    agreeing.send("fara", "fate", fate="keep")
    agreeing.send("fara", "place", x=7, y=5, rationale="They buy.", dissent="")
    assert agreeing.text("fara").count('class="button primary"') == 1
    assert (
        '<span class="good">settled</span>' in agreeing.pages("sol").get("room/").content.decode()
    )


def test_a_tier_and_what_becomes_of_it_are_settled_by_a_button(agreeing: Agreeing) -> None:
    agreeing.send("fara", "tier", tier="primary")
    agreeing.send("fara", "fate", agreeing.room.insurers, fate="drop")
    page = agreeing.text("fara")
    assert 'value="primary" aria-pressed="true"' in page
    assert "It is out of the table; all that is in it is kept." in page
    assert [each.name for each in matrices.segments(agreeing.room.id, agreeing.room.cast.sol)] == [
        "Banks"
    ]


def test_a_merge_is_offered_into_what_most_named_and_told_afterwards(agreeing: Agreeing) -> None:
    room = agreeing.room
    assert f'<option value="{room.insurers}" selected>' in agreeing.text("fara")
    agreeing.send("fara", "fate", fate="merge", other=room.insurers)
    assert "It is a part of “Insurers” now." in agreeing.text("sol")


def test_a_question_is_opened_again(agreeing: Agreeing) -> None:
    agreeing.send("fara", "place", x=7, y=5)
    agreeing.send("fara", "reopen", about="place")
    assert "0 of 6 settled." in agreeing.text("fara")
    assert matrices.agreed_placements(agreeing.room.id) == ()


def test_what_is_changed_elsewhere_since_is_open_again(agreeing: Agreeing) -> None:
    room = agreeing.room
    agreeing.send("fara", "place", x=7, y=5)
    agreeing.send("fara", "tier", tier="primary")
    agreeing.send("fara", "fate", fate="keep")
    assert "3 of 6 settled." in agreeing.text("fara")
    elsewhere = {"matrix_id": room.id, "segment_id": room.banks}
    do(matrix_events.ClearAgreedPlacement(**elsewhere), room.cast.fara)
    do(matrix_events.TierSegment(**elsewhere, tier="other"), room.cast.fara)
    do(matrix_events.RetireSegment(**elsewhere), room.cast.fara)
    assert "0 of 6 settled." in agreeing.text("fara")


def test_a_segment_that_was_taken_back_is_not_asked_about_any_more(agreeing: Agreeing) -> None:
    room = agreeing.room
    gone = matrix_events.RemoveSegment(matrix_id=room.id, segment_id=room.insurers)
    do(gone, room.cast.fara)
    assert "0 of 3 settled." in agreeing.text("fara")


def test_others_see_what_is_settled_and_cannot_settle(agreeing: Agreeing) -> None:
    page = agreeing.text("sol")
    assert "Whoever leads writes down what you agree on." in page
    assert "Settle here" not in page
    assert agreeing.send("sol", "tier", tier="primary").status_code == 403
    assert agreeing.send("fara", "place", x="", y=5).status_code == 422


def test_a_map_that_asks_something_else_by_now_is_not_placed_on(agreeing: Agreeing) -> None:
    other = matrix_events.ChooseAxes(matrix_id=agreeing.room.id, preset="frequency-recency")
    do(other, agreeing.room.cast.fara)
    page = agreeing.text("fara")
    assert "The map asks something else by now" in page
    assert "Settle here" not in page
