"""What a workshop has shown, and hides again by stepping back, comes by no door while it is hidden.

Who was there has seen it. Who comes later has not, and finds it nowhere: not in the history of
anything, in no search, file or news, and not in the rounds that were put aside.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.workshops import actions, events
from tests.cast import Cast
from tests.people.visiting import a_guest_link
from tests.rounds.circle import at
from tests.web.guests.conftest import come_by
from tests.web.rounds.doors import Doors
from tests.web.rounds.runs import MARKED
from tests.workshops.bench import DISCUSS, GROUP, PLACE, REFLECT, VOTE, Room
from tests.workshops.test_boards import board_of
from tests.workshops.test_groups import act, together
from tests.workshops.test_talks import lead, take_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def through(room: Room) -> None:
    """Go through a workshop in which every text that is answered, named or noted is marked."""
    people = [room.member(who) for who in ("sol", "mika", "pri", "exa", "fara")]
    room.begun(REFLECT, GROUP, VOTE, PLACE, DISCUSS, people=people)
    room.write("sol", f"{MARKED} is late", f"{MARKED} is later", f"All of {MARKED}")
    room.write("pri", f"{MARKED} is late", "Something else")
    room.forward()
    group_id = together(room, f"All of {MARKED}", "Something else")
    name = {"group_id": group_id, "name": f"About {MARKED}"}
    act(room, actions.name_group, events.NameGroup, **name)
    ids = [note.id for card in board_of(room).alone for note in card.notes]
    act(room, actions.set_suggestion_aside, events.SetSuggestionAside, note_ids=ids)
    room.forward()
    options = [each["id"] for each in room.asked_of("sol").asked[0].question.frame["options"]]
    room.give(room.now.phase.round_id, "sol", {"dots": {options[0]: 2}}, reason=MARKED)
    room.forward()
    for who, x in (("sol", 2), ("mika", 8), ("pri", 5)):
        room.give(room.now.phase.round_id, who, at(x, 5), reason=f"As in {MARKED}")
    room.forward()
    take_up(room, "Banks")
    notes = f"Sol told of {MARKED}"
    lead(room, actions.write_talk_notes, events.WriteTalkNotes, "Banks", notes=notes)


def test_who_comes_later_finds_nothing_of_it_anywhere(
    cast: Cast, signed_in: Callable[[str], Client]
) -> None:
    room = Room(cast)
    through(room)
    rounds = [each.round_id for each in room.now.phases if each.round_id]
    page = signed_in("vic").get(f"/m/{room.id}/rounds/{rounds[0]}/").content
    assert MARKED.encode() in page
    for _phase in range(4):
        room.back()
    nora = come_by(a_guest_link(cast, matrix_id=room.id))
    about = {"workshop_id": room.workshop_id}
    found = Doors(room, signed_in("exa"), {"nora": nora}, rounds, (), **about).said([])
    assert [door for door, body in found.items() if MARKED.encode() in body] == []
    room.forward()
    board = nora.get(f"/m/{room.id}/workshops/{room.workshop_id}/").content
    assert MARKED.encode() in board
