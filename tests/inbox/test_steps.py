"""What is due in a plan reaches whose duty it is: the owner, or who stands in, once for each."""

from datetime import UTC, datetime, timedelta

import pytest

from segmatrix.activity import actions as activity
from segmatrix.activity.queries import since
from segmatrix.base import clock
from segmatrix.base.ids import new_id
from segmatrix.inbox.queries import notices
from segmatrix.matrix import events as matrix_events
from segmatrix.people.models import Member
from segmatrix.review import events
from segmatrix.review.queries import falling_due
from segmatrix.review.tasks import remind
from segmatrix.review.terms import FORGOTTEN, SOON
from tests.cast import Cast
from tests.review.panel import do
from tests.review.planner import Planner

pytestmark = pytest.mark.django_db

DUE = datetime(2026, 11, 24, 16, tzinfo=UTC)
DAY_BEFORE, AFTER = DUE - SOON, DUE + timedelta(hours=1)


@pytest.fixture
def planner(cast: Cast) -> Planner:
    return Planner(cast)


def told(planner: Planner, who: str) -> list[tuple[str, str, str]]:
    """Return what is unread in somebody's inbox, oldest first."""
    page = notices(getattr(planner.cast, who), unread_only=True)
    return [(each.kind.value, each.who, each.text) for each in reversed(page.notices)]


def look(at: datetime) -> None:
    with clock.at(at):
        remind()


SOON_TOLD = ("step_due", "Fara", "Interview them")
LATE_TOLD = ("step_late", "Fara", "Interview them")


def test_the_owner_is_told_a_day_before_and_when_it_is_late_once_each(planner: Planner) -> None:
    planner.step(who=planner.cast.sol.member_id)
    look(DAY_BEFORE - timedelta(minutes=1))
    assert told(planner, "sol") == []
    look(DAY_BEFORE)
    look(DUE - timedelta(minutes=1))
    assert told(planner, "sol") == [SOON_TOLD]
    look(AFTER)
    look(AFTER + timedelta(days=2))
    assert told(planner, "sol") == [SOON_TOLD, LATE_TOLD]


def test_who_planned_it_for_themselves_is_told_as_well(planner: Planner) -> None:
    planner.step(who=planner.cast.fara.member_id)
    look(AFTER)
    assert told(planner, "fara") == [LATE_TOLD]


def test_who_stands_in_is_told_in_place_of_whoever_is_away(planner: Planner) -> None:
    sol, mika = planner.cast.sol.member_id, planner.cast.mika.member_id
    planner.step(who=sol)
    planner.away(sol, mika)
    look(DAY_BEFORE)
    assert told(planner, "sol") == []
    assert told(planner, "mika") == [("step_due", "Fara", "Interview them (in place of Sol)")]


def test_a_substitute_named_later_is_told_then(planner: Planner) -> None:
    sol, mika = planner.cast.sol.member_id, planner.cast.mika.member_id
    planner.step(who=sol)
    look(DAY_BEFORE)
    planner.away(sol, mika)
    look(DAY_BEFORE + timedelta(hours=1))
    assert [kind for kind, _, _ in told(planner, "mika")] == ["step_due"]


def test_a_person_to_ask_who_is_a_member_is_told(planner: Planner) -> None:
    planner.step(who=planner.member(planner.cast.sol))
    look(DAY_BEFORE)
    assert told(planner, "sol") == [SOON_TOLD]


def test_nobody_is_told_who_cannot_be_or_of_what_was_forgotten(planner: Planner) -> None:
    planner.step(who=planner.person("Lena"))
    planner.step()
    gone = planner.cast.ana.member_id
    planner.step(who=gone)
    Member.objects.filter(pk=gone).update(left_at=clock.now())
    planner.step(who=planner.cast.sol.member_id)
    number = len(since(planner.stream, 0))
    look(DUE + FORGOTTEN)
    assert len(since(planner.stream, 0)) == number
    assert told(planner, "sol") == []


def test_what_is_done_moved_or_taken_off_is_told_no_more(planner: Planner) -> None:
    sol = planner.cast.sol.member_id
    for change in (
        lambda step_id: planner.do(events.FinishStep, step_id=step_id),
        lambda step_id: planner.do(events.RemoveStep, step_id=step_id),
        lambda step_id: planner.edit(step_id, due="2026-12-24T17:00"),
        lambda step_id: planner.propose(),
    ):
        step_id = planner.step(who=sol)
        look(DAY_BEFORE)
        assert told(planner, "sol") == [SOON_TOLD]
        change(step_id)
        look(DAY_BEFORE + timedelta(hours=1))
        assert told(planner, "sol") == []


def test_what_is_open_again_is_told_anew(planner: Planner) -> None:
    planner.step(who=planner.cast.sol.member_id)
    look(DAY_BEFORE)
    given = planner.ask(events.FinishStep, step_id=planner.only.id)
    do(given, planner.cast.sol)
    turn = {"target": given.operation_id, "operation_id": new_id()}
    activity.undo(planner.stream, **turn, actor=planner.cast.sol)
    look(DAY_BEFORE + timedelta(hours=1))
    assert told(planner, "sol") == [SOON_TOLD]


def test_another_name_for_a_step_tells_nobody_anew(planner: Planner) -> None:
    step_id = planner.step(who=planner.cast.sol.member_id)
    look(DAY_BEFORE)
    planner.edit(step_id, name="Interview five of them")
    look(DAY_BEFORE + timedelta(hours=1))
    assert told(planner, "sol") == [SOON_TOLD]


def test_a_reminder_that_came_too_late_does_nothing(planner: Planner) -> None:
    step_id = planner.step(who=planner.cast.sol.member_id)
    with clock.at(DAY_BEFORE):
        (due,) = falling_due()
        about = {"step_id": step_id, "version": due.version, "late": due.late}
        planner.do(events.FinishStep, step_id=step_id)
        assert do(planner.ask(events.RemindOfStep, **about), due.actor) == []
        assert falling_due() == []


def test_nobody_is_reminded_of_somebody_elses_step(planner: Planner) -> None:
    step_id = planner.step(who=planner.cast.sol.member_id)
    given = planner.ask(events.RemindOfStep, step_id=step_id, version=1, late=False)
    with clock.at(DAY_BEFORE):
        assert do(given, planner.cast.mika) == []


def test_a_look_asks_as_often_however_many_plans_there_are(
    planner: Planner, django_assert_max_num_queries
) -> None:
    sol, mika = planner.cast.sol.member_id, planner.cast.mika.member_id
    planner.step(who=sol)
    with clock.at(DAY_BEFORE):
        with django_assert_max_num_queries(4) as short:
            assert len(falling_due()) == 1
        another = Planner(planner.cast, "Elsewhere")
        another.away(sol, mika)
        another.step(who=sol)
        another.step("Draft", who=another.member(planner.cast.mika))
        with django_assert_max_num_queries(len(short)):
            assert len(falling_due()) == 3


@pytest.mark.parametrize("given", [matrix_events.RetireMatrix, matrix_events.DiscardMatrix])
def test_a_matrix_that_is_retired_or_taken_back_reminds_nobody(planner: Planner, given) -> None:
    planner.step(who=planner.cast.sol.member_id)
    place = {"matrix_id": planner.id}
    if given is matrix_events.DiscardMatrix:
        place["workspace_id"] = planner.cast.fara.workspace_id
    do(given(**place), planner.cast.fara)
    with clock.at(DAY_BEFORE):
        assert falling_due() == []
