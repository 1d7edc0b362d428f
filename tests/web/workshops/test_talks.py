"""The page of a discussion: what is under way, what waits, the notes, and who may lead."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.workshops import queries
from tests.rounds.circle import at
from tests.web.conftest import Pages
from tests.workshops.bench import DISCUSS, PLACE, Room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class Talking:
    """A workshop in which four people differ about both segments, as browsers see it."""

    def __init__(self, room: Room, signed_in: Callable[[str], Client]) -> None:
        self.room, self.signed_in = room, signed_in

    def differ(self, **more: Any) -> None:
        room = self.room
        room.begun(PLACE, DISCUSS, **more)
        round_id = room.now.phase.round_id
        for who, banks, insurers in (("sol", 4, 1), ("mika", 6, 9), ("pri", 7, 2), ("ana", 5, 8)):
            room.give(round_id, who, at(banks, 5), 0)
            room.give(round_id, who, at(insurers, 5), 1, reason=f"{who} has seen it")
        room.forward()

    def pages(self, who: str) -> Pages:
        base = f"/m/{self.room.id}/workshops/{self.room.workshop_id}/"
        return Pages(self.signed_in(who), base)

    def text(self, who: str, path: str = "") -> str:
        return " ".join(self.pages(who).get(path).content.decode().split())

    def send(self, who: str, path: str, about: str, **said: Any) -> Any:
        said = {"phase": self.room.now.phase.id, **said}
        return self.pages(who).send(f"talks/{self.id(about)}/{path}/", view="workshops", **said)

    def id(self, about: str) -> str:
        now = self.room.now
        talks = queries.talks(self.room.id, now.id, now.phase.id, self.room.cast.fara)
        return next(each.id for each in talks if each.about == about)


@pytest.fixture
def talking(room: Room, signed_in: Callable[[str], Client]) -> Talking:
    return Talking(room, signed_in)


def test_who_leads_goes_through_the_queue(talking: Talking) -> None:
    talking.differ()
    assert "They lie farthest apart about “Insurers”." in talking.text("sol")
    assert "Begin the talk" not in talking.text("sol")
    assert "Begin the talk" in talking.text("fara")
    talking.send("fara", "take-up", "Insurers")
    page = talking.text("sol")
    assert "Done, and on to “Banks”" in talking.text("fara")
    talking.send("fara", "go-on", "Insurers")
    page = talking.text("sol")
    assert page.index("Banks") < page.index("Talked about") < page.rindex("Insurers")
    talking.send("fara", "finish", "Banks")
    assert "All has been talked about." in talking.text("sol")


def test_one_button_stands_out_to_who_leads_at_a_time(talking: Talking) -> None:
    talking.differ()
    standing_out = 'class="button primary'
    assert talking.text("fara").count(standing_out) == 1
    talking.send("fara", "take-up", "Insurers")
    assert talking.text("fara").count(standing_out) == 1
    for about in ("Insurers", "Banks"):
        talking.send("fara", "finish", about)
    page = talking.text("fara")
    assert page.count(standing_out) == 1
    assert 'class="button primary" id="step-forward"' in page


def test_those_farthest_from_the_middle_are_heard_first_by_name(talking: Talking) -> None:
    talking.differ()
    talking.send("fara", "take-up", "Insurers")
    page = talking.text("mika")
    first = page[page.index("Hear these first") :]
    assert first.index("mika has seen it") < first.index("<strong>")
    assert "Mika, Marketing" in first


def test_without_names_reasons_are_read_out_and_all_are_asked(talking: Talking) -> None:
    talking.differ(identity="anonymous")
    talking.send("fara", "take-up", "Insurers")
    page = talking.text("mika")
    assert "What would someone see who puts them here?" in page
    first = page[page.index("Read these out first") : page.index("What would someone see")]
    assert "mika has seen it" in first
    assert "Marketing" not in first


def test_time_and_order_are_changed(talking: Talking) -> None:
    talking.differ()
    talking.send("fara", "move", "Banks", place=0)
    assert "They lie farthest apart about “Banks”." in talking.text("sol")
    talking.send("fara", "take-up", "Banks")
    assert "<time-left" in talking.text("sol")
    assert talking.send("fara", "time", "Banks", minutes=1).status_code == 200
    talking.send("fara", "put-back", "Banks")
    assert "<time-left" not in talking.text("sol")
    assert talking.send("sol", "take-up", "Banks").status_code == 403


def test_notes_are_saved_and_of_two_at_once_both_stay(talking: Talking) -> None:
    talking.differ()
    talking.send("fara", "take-up", "Banks")
    answer = talking.send("sol", "notes", "Banks", notes="Sol's <b>words</b>", version=1)
    assert "Notes saved." in answer.content.decode()
    assert "Sol&#x27;s &lt;b&gt;words" in talking.text("vic")
    answer = talking.send("mika", "notes", "Banks", notes="Mika's words", version=1)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Sol changed this while you were writing." in told
    assert "Sol&#x27;s &lt;b&gt;words" in told
    assert "Mika&#x27;s words</textarea>" in told
    assert 'name="version" value="2"' in told
    plain = talking.pages("mika").post(
        f"talks/{talking.id('Banks')}/notes/",
        phase=talking.room.now.phase.id,
        notes="Mika's words",
        version=1,
    )
    assert plain.status_code == 409
    assert "Back to the workshop" in plain.content.decode()


def test_the_room_sees_what_is_talked_about_and_no_buttons(talking: Talking) -> None:
    talking.differ()
    talking.send("fara", "take-up", "Insurers")
    page = talking.text("fara", "room/")
    assert "Insurers" in page
    assert "<button" not in page


def test_where_all_are_of_one_mind_there_is_nothing_to_talk_about(talking: Talking) -> None:
    room = talking.room
    room.begun(PLACE, DISCUSS)
    room.answer("sol", at(5, 5))
    room.forward()
    assert "nothing needs to be talked about" in talking.text("sol")


def test_other_pages_hear_of_it(talking: Talking) -> None:
    talking.differ()
    changed = talking.send("fara", "take-up", "Insurers").content.decode()
    before = changed[changed.index('id="workshops-heard"') :]
    changed = talking.send("fara", "time", "Insurers", minutes=1).content.decode()
    assert changed[changed.index('id="workshops-heard"') :] != before
