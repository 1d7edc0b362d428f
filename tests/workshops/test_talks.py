"""Talking about what is not settled: the queue, what is under way, its time, and the notes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from segmatrix.activity.actions import undo
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.errors import ElsewhereNow, NoPart
from segmatrix.workshops.queries import TalkView
from tests.laws import Laws
from tests.rounds.circle import at
from tests.workshops.bench import AGREE, DISCUSS, PLACE, Room

BANKS, INSURERS = "Banks", "Insurers"
ABOUT_ALL = {"kind": "place", "title": "Place", "setting": {"asks": ["place", "tier"]}}


def apart(room: Room, *phases: dict[str, Any]) -> None:
    """Let people differ about both segments, about insurers most, and talk about it now."""
    room.begun(*(phases or (PLACE, DISCUSS, AGREE)))
    for who, banks, insurers in (("sol", 4, 1), ("mika", 6, 9), ("pri", 7, 2), ("ana", 3, 8)):
        room.answer(who, at(banks, 5), 0)
        room.answer(who, at(insurers, 5), 1)
    room.forward()


def queue(room: Room, who: str = "sol") -> tuple[TalkView, ...]:
    phase_id = room.now.phase.id
    return queries.talks(room.id, room.workshop_id, phase_id, getattr(room.cast, who))


def abouts(room: Room) -> list[str]:
    return [each.about for each in queue(room)]


def states(room: Room) -> dict[str, str]:
    return {each.about: each.state.value for each in queue(room)}


def talk(room: Room, about: str) -> TalkView:
    return next(each for each in queue(room) if each.about == about)


def asking(room: Room, asked: type[Any], about: str, **more: Any) -> Any:
    return asked(
        matrix_id=room.id,
        workshop_id=room.workshop_id,
        phase_id=room.now.phase.id,
        talk_id=talk(room, about).id,
        **more,
    )


def lead(
    room: Room, action: Callable[..., list[Fact]], asked: type[Any], about: str, **more: Any
) -> list[Fact]:
    return action(asking(room, asked, about, **more), actor=room.cast.fara)


def take_up(room: Room, about: str) -> list[Fact]:
    return lead(room, actions.take_up_talk, events.TakeUpTalk, about)


def write(room: Room, who: str, notes: str, version: int | None = None) -> Any:
    given = asking(room, events.WriteTalkNotes, BANKS, notes=notes, version=version)
    return actions.write_talk_notes(given, actor=getattr(room.cast, who))


def test_what_is_not_settled_is_talked_about_the_farthest_apart_first(room: Room) -> None:
    apart(room)
    assert abouts(room) == [INSURERS, BANKS]
    assert states(room) == {INSURERS: "waiting", BANKS: "waiting"}


def test_of_what_all_say_the_same_nobody_talks(room: Room) -> None:
    room.begun(ABOUT_ALL, DISCUSS)
    for who, tier in (("sol", "primary"), ("mika", "secondary"), ("pri", "primary")):
        room.answer(who, at(3, 3), 0)
        room.answer(who, {"tier": "primary"}, 1)
        room.answer(who, {"tier": tier}, 3)
    room.forward()
    assert abouts(room) == [INSURERS]  # whose tier they see differently


def test_what_was_asked_again_counts_as_it_was_answered_last(room: Room) -> None:
    room.begun(PLACE, PLACE, DISCUSS)
    room.answer("sol", at(1, 1))
    room.answer("mika", at(9, 9))
    room.forward()
    room.answer("sol", at(5, 5))
    room.answer("mika", at(5, 5))
    room.forward()
    assert abouts(room) == []


def test_a_second_talk_is_about_what_was_asked_since_the_first(room: Room) -> None:
    apart(room, PLACE, DISCUSS, PLACE, DISCUSS)
    room.forward()
    room.answer("sol", at(1, 1))
    room.answer("mika", at(9, 9))
    room.forward()
    assert abouts(room) == [BANKS]


def test_one_thing_is_talked_about_at_a_time_for_its_minutes(room: Room) -> None:
    apart(room, PLACE, {**DISCUSS, "setting": {"minutes_each": 7}})
    with clock.at(clock.now()):
        take_up(room, INSURERS)
        take_up(room, BANKS)
        assert states(room) == {INSURERS: "waiting", BANKS: "under_way"}
        assert talk(room, BANKS).ends_at == clock.now() + timedelta(minutes=7)


def test_going_on_finishes_it_and_takes_up_the_next(room: Room) -> None:
    apart(room)
    take_up(room, INSURERS)
    lead(room, actions.go_on_talking, events.GoOnTalking, INSURERS)
    assert states(room) == {INSURERS: "done", BANKS: "under_way"}
    with pytest.raises(Changed):  # pressed twice
        lead(room, actions.go_on_talking, events.GoOnTalking, INSURERS)
    lead(room, actions.go_on_talking, events.GoOnTalking, BANKS)
    assert set(states(room).values()) == {"done"}


def test_time_is_given_and_taken_and_does_nothing_when_it_is_over(room: Room) -> None:
    apart(room)
    start = clock.now()
    with clock.at(start):
        take_up(room, BANKS)
        lead(room, actions.give_talk_time, events.GiveTalkTime, BANKS, minutes=-1)
        assert talk(room, BANKS).ends_at == start + timedelta(minutes=4)
    with clock.at(start + timedelta(minutes=30)):
        assert (talk(room, BANKS).state, talk(room, BANKS).over) == ("under_way", True)
        lead(room, actions.give_talk_time, events.GiveTalkTime, BANKS, minutes=1)
        assert talk(room, BANKS).ends_at == start + timedelta(minutes=31)
    with pytest.raises(Changed):
        lead(room, actions.give_talk_time, events.GiveTalkTime, INSURERS, minutes=1)
    with pytest.raises(Invalid):
        lead(room, actions.give_talk_time, events.GiveTalkTime, BANKS, minutes=100_000)


def test_notes_order_and_what_is_done_stay_when_the_phase_is_entered_again(room: Room) -> None:
    apart(room)
    lead(room, actions.move_talk, events.MoveTalk, BANKS, place=0)
    lead(room, actions.finish_talk, events.FinishTalk, BANKS)
    write(room, "sol", "They buy everywhere.")
    room.back()
    room.forward()
    assert abouts(room) == [BANKS, INSURERS]
    assert talk(room, BANKS).state == "done"
    assert talk(room, BANKS).notes == "They buy everywhere."


def test_what_is_settled_by_then_leaves_the_queue_and_keeps_its_notes(room: Room) -> None:
    apart(room)
    take_up(room, BANKS)
    write(room, "sol", "They buy everywhere.")
    room.back()
    for who in ("sol", "mika", "pri", "ana"):
        room.answer(who, at(5, 5), 0)
    room.forward()
    assert abouts(room) == [INSURERS]
    [said] = queries.talked(room.id, room.workshop_id, room.cast.mika)
    assert (said.about, said.notes) == (BANKS, "They buy everywhere.")


def test_who_takes_part_writes_notes_and_who_does_not_may_not(room: Room) -> None:
    room.begun(PLACE, DISCUSS, people=[room.member(name) for name in ("sol", "mika", "fara")])
    room.answer("sol", at(1, 5))
    room.answer("mika", at(9, 5))
    room.forward()
    write(room, "sol", "They buy everywhere.")
    write(room, "fara", "They buy everywhere, in teams.")
    with pytest.raises(NoPart):
        write(room, "ana", "Mine")
    with pytest.raises(NotPermitted):
        write(room, "vic", "Mine")


def test_notes_typed_over_older_ones_hand_both_back(room: Room) -> None:
    apart(room)
    write(room, "sol", "Sol's", version=1)
    with pytest.raises(Changed) as refused:
        write(room, "mika", "Mika's", version=1)
    assert (refused.value.data["theirs"], refused.value.data["yours"]) == ("Sol's", "Mika's")
    assert refused.value.data["by"] == "Sol"


def test_what_is_in_another_phase_or_another_queue_cannot_be_led(room: Room) -> None:
    apart(room)
    given = asking(room, events.TakeUpTalk, BANKS)
    with pytest.raises(NotPermitted):
        actions.take_up_talk(given, actor=room.cast.sol)
    other = events.TakeUpTalk(**{**vars(given), "talk_id": new_id(), "operation_id": new_id()})
    with pytest.raises(NotFound):
        actions.take_up_talk(other, actor=room.cast.fara)
    room.forward()
    with pytest.raises(ElsewhereNow):
        actions.take_up_talk(given, actor=room.cast.fara)


LED = {
    "take_up": (events.TakeUpTalk, {}),
    "put_back": (events.PutBackTalk, {}),
    "finish": (events.FinishTalk, {}),
    "go_on": (events.GoOnTalking, {}),
    "time": (events.GiveTalkTime, {"minutes": 2}),
    "move": (events.MoveTalk, {"place": 0}),
}


@pytest.mark.parametrize("name", LED)
def test_the_laws_of_actions_hold_for_leading(name: str, room: Room) -> None:
    apart(room)
    take_up(room, INSURERS if name == "take_up" else BANKS)
    asked, more = LED[name]
    laws = Laws(asking(room, asked, BANKS, **more), lambda: queue(room))
    laws.only_these_may(room.cast, ["fara", "exa"])
    laws.recorded_once(room.cast.fara)
    laws.undone_exactly(room.cast.fara)


def test_notes_are_undone_by_who_wrote_them(room: Room) -> None:
    apart(room)
    given = asking(room, events.WriteTalkNotes, BANKS, notes="They buy everywhere.")
    actions.write_talk_notes(given, actor=room.cast.sol)
    undo(given.stream, target=given.operation_id, operation_id=new_id(), actor=room.cast.sol)
    assert talk(room, BANKS).notes == ""
