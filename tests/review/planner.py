"""A matrix with a plan, in one line each."""

from typing import Any

from segmatrix.review import events, queries
from tests.review.panel import Panel

BERLIN = "Europe/Berlin"
DUE = "2026-11-24T17:00"


class Planner(Panel):
    """A matrix that Fara has begun, and the plan of it."""

    def propose(self, route: str = "draft_first", pace: str = "six_weeks", **more: Any) -> Any:
        about = {"route": route, "pace": pace, "start": "2026-11-23", "zone": BERLIN} | more
        return self.do(events.ProposePlan, **about)

    def step(self, name: str = "Interview them", who: str = "", **more: Any) -> str:
        """Put a step on the plan, by default nobody's, and return its id."""
        about = {"name": name, "who": who, "due": DUE, "zone": BERLIN} | more
        return self.do(events.AddStep, **about).step_id

    def edit(self, step_id: str, **more: Any) -> Any:
        there = next(each for each in self.plan.steps if each.id == step_id)
        who = there.owner.id if there.owner else ""
        about = {"name": there.name, "who": who, "due": DUE, "zone": BERLIN} | more
        return self.do(events.EditStep, step_id=step_id, **about)

    def away(self, who: str, substitute: str = "", **more: Any) -> str:
        """Say that somebody is away in the week of 23 November, and return the absence's id."""
        about = {"first": "2026-11-23", "last": "2026-11-27", "zone": BERLIN} | more
        about |= {"who": who, "substitute": substitute}
        return self.do(events.RecordAbsence, **about).absence_id

    @property
    def plan(self) -> queries.PlanView:
        return queries.plan(self.id, self.cast.vic)

    @property
    def only(self) -> queries.StepView:
        """The one step there is."""
        (found,) = self.plan.steps
        return found

    def planned(self) -> object:
        """Return all that people see of the plan, without times and counters that only grow."""
        steps = [
            (each.id, each.name, each.place, each.owner, each.due, each.zone.key, each.duty)
            if each.done_at is None
            else (each.id, "done")
            for each in self.plan.steps
        ]
        away = [
            (each.id, each.who, each.first, each.last, each.zone.key, each.substitute)
            for each in self.plan.absences
        ]
        return steps, away
