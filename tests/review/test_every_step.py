"""What holds for every action about plans and absences, whatever it does."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from segmatrix.activity import actions as activity
from segmatrix.activity.events import Fact, Input
from segmatrix.activity.queries import since
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.review import events
from segmatrix.review.actions import absences, plans
from tests.cast import Cast
from tests.review.panel import do
from tests.review.planner import BERLIN, DUE, Planner

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Deed:
    """One use of an action: who may do it here (of Exa, Fara, Sol, Ana, Vic), the first does it."""

    given: Callable[[Planner], Input]
    fact: type[Fact]
    may: tuple[str, ...] = ("fara", "exa")


def _step(planner: Planner) -> dict[str, str]:
    return {"step_id": planner.step(who=planner.cast.vic.member_id)}


def _proposed_anew(planner: Planner) -> Input:
    planner.propose()
    about = {"route": "workshop_first", "pace": "one_day", "start": "2026-11-23"}
    return planner.ask(events.ProposePlan, **about, zone="Asia/Dubai")


def _returned(planner: Planner) -> Input:
    gone = planner.step("Draft")
    planner.do(events.RemoveStep, step_id=gone)
    return planner.ask(events.ReturnPlan, back=[gone], away=[planner.step()])


def _added(planner: Planner) -> Input:
    about = {"name": "Interview them", "due": DUE, "zone": BERLIN, "place": "guide"}
    return planner.ask(events.AddStep, **about, who=planner.person("Lena"))


def _edited(planner: Planner) -> Input:
    about = {"name": "Draft", "due": "2026-11-25T09:30", "zone": "Asia/Dubai", "place": "table"}
    who = planner.cast.sol.member_id
    return planner.ask(events.EditStep, **_step(planner), **about, who=who, version=1)


def _removed_before(planner: Planner) -> Input:
    step = _step(planner)
    planner.do(events.RemoveStep, **step)
    return planner.ask(events.RestoreStep, **step)


def _done_before(planner: Planner) -> Input:
    step = _step(planner)
    planner.do(events.FinishStep, **step)
    return planner.ask(events.ReopenStep, **step)


def _absence(planner: Planner) -> dict[str, str]:
    return {"absence_id": planner.away(planner.cast.sol.member_id)}


def _away(planner: Planner) -> Input:
    about = {"first": "2026-11-23", "last": "2026-11-27", "zone": BERLIN}
    cast = planner.cast
    pair = {"who": cast.sol.member_id, "substitute": cast.mika.member_id}
    return planner.ask(events.RecordAbsence, **about, **pair)


def _away_otherwise(planner: Planner) -> Input:
    about = {"first": "2026-11-24", "last": "2026-11-24", "zone": "Asia/Dubai", "version": 1}
    substitute = planner.person("Lena")
    return planner.ask(events.EditAbsence, **_absence(planner), **about, substitute=substitute)


def _there_before(planner: Planner) -> Input:
    absence = _absence(planner)
    planner.do(events.RemoveAbsence, **absence)
    return planner.ask(events.RestoreAbsence, **absence)


OWNERS = ("vic", "fara", "exa")
THEIRS = ("sol", "fara", "exa")

DEEDS: dict[str, Deed] = {
    "propose_plan": Deed(_proposed_anew, events.PlanProposed),
    "return_plan": Deed(_returned, events.PlanReturned),
    "add_step": Deed(_added, events.StepAdded),
    "edit_step": Deed(_edited, events.StepEdited),
    "remove_step": Deed(
        lambda planner: planner.ask(events.RemoveStep, **_step(planner)), events.StepRemoved
    ),
    "restore_step": Deed(_removed_before, events.StepRestored),
    "finish_step": Deed(
        lambda planner: planner.ask(events.FinishStep, **_step(planner)),
        events.StepFinished,
        OWNERS,
    ),
    "reopen_step": Deed(_done_before, events.StepReopened, OWNERS),
    "record_absence": Deed(_away, events.AbsenceRecorded, THEIRS),
    "edit_absence": Deed(_away_otherwise, events.AbsenceEdited, THEIRS),
    "remove_absence": Deed(
        lambda planner: planner.ask(events.RemoveAbsence, **_absence(planner)),
        events.AbsenceRemoved,
        THEIRS,
    ),
    "restore_absence": Deed(_there_before, events.AbsenceRestored, THEIRS),
}


@pytest.fixture
def planner(cast: Cast) -> Planner:
    return Planner(cast)


def test_every_action_is_here() -> None:
    written = {
        name
        for module in (plans, absences)
        for name, value in vars(module).items()
        if getattr(value, "__module__", "") == module.__name__ and hasattr(value, "__wrapped__")
    }
    assert set(DEEDS) == written


@pytest.mark.parametrize("name", DEEDS)
class TestEveryDeed:
    def test_it_records_what_happened_once(self, name: str, planner: Planner) -> None:
        deed = DEEDS[name]
        given, who = deed.given(planner), getattr(planner.cast, deed.may[0])
        facts = do(given, who)
        assert [type(fact) for fact in facts] == [deed.fact]
        assert [entry.fact for entry in since(planner.stream, 0)][-1:] == facts
        assert facts[0].matrix_id == planner.id
        after = planner.planned()
        assert do(given, who) == facts
        assert planner.planned() == after

    def test_only_those_may_who_should(self, name: str, planner: Planner) -> None:
        deed = DEEDS[name]
        given, before = deed.given(planner), planner.planned()
        for who in {"exa", "fara", "sol", "ana", "vic"} - set(deed.may):
            with pytest.raises(NotPermitted):
                do(given, getattr(planner.cast, who))
        with pytest.raises(NotFound):
            do(given, planner.cast.otto)
        assert planner.planned() == before

    def test_undo_restores_exactly_and_undoing_that_does_it_again(
        self, name: str, planner: Planner
    ) -> None:
        deed = DEEDS[name]
        given, who = deed.given(planner), getattr(planner.cast, deed.may[0])
        before = planner.planned()
        do(given, who)
        after = planner.planned()
        assert after != before
        target = given.operation_id
        for expected in (before, after):
            turn = new_id()
            activity.undo(planner.stream, target=target, operation_id=turn, actor=who)
            assert planner.planned() == expected
            target = turn
