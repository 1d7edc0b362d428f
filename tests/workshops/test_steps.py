"""Going through a workshop: forward, back, and how much time there is."""

from datetime import timedelta

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.matrix import queries as matrices
from segmatrix.rounds.queries import result, round_view
from segmatrix.rounds.terms import RoundState
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.errors import ElsewhereNow
from segmatrix.workshops.losing import Loss
from segmatrix.workshops.terms import Whereto, WorkshopState
from tests.rounds.circle import at
from tests.workshops.bench import AGREE, DISCUSS, GROUP, PLACE, REFLECT, Room


def test_it_begins_with_its_first_phase_and_everybody_is_asked(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    assert room.now.state is WorkshopState.RUNNING
    assert room.now.phase.title == "Think alone"
    assert [each.question.words for each in room.asked_of("sol").asked] == ["What do they want?"]


def test_stepping_on_reveals_what_was_answered_alone(room: Room) -> None:
    room.begun(PLACE, DISCUSS)
    round_id = room.now.phase.round_id
    for who, x in (("sol", 2), ("mika", 8), ("pri", 3)):
        room.answer(who, at(x, 5))
    assert matrices.map(room.id, room.cast.sol).placements == ()
    facts = room.forward()
    assert [fact.kind for fact in facts][:2] == ["RoundRevealed", "PlacementsTakenOver"]
    assert facts[-1].kind == "PhaseEntered"
    assert room.now.phase.title == "Discuss"
    assert result(room.id, round_id, room.cast.sol).questions[0][1].n == 3
    assert len(matrices.map(room.id, room.cast.sol).placements) == 3


def test_a_step_asked_for_twice_is_taken_once(room: Room) -> None:
    room.begun(GROUP, GROUP, GROUP)
    leaving = room.now.phase.id
    room.forward()
    with pytest.raises(ElsewhereNow):
        room.do(actions.step_forward, events.StepForward, phase_id=leaving)
    assert room.now.at == 1


def test_after_the_last_phase_it_has_ended_and_one_step_back_leads_in_again(room: Room) -> None:
    room.begun(GROUP)
    room.forward()
    assert room.now.state is WorkshopState.ENDED
    room.back()
    assert (room.now.state, room.now.at) == (WorkshopState.RUNNING, 0)
    with pytest.raises(Changed):
        room.back()


def test_a_phase_that_is_returned_to_is_as_it_was_left(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("sol", "Know who churns")
    room.ready("sol")
    before, sheet = room.seen_by("sol"), room.asked_of("sol")
    with clock.at(clock.now()):
        room.forward()
        room.back()
    assert room.seen_by("sol").phase == before.phase
    assert (room.now.ready, room.seen_by("sol").is_ready) == (1, True)
    after = room.asked_of("sol")
    assert [each.value for each in after.asked] == [each.value for each in sheet.asked]
    assert after.round.state is RoundState.OPEN
    room.write("mika", "Reports on time")
    room.forward()
    told = result(room.id, before.phase.round_id, room.cast.pri)
    assert told.questions[0][1].n == 2


def test_the_map_is_as_it_was_before_the_reveal(room: Room) -> None:
    room.begun(PLACE, DISCUSS)
    room.answer("sol", at(2, 5))
    room.forward()
    room.back()
    assert matrices.map(room.id, room.cast.sol).placements == ()


def test_what_was_answered_in_a_phase_that_is_stepped_back_from_waits_there(room: Room) -> None:
    room.begun(GROUP, PLACE, AGREE)
    room.forward()
    round_id = room.now.phase.round_id
    room.answer("sol", at(2, 5))
    room.back()
    assert round_view(room.id, round_id, room.cast.fara).state is RoundState.DISCARDED
    with pytest.raises(NotFound):
        round_view(room.id, round_id, room.cast.sol)
    room.forward()
    assert room.now.phase.round_id == round_id
    assert room.asked_of("sol").asked[0].value == at(2, 5)


def test_what_is_asked_anew_when_the_questions_changed_meanwhile(room: Room) -> None:
    room.begun(GROUP, PLACE)
    room.forward()
    round_id = room.now.phase.round_id
    room.back()
    room.bench.segment("Agencies")
    room.forward()
    assert room.now.phase.round_id != round_id
    assert len(room.asked_of("sol").asked) == 3


def test_what_stepping_back_would_lose_is_said_before(room: Room) -> None:
    room.begun(PLACE, REFLECT)
    room.answer("sol", at(2, 5))
    room.answer("mika", at(8, 5))
    room.forward()
    room.write("sol", "They want peace")
    told = queries.losses(room.id, room.workshop_id, room.cast.fara)
    assert [(each.loss, each.number) for each in told] == [
        (Loss.SEEN, 2),
        (Loss.ASIDE, 1),
        (Loss.OFF_MAP, 2),
    ]
    with pytest.raises(NotPermitted):
        queries.losses(room.id, room.workshop_id, room.cast.sol)


def test_so_is_what_going_on_after_the_end_would_lose(room: Room) -> None:
    room.begun(PLACE)
    room.answer("sol", at(2, 5))
    room.forward()
    told = queries.losses(room.id, room.workshop_id, room.cast.fara)
    assert [each.loss for each in told] == [Loss.SEEN, Loss.OFF_MAP]


def test_without_names_what_is_new_at_the_next_reveal_may_tell_whose_it_is(room: Room) -> None:
    room.begun(REFLECT, GROUP, identity="anonymous")
    room.write("sol", "They want peace")
    room.forward()
    told = queries.losses(room.id, room.workshop_id, room.cast.fara)
    assert [each.loss for each in told] == [Loss.SEEN, Loss.TOLD_APART, Loss.LIFTED]


def test_time_goes_on_with_what_was_left_of_it(room: Room) -> None:
    start = clock.now()
    with clock.at(start):
        room.begun(REFLECT, GROUP)
        assert room.now.phase.ends_at == start + timedelta(minutes=10)
    with clock.at(start + timedelta(minutes=4)):
        room.forward()
    with clock.at(start + timedelta(minutes=30)):
        room.back()
        assert room.now.phase.ends_at == start + timedelta(minutes=36)


def test_time_that_is_over_does_nothing_by_itself(room: Room) -> None:
    start = clock.now()
    with clock.at(start):
        room.begun(REFLECT, GROUP)
    with clock.at(start + timedelta(hours=2)):
        room.write("sol", "Late and welcome")
        assert room.now.at == 0


def test_time_is_given_and_taken(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    before = room.now.phase.ends_at
    assert before is not None
    facts = room.do(actions.give_time, events.GiveTime, phase_id=room.now.phase.id, minutes=1)
    assert room.now.phase.ends_at == before + timedelta(minutes=1)
    assert [fact.kind for fact in facts] == ["TimeGiven"]
    room.forward()
    with pytest.raises(Invalid):
        room.do(actions.give_time, events.GiveTime, phase_id=room.now.phase.id, minutes=1)


def test_minutes_after_its_end_count_from_now(room: Room) -> None:
    start = clock.now()
    with clock.at(start):
        room.begun(REFLECT)
    late = start + timedelta(minutes=25)
    with clock.at(late):
        room.do(actions.give_time, events.GiveTime, phase_id=room.now.phase.id, minutes=5)
    assert room.now.phase.ends_at == late + timedelta(minutes=5)


def test_time_that_was_given_is_taken_back(room: Room) -> None:
    room.begun(REFLECT)
    before = room.now.phase.ends_at
    given = events.GiveTime(
        matrix_id=room.id,
        workshop_id=room.workshop_id,
        phase_id=room.now.phase.id,
        minutes=-3,
    )
    actions.give_time(given, actor=room.cast.fara)
    stream = f"matrix:{room.id}"
    undo(stream, target=given.operation_id, operation_id=new_id(), actor=room.cast.fara)
    assert room.now.phase.ends_at == before


@pytest.mark.parametrize("who", ["sol", "vic"])
def test_only_who_leads_steps(room: Room, who: str) -> None:
    room.begun(GROUP, GROUP)
    with pytest.raises(NotPermitted):
        room.forward(who)
    with pytest.raises(NotPermitted):
        room.back(who)
    assert room.now.at == 0


def test_everybody_is_called_to_a_page_until_the_next_step(room: Room) -> None:
    room.begun(GROUP, GROUP)
    call = {"phase_id": room.now.phase.id, "to": "map"}
    facts = room.do(actions.call_everybody, events.CallEverybody, **call)
    assert [fact.kind for fact in facts] == ["EverybodyCalled"]
    shown = queries.under_way(room.id, room.cast.sol)
    assert shown is not None
    assert (shown.title, shown.to) == ("Put together", Whereto.MAP)
    room.forward()
    assert room.now.called_to is Whereto.WORKSHOP


def test_nobody_is_called_to_results_that_there_are_none_of_or_by_who_does_not_lead(
    room: Room,
) -> None:
    room.begun(REFLECT, GROUP)
    call = {"phase_id": room.now.phase.id, "to": "results"}
    with pytest.raises(Invalid):
        room.do(actions.call_everybody, events.CallEverybody, **call)
    with pytest.raises(NotPermitted):
        room.do(actions.call_everybody, events.CallEverybody, "sol", **call)
    room.forward()
    call["phase_id"] = room.now.phase.id
    room.do(actions.call_everybody, events.CallEverybody, **call)
    assert room.now.called_to is Whereto.RESULTS


def test_a_workshop_that_is_not_under_way_calls_nobody(room: Room) -> None:
    room.drafted(GROUP)
    assert queries.under_way(room.id, room.cast.fara) is None
