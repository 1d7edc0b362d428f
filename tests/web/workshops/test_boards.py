"""The board on the page: grouping by boxes and buttons, dots, and what becomes of each card."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.workshops.terms import Became
from tests.web.conftest import Pages
from tests.workshops.bench import AGREE, GROUP, REFLECT, VOTE, Room
from tests.workshops.test_boards import board_of, card_of, note_id, written
from tests.workshops.test_groups import groups, together

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
Of = Callable[[str], Pages]


@pytest.fixture
def pages(room: Room, signed_in: Callable[[str], Client]) -> Of:
    """The pages of the workshop for somebody."""
    return lambda who: Pages(signed_in(who), f"/m/{room.id}/workshops/{room.workshop_id}/")


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def ids(room: Room, *texts: str) -> list[str]:
    return [note_id(room, text) for text in texts]


def test_chosen_notes_go_into_a_new_group_a_group_and_back(room: Room, pages: Of) -> None:
    written(room)
    phase = room.now.phase.id
    two = ids(room, "Proof for audits", "A single place")
    pages("sol").post("board/put/", phase=phase, note=two, to="new")
    [group] = board_of(room).groups
    page = words(pages("mika").get(""))
    assert f'value="{group.words}"' in page
    assert page.count('class="board-note"') == 4

    one = board_of(room).alone[0].id
    pages("mika").post("board/put/", phase=phase, note=one, to=group.id)
    assert len(board_of(room).groups[0].notes) == 3
    pages("mika").post("board/put/", phase=phase, note=one, to="none")
    assert len(board_of(room).groups[0].notes) == 2
    refused = pages("mika").post("board/put/", phase=phase, to=group.id)
    assert refused.status_code == 422
    assert "Choose notes first" in refused.content.decode()


def test_a_group_is_named_and_taken_apart(room: Room, pages: Of) -> None:
    written(room)
    phase = room.now.phase.id
    group = together(room, "Proof for audits", "A single place")
    pages("sol").post("board/name/", phase=phase, group=group, name="Proof", version="1")
    assert list(groups(room)) == ["Proof"]
    pages("sol").post("board/dissolve/", phase=phase, group=group)
    assert groups(room) == {}


def test_what_is_alike_is_suggested_on_the_page(room: Room, pages: Of) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "Late invoices", "Invoices are late")
    room.forward()
    phase = room.now.phase.id
    assert "1 suggestion: these may say the same" in words(pages("mika").get(""))
    alike = [note.id for note in board_of(room).suggestions[0]]
    pages("mika").post("board/set-aside/", phase=phase, note=alike)
    assert "Set aside:" in words(pages("sol").get(""))
    [aside] = board_of(room).aside
    pages("sol").post("board/take-up/", phase=phase, aside=aside.id)
    pages("sol").post("board/adopt/", phase=phase, note=alike)
    assert len(board_of(room).groups) == 1


def test_who_looks_on_sees_the_board_and_no_way_to_change_it(room: Room, pages: Of) -> None:
    written(room)
    page = words(pages("vic").get(""))
    assert "Proof for audits" in page
    assert 'name="to"' not in page


def test_dots_are_spent_without_a_script_and_too_many_come_back_as_typed(
    room: Room, pages: Of
) -> None:
    written(room, VOTE, AGREE)
    question = room.asked_of("sol").asked[0].question
    first, second, *_others = (each["id"] for each in question.frame["options"])
    answering = f"/m/{room.id}/rounds/{room.now.phase.round_id}/answer/?page=1"
    sol = pages("sol").client
    form = {"question": question.id, f"dots-{first}": "3", f"dots-{second}": "3"}
    refused = sol.post(answering, form)
    assert refused.status_code == 422
    assert "You have 5 dots in all, and 6 are put here." in words(refused)
    assert words(refused).count('value="3"') == 2
    sol.post(answering, form | {f"dots-{second}": "2"})
    [asked] = room.asked_of("sol").asked
    assert asked.value == {"dots": {first: 3, second: 2}}
    assert "0 of 5 dots left" in words(pages("sol").get("?page=1"))
    room.forward()
    result = words(sol.get(answering.split("answer/")[0]))
    assert '<strong class="number">3</strong> dots from 1 person' in result
    assert "no dots" in result


def test_what_becomes_of_cards_is_said_one_after_the_other(room: Room, pages: Of) -> None:
    written(room, AGREE)
    about = {"phase": room.now.phase.id}
    fara = pages("fara")

    def now() -> str:
        page = words(fara.get(""))
        assert "What becomes of the notes" in page
        return next(
            each.id
            for each in board_of(room).cards
            if f'name="card" value="{each.id}"' in page and each.became is None
        )

    fara.post(
        "board/keep/",
        **about,
        card=now(),
        segment=room.banks,
        dimension=room.bench.dimension["goals"],
        text="They want a single place",
    )
    assert "Banks, Main goals: “They want a single place”" in words(fara.get(""))
    statement = board_of(room).cards[0].became_id
    fara.post("board/merge/", **about, card=now(), statement=statement)
    fara.post("board/segment/", **about, card=now(), name="Late payers")
    last = now()
    fara.post("board/decline/", **about, card=last, why="About us, not about them")
    assert {card.became for card in board_of(room).cards} == set(Became)
    assert "all are settled" in words(fara.get(""))
    fara.post("board/open-again/", **about, card=last)
    assert board_of(room).open == 1


def test_each_reads_what_became_of_theirs(room: Room, pages: Of) -> None:
    written(room, GROUP, AGREE, identity="anonymous")
    together(room, "Proof for audits", "A single place", name="Proof in one place")
    room.forward()
    card = card_of(room, "Proof in one place").id
    about = {"phase": room.now.phase.id, "card": card}
    pages("fara").post("board/decline/", **about, why="About us")
    own = words(pages("sol").get("mine/"))
    assert "In the group “Proof in one place”, one of 2 notes" in own
    assert "About us" in own
    assert "A single place" not in own
    assert "Nothing of yours" in words(pages("fara").get("mine/"))


def test_their_page_of_all_that_they_said_tells_it_too(room: Room, pages: Of, signed_in) -> None:
    written(room, GROUP, AGREE, identity="anonymous", name="Half a day")
    room.forward()
    about = {"phase": room.now.phase.id, "card": card_of(room, "Proof for audits").id}
    pages("fara").post("board/decline/", **about, why="About us")
    own = words(signed_in("sol").get(f"/m/{room.id}/receipts/"))
    assert "Half a day</a>" in own
    assert "Proof for audits" in own
    assert "About us" in own
    assert "A single place" not in own
    assert "You have not said anything yet" not in own
    assert "Half a day</a>" not in words(signed_in("pri").get(f"/m/{room.id}/receipts/"))


def test_the_screen_for_the_room_shows_the_groups(room: Room, pages: Of) -> None:
    written(room)
    together(room, "Proof for audits", "A single place", name="Proof in one place")
    page = words(pages("fara").get("room/"))
    assert "<strong>Proof in one place</strong>" in page
    assert "2 notes are in no group" in page


def test_what_became_something_does_not_lie_where_all_group_again(room: Room, pages: Of) -> None:
    written(room, GROUP, AGREE, GROUP)
    room.forward()
    about = {"phase": room.now.phase.id, "card": card_of(room, "Proof for audits").id}
    pages("fara").post("board/decline/", **about, why="About us")
    room.forward()
    page = words(pages("mika").get(""))
    assert "Proof for audits" not in page
    assert "A single place" in page
    assert "1 thing from before has become something already" in page
