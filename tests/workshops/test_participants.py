"""Coming into a workshop, and saying that one is done."""

import pytest

from segmatrix.activity.queries import since
from segmatrix.base.errors import NotPermitted
from segmatrix.workshops import actions, events
from segmatrix.workshops.errors import ElsewhereNow, NoPart, NotRunning
from tests.rounds.circle import at
from tests.workshops.bench import DISCUSS, GROUP, PLACE, REFLECT, Room


def join(room: Room, who: str) -> list[str]:
    return [fact.kind for fact in room.do(actions.join_workshop, events.JoinWorkshop, who)]


def test_who_comes_late_lands_in_the_present_phase(room: Room) -> None:
    room.begun(PLACE, DISCUSS)
    assert join(room, "exa") == ["WorkshopJoined", "RoundJoined"]
    room.answer("exa", at(3, 3))
    assert room.seen_by("exa").has_part
    assert join(room, "exa") == []


def test_who_came_while_all_worked_together_is_asked_when_it_goes_back(room: Room) -> None:
    room.begun(PLACE, DISCUSS)
    room.forward()
    assert join(room, "exa") == ["WorkshopJoined"]
    room.back()
    room.answer("exa", at(3, 3))


def test_nobody_joins_before_it_begins_or_who_may_only_read(room: Room) -> None:
    room.drafted(GROUP)
    with pytest.raises(NotRunning):
        join(room, "fara")
    room.do(actions.begin_workshop, events.BeginWorkshop)
    with pytest.raises(NotPermitted):
        join(room, "vic")


def test_everybody_hears_how_many_are_done_and_nobody_who(room: Room) -> None:
    room.begun(REFLECT)
    number = room.bench.stream
    room.ready("sol")
    room.ready("mika")
    assert (room.now.ready, len(room.now.answering)) == (2, 4)
    counted = [each for each in since(number, 0) if each.fact.kind == "ReadyCounted"]
    assert [vars(each.fact)["ready"] for each in counted] == [1, 2]
    assert {(each.member_id, each.actor_name) for each in counted} == {("", "")}
    room.ready("sol", ready=False)
    assert room.now.ready == 1


def test_who_leads_without_answering_is_not_waited_for(room: Room) -> None:
    room.begun(REFLECT)
    room.ready("fara")
    assert room.now.ready == 0


def test_nobody_is_ready_for_another_or_without_having_part(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    more = {"phase_id": room.now.phase.id, "ready": True}
    with pytest.raises(NotPermitted):
        room.do(actions.say_ready, events.SayReady, "sol", member_id=room.member("mika"), **more)
    with pytest.raises(NoPart):
        room.do(actions.say_ready, events.SayReady, "exa", member_id=room.member("exa"), **more)
    room.forward()
    with pytest.raises(ElsewhereNow):
        room.do(actions.say_ready, events.SayReady, "sol", member_id=room.member("sol"), **more)
