"""The round that a phase owns: who may come into it, and what else may be done to it meanwhile."""

from collections.abc import Callable

import pytest

from segmatrix.rounds import actions as rounds
from segmatrix.rounds import events as round_events
from segmatrix.rounds.errors import NotInvited
from segmatrix.rounds.queries import result
from segmatrix.workshops import actions, events
from tests.rounds.circle import at
from tests.workshops.bench import AGREE, DISCUSS, GROUP, PLACE, Room

Act = Callable[[Room], None]


def reveal(room: Room) -> None:
    room.reveal(room.now.phase.round_id)


def give_up(room: Room) -> None:
    given = round_events.DiscardRound(matrix_id=room.id, round_id=room.now.phase.round_id)
    rounds.discard_round(given, actor=room.cast.fara)


def test_nobody_comes_into_a_round_without_names_that_was_shown_once(room: Room) -> None:
    room.begun(PLACE, DISCUSS, identity="anonymous")
    room.answer("sol", at(2, 5))
    room.forward()
    room.do(actions.join_workshop, events.JoinWorkshop, "exa")
    room.back()
    with pytest.raises(NotInvited):
        room.answer("exa", at(3, 3))
    room.answer("mika", at(8, 5))  # who was asked before still is
    room.forward()
    assert room.now.phase.title == "Discuss"


def test_who_joins_after_it_was_shown_once_is_asked_again_in_the_next_phase(room: Room) -> None:
    room.begun(PLACE, PLACE, identity="anonymous")
    room.forward()
    room.back()
    facts = room.do(actions.join_workshop, events.JoinWorkshop, "exa")
    assert [fact.kind for fact in facts] == ["WorkshopJoined"]
    room.forward()
    room.answer("exa", at(3, 3))


@pytest.mark.parametrize("meanwhile", [reveal, give_up])
def test_what_is_done_on_the_page_of_its_round_does_not_stop_a_workshop(
    room: Room, meanwhile: Act
) -> None:
    room.begun(PLACE, DISCUSS)
    round_id = room.now.phase.round_id
    room.answer("sol", at(2, 5))
    meanwhile(room)
    room.forward()
    assert room.now.phase.title == "Discuss"
    assert result(room.id, round_id, room.cast.sol).questions[0][1].n == 1


@pytest.mark.parametrize("meanwhile", [reveal, give_up])
def test_nor_does_it_keep_a_workshop_from_stepping_back(room: Room, meanwhile: Act) -> None:
    room.begun(GROUP, PLACE, AGREE)
    room.forward()
    room.answer("sol", at(2, 5))
    meanwhile(room)
    room.back()
    assert room.now.at == 0
    room.forward()
    assert room.asked_of("sol").asked[0].value == at(2, 5)
