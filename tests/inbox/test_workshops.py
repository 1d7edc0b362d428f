"""What reaches whom of workshops: that one begins and that it ended, and no bell for each phase."""

import pytest

from segmatrix.inbox import queries
from segmatrix.rounds import actions as rounds
from segmatrix.rounds import events as round_events
from segmatrix.workshops import actions, events
from segmatrix.workshops.agendas import DAY
from tests.cast import Cast
from tests.rounds.circle import Circle
from tests.workshops.bench import DISCUSS, GROUP, PLACE, REFLECT, Room

pytestmark = pytest.mark.django_db

BEGUN = ("workshop_begun", "Fara", "Kick-off · Think alone")
ENDED = ("workshop_ended", "Fara", "Kick-off")


@pytest.fixture
def room(cast: Cast) -> Room:
    return Room(cast)


def told(room: Room, who: str = "sol") -> list[tuple[str, str, str]]:
    """What is unread in somebody's inbox: kind, by whom, the words; oldest first."""
    page = queries.notices(getattr(room.cast, who), unread_only=True)
    return [(each.kind.value, each.who, each.text) for each in reversed(page.notices)]


def test_who_takes_part_is_asked_in_once_and_to_see_what_came_of_it(room: Room) -> None:
    room.drafted(REFLECT, GROUP, PLACE, DISCUSS)
    assert told(room) == []
    room.do(actions.begin_workshop, events.BeginWorkshop)
    assert told(room) == [BEGUN]
    for _phase in (GROUP, PLACE, DISCUSS):
        room.forward()
        assert told(room) == [BEGUN]
    room.forward()
    assert told(room) == told(room, "mika") == [ENDED]
    assert told(room, "fara") == told(room, "exa") == []


def test_the_way_back_tells_nothing_and_takes_back_that_it_ended(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.forward()
    room.back()
    assert told(room) == [BEGUN]
    room.forward()
    room.forward()
    assert told(room) == [ENDED]
    room.back()
    assert told(room) == [BEGUN]
    room.forward()
    assert told(room) == [ENDED]


def test_one_that_goes_over_days_tells_of_each_phase(room: Room) -> None:
    slow = [phase | {"minutes": 2 * DAY} for phase in (REFLECT, GROUP, PLACE)]
    room.begun(*slow)
    assert told(room) == [BEGUN]
    room.forward()
    assert told(room) == [BEGUN, ("workshop_goes_on", "Fara", "Kick-off · Put together")]
    room.forward()
    assert told(room) == [BEGUN, ("workshop_goes_on", "Fara", "Kick-off · Place")]
    room.forward()
    assert told(room) == [ENDED]


def test_one_that_is_given_up_waits_for_nobody_until_it_is_taken_up_again(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.do(actions.discard_workshop, events.DiscardWorkshop)
    assert told(room) == []
    room.do(actions.reinstate_workshop, events.ReinstateWorkshop)
    assert told(room) == [BEGUN]


def test_whoever_leads_can_still_remind_those_who_owe_an_answer(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    room.write("mika", "Late invoices")
    given = round_events.RemindAnswering(matrix_id=room.id, round_id=room.now.phase.round_id)
    rounds.remind_answering(given, actor=room.cast.fara)
    assert [kind for kind, _who, _text in told(room)] == ["workshop_begun", "round_reminded"]
    assert told(room, "mika") == [BEGUN]


def test_a_round_beside_it_tells_as_ever(room: Room) -> None:
    room.begun(REFLECT, GROUP)
    asked = Circle.drafted(room)
    rounds.open_round(
        round_events.OpenRound(matrix_id=room.id, round_id=asked), actor=room.cast.fara
    )
    room.forward()
    assert told(room) == [BEGUN, ("round_opened", "Fara", "First placement")]
    room.reveal(asked)
    assert told(room) == [BEGUN, ("round_revealed", "Fara", "First placement")]


def test_the_notice_leads_to_the_workshop(room: Room, signed_in) -> None:
    room.begun(REFLECT, GROUP)
    [notice] = queries.notices(room.cast.sol).notices
    place = f"/w/{room.cast.sol.workspace_id}/inbox/notices/{notice.id}/"
    assert signed_in("sol").get(place).url == f"/m/{room.id}/workshops/{room.workshop_id}/"
    assert told(room) == []
