"""Planning a workshop, giving it up, and what comes of its plan."""

import pytest

from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.rounds.errors import NoSuchRound
from segmatrix.rounds.terms import RoundState
from segmatrix.workshops import actions, events, queries
from segmatrix.workshops.agendas import AGENDAS, Agenda
from segmatrix.workshops.terms import PhaseKind, WorkshopState
from tests.rounds.circle import at
from tests.workshops.bench import AGREE, GROUP, PLACE, REFLECT, VOTE, Room


def changing(room: Room, *phases: dict[str, object], version: int = 1) -> events.ChangeWorkshop:
    return events.ChangeWorkshop(
        workshop_id=room.workshop_id, version=version, **room.planned(*phases)
    )


def test_it_is_planned_phase_by_phase(room: Room) -> None:
    room.drafted(REFLECT, GROUP, VOTE)
    assert [(each.kind, each.title) for each in room.now.phases] == [
        (PhaseKind.REFLECT, "Think alone"),
        (PhaseKind.GROUP, "Put together"),
        (PhaseKind.VOTE, "Vote"),
    ]
    assert [each.name for each in room.now.answering] == ["Ana", "Mika", "Pri", "Sol"]
    assert room.now.state is WorkshopState.DRAFTED


def test_a_plan_is_nobodys_but_who_leads(room: Room) -> None:
    room.drafted(GROUP)
    with pytest.raises(NotFound):
        room.seen_by("sol")
    assert queries.workshops(room.id, room.cast.sol) == ()
    with pytest.raises(NotFound):
        room.seen_by("otto")


@pytest.mark.parametrize("who", ["sol", "vic"])
def test_only_who_leads_plans(room: Room, who: str) -> None:
    given = events.DraftWorkshop(**room.planned(GROUP))
    with pytest.raises(NotPermitted):
        actions.draft_workshop(given, actor=getattr(room.cast, who))


@pytest.mark.parametrize(
    ("phase", "field"),
    [
        ({"kind": "dance", "title": "Dance"}, "phases"),
        ({"kind": "group", "title": " "}, "title"),
        ({"kind": "group", "title": "Group", "minutes": 0}, "minutes"),
        ({"kind": "reflect", "title": "Think", "setting": {"prompts": []}}, "prompts"),
        ({"kind": "vote", "title": "Vote", "setting": {"budget": 0, "cap": 1}}, "budget"),
        ({"kind": "vote", "title": "Vote", "setting": {"budget": 3, "cap": 4}}, "cap"),
        ({"kind": "place", "title": "Place", "setting": {"asks": ["free"]}}, "asks"),
        ({"kind": "discuss", "title": "Talk", "setting": {"minutes_each": -1}}, "minutes_each"),
    ],
)
def test_a_phase_that_cannot_be_is_refused(
    room: Room, phase: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        room.drafted(phase)
    assert refused.value.field == field
    assert queries.workshops(room.id, room.cast.fara) == ()


def test_a_plan_is_changed_until_it_begins(room: Room) -> None:
    room.drafted(GROUP)
    actions.change_workshop(changing(room, PLACE, AGREE), actor=room.cast.fara)
    assert [each.kind for each in room.now.phases] == [PhaseKind.PLACE, PhaseKind.AGREE]
    with pytest.raises(Changed):
        actions.change_workshop(changing(room, GROUP), actor=room.cast.fara)
    room.do(actions.begin_workshop, events.BeginWorkshop)
    with pytest.raises(Changed):
        actions.change_workshop(changing(room, GROUP, version=2), actor=room.cast.fara)


def test_a_change_is_undone(room: Room) -> None:
    room.drafted(REFLECT)
    before = [each.planned for each in room.now.phases]
    given = changing(room, PLACE)
    actions.change_workshop(given, actor=room.cast.fara)
    stream = f"matrix:{room.id}"
    undo(stream, target=given.operation_id, operation_id=new_id(), actor=room.cast.fara)
    assert [each.planned for each in room.now.phases] == before


def test_one_that_is_given_up_goes_on_where_it_was(room: Room) -> None:
    room.begun(GROUP, GROUP)
    room.forward()
    room.do(actions.discard_workshop, events.DiscardWorkshop)
    with pytest.raises(NotFound):
        room.seen_by("sol")
    room.do(actions.reinstate_workshop, events.ReinstateWorkshop)
    assert (room.now.state, room.now.at) == (WorkshopState.RUNNING, 1)


def test_what_is_answered_alone_is_given_up_with_it_and_goes_on_with_it(room: Room) -> None:
    room.begun(PLACE, GROUP)
    round_id = room.now.phase.round_id
    room.answer("sol", at(2, 5))
    room.do(actions.discard_workshop, events.DiscardWorkshop)
    with pytest.raises(NoSuchRound):
        room.view(round_id, "sol")
    room.do(actions.reinstate_workshop, events.ReinstateWorkshop)
    assert room.asked_of("sol").asked[0].value == at(2, 5)


def test_giving_up_while_people_answer_is_undone_and_done_again(room: Room) -> None:
    room.begun(PLACE, GROUP)
    round_id = room.now.phase.round_id
    given = events.DiscardWorkshop(matrix_id=room.id, workshop_id=room.workshop_id)
    actions.discard_workshop(given, actor=room.cast.fara)
    back = {"operation_id": new_id(), "actor": room.cast.fara}
    undo(given.stream, target=given.operation_id, **back)
    assert room.view(round_id, "sol").takes_answers
    undo(given.stream, target=back["operation_id"], operation_id=new_id(), actor=room.cast.fara)
    assert room.view(round_id, "fara").state is RoundState.DISCARDED


@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.key)
def test_every_agenda_that_is_shipped_can_be_planned(room: Room, agenda: Agenda) -> None:
    room.drafted(*agenda.phases())
    assert [each.planned for each in room.now.phases] == [
        {**phase, "setting": {**each.setting}}
        for phase, each in zip(agenda.phases(), room.now.phases, strict=True)
    ]
