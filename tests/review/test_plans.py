"""Plans: what is proposed, what a step says, and who does it when its owner is away."""

from datetime import UTC, datetime

import pytest

from segmatrix.base import clock
from segmatrix.base.errors import Changed, Invalid, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.people.models import Member
from segmatrix.review import events
from segmatrix.review.errors import NobodyOfThatName, NoSuchStep
from segmatrix.review.models import Step
from segmatrix.review.queries import plan, removed_steps
from segmatrix.review.terms import STAGES, STEPS_AT_MOST, Place, Route
from tests.cast import Cast
from tests.review.panel import do
from tests.review.planner import BERLIN, Planner

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(cast: Cast) -> Planner:
    return Planner(cast)


def test_a_route_proposes_its_steps_with_a_time_each(planner: Planner) -> None:
    proposed = planner.propose()
    steps = planner.plan.steps
    assert [each.place for each in steps] == [each.place for each in STAGES[Route.DRAFT_FIRST]]
    assert [each["step_id"] for each in proposed.steps] == [each.id for each in steps]
    assert steps[0].due == datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert all(each.owner is None and each.waits_for_somebody for each in steps)


def test_another_proposal_takes_the_place_of_what_is_open(planner: Planner) -> None:
    planner.propose()
    done = planner.plan.steps[0].id
    planner.do(events.FinishStep, step_id=done)
    planner.propose("bring_your_own", "one_day")
    there = [each.id for each in planner.plan.steps]
    assert done in there
    assert len(there) == 1 + len(STAGES[Route.BRING_YOUR_OWN])
    gone = removed_steps(planner.id, planner.cast.fara)
    assert len(gone) == len(STAGES[Route.DRAFT_FIRST]) - 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"route": "by_air"}, "route"),
        ({"pace": "never"}, "pace"),
        ({"start": ""}, "start"),
        ({"start": "9999-12-31"}, "start"),
        ({"zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_what_no_plan_can_be_made_of_is_refused(
    planner: Planner, change: dict[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        planner.propose(**change)
    assert refused.value.field == field
    assert planner.plan.steps == ()


@pytest.mark.parametrize(
    "change",
    [
        {"name": " "},
        {"due": "2026-03-29T02:30"},  # leapt over in Berlin
        {"due": "T"},
        {"place": "moon"},
        {"zone": ""},
    ],
)
def test_a_step_needs_a_name_and_a_time_that_comes(
    planner: Planner, change: dict[str, str]
) -> None:
    with pytest.raises(Invalid):
        planner.step(**change)


def test_an_owner_takes_part(planner: Planner) -> None:
    for who in (new_id(), planner.cast.otto.member_id):
        with pytest.raises(NobodyOfThatName):
            planner.step(who=who)


def test_a_plan_has_an_end(planner: Planner) -> None:
    steps = [
        Step(matrix_id=planner.id, name="Step", due=clock.now(), zone=BERLIN, planned_by="Fara")
        for _ in range(STEPS_AT_MOST)
    ]
    Step.objects.bulk_create(steps)
    with pytest.raises(Invalid, match="at most 100 steps"):
        planner.step()


def test_a_member_who_is_asked_is_one_owner_by_either_id(planner: Planner) -> None:
    sol = planner.member(planner.cast.sol)
    planner.step(who=sol)
    assert planner.only.owner.id == planner.cast.sol.member_id
    assert planner.only.is_for(planner.cast.sol.member_id)


def test_who_becomes_a_member_later_stays_the_owner(planner: Planner) -> None:
    lena = planner.person("Lena")
    planner.step(who=lena)
    assert not planner.only.owner.has_inbox
    who = {"name": "Lena", "member_id": planner.cast.mika.member_id}
    planner.do(events.EditStakeholder, stakeholder_id=lena, **who)
    assert planner.only.owner.id == planner.cast.mika.member_id
    assert planner.only.owner.has_inbox


def test_a_step_of_somebody_who_left_asks_for_another(planner: Planner) -> None:
    planner.step(who=planner.cast.sol.member_id)
    Member.objects.filter(pk=planner.cast.sol.member_id).update(left_at=clock.now())
    assert planner.only.gone
    assert planner.only.owner_name == "Sol"
    assert planner.only.waits_for_somebody


def test_who_is_away_when_it_is_due_is_stood_in_for(planner: Planner) -> None:
    cast = planner.cast
    planner.step(who=cast.sol.member_id)
    absence = planner.away(cast.sol.member_id)
    assert planner.only.away.who_name == "Sol"
    assert planner.only.waits_for_somebody
    about = {"first": "2026-11-23", "last": "2026-11-27", "zone": BERLIN}
    planner.do(events.EditAbsence, absence_id=absence, **about, substitute=cast.mika.member_id)
    assert planner.only.duty.name == "Mika"
    do(planner.ask(events.FinishStep, step_id=planner.only.id), cast.mika)
    assert planner.only.done_by == "Mika"


def test_an_absence_is_over_in_the_zone_in_which_it_was_meant(planner: Planner) -> None:
    sol = planner.cast.sol.member_id
    planner.step(who=sol, due="2026-11-27T23:30")
    absence = planner.away(sol, planner.cast.mika.member_id)
    assert planner.only.duty.name == "Mika"
    about = {"first": "2026-11-23", "last": "2026-11-27", "zone": "Pacific/Auckland"}
    planner.do(events.EditAbsence, absence_id=absence, **about)
    assert planner.only.duty.name == "Sol"


@pytest.mark.parametrize(
    ("now", "soon", "late"),
    [
        (datetime(2026, 11, 23, 15, 59, tzinfo=UTC), False, False),
        (datetime(2026, 11, 23, 16, tzinfo=UTC), True, False),
        (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), True, False),
        (datetime(2026, 11, 24, 16, tzinfo=UTC), False, True),
    ],
)
def test_a_step_is_due_soon_and_then_late_until_it_is_done(
    planner: Planner, now: datetime, soon: bool, late: bool
) -> None:
    step_id = planner.step()
    with clock.at(now):
        assert (planner.only.soon, planner.only.late) == (soon, late)
        assert (planner.plan.next is None) == late
        planner.do(events.FinishStep, step_id=step_id)
        assert (planner.only.soon, planner.only.late) == (False, False)
        assert planner.plan.finished == planner.plan.steps


def test_an_edit_of_an_older_version_hands_back_both(planner: Planner) -> None:
    step_id = planner.step()
    planner.edit(step_id, name="Interview five", version=1)
    with pytest.raises(Changed) as refused:
        planner.edit(step_id, name="Interview ten", version=1)
    assert refused.value.data["theirs"]["name"] == "Interview five"
    assert refused.value.data["yours"]["name"] == "Interview ten"
    planner.edit(step_id, name="Interview ten", place="guide", version=2)
    assert (planner.only.name, planner.only.place) == ("Interview ten", Place.GUIDE)


def test_what_was_taken_off_says_who_did(planner: Planner) -> None:
    step_id = planner.step()
    planner.do(events.RemoveStep, step_id=step_id, by=planner.cast.exa)
    with pytest.raises(Changed, match="Exa took"):
        planner.do(events.FinishStep, step_id=step_id)


def test_only_steps_of_this_plan_come_back(planner: Planner) -> None:
    elsewhere = Planner(planner.cast, "Elsewhere").step()
    with pytest.raises(NoSuchStep):
        planner.do(events.ReturnPlan, back=[elsewhere], away=[])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"last": "2026-11-22"}, "last"),
        ({"first": "soon"}, "first"),
        ({"zone": "Berlin"}, "zone"),
        ({"substitute": "sol"}, "substitute"),
        ({"substitute": "nobody0000000000"}, "substitute"),
    ],
)
def test_an_absence_has_days_in_order_and_another_who_stands_in(
    planner: Planner, change: dict[str, str], field: str
) -> None:
    sol = planner.cast.sol.member_id
    change = {name: sol if value == "sol" else value for name, value in change.items()}
    with pytest.raises(Invalid) as refused:
        planner.away(sol, **change)
    assert refused.value.field == field


def test_everybody_says_when_they_are_away_themselves_viewers_too(planner: Planner) -> None:
    about = {"first": "2026-11-23", "last": "2026-11-23", "zone": BERLIN}
    vic, lena = planner.cast.vic, planner.person("Lena")
    planner.do(events.RecordAbsence, by=vic, who=vic.member_id, **about)
    assert [each.who_name for each in planner.plan.absences] == ["Vic"]
    with pytest.raises(NotPermitted, match="yourself"):
        planner.do(events.RecordAbsence, by=vic, who=lena, **about)


def test_a_plan_asks_the_database_as_often_however_long_it_is(
    planner: Planner, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(12) as short:
        plan(planner.id, planner.cast.vic)
    planner.propose()
    sol, mika = planner.cast.sol.member_id, planner.cast.mika.member_id
    planner.edit(planner.plan.steps[0].id, who=sol)
    planner.away(sol, mika)
    planner.away(mika, planner.person("Lena"))
    with django_assert_max_num_queries(len(short)):
        plan(planner.id, planner.cast.vic)
