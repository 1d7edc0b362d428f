"""The example's plan: draft first in six weeks, most of it done, and two colleagues away."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.zoning import wall_clock
from segmatrix.demo.story import Do
from segmatrix.review import actions, events, queries
from segmatrix.review.queries import StepView
from segmatrix.review.terms import Pace, Route

OWNERS = (
    *("exa", "fara", "fara", "ida", "noor", "fara", "mika"),  # done
    *("pri", "cass", "sol", "noor", "exa"),
)
"""Whose each step of the route is, in their order."""

DONE = 7
BEGAN = timedelta(weeks=4)


def plan_ahead(do: Do, matrix_id: str, actors: Mapping[str, Actor], facilitator: str) -> None:
    """Propose a plan that began some weeks ago, give every step an owner, and finish the first.

    Cass is away when a step of hers is due and Leo stands in; for Noor nobody does yet.
    """
    zone = "Europe/Berlin"
    today = clock.now().date()
    start = today - timedelta(days=today.weekday()) - BEGAN
    begin = events.ProposePlan(
        matrix_id=matrix_id,
        route=Route.DRAFT_FIRST.value,
        pace=Pace.SIX_WEEKS.value,
        start=start.isoformat(),
        zone=zone,
    )
    do(actions.propose_plan, begin, facilitator)
    steps = queries.plan(matrix_id, actors[facilitator]).steps
    for number, (step, owner) in enumerate(zip(steps, OWNERS, strict=True)):
        do(actions.edit_step, _owned(step, matrix_id, actors[owner]), facilitator)
        if number < DONE:
            done = events.FinishStep(matrix_id=matrix_id, step_id=step.id)
            do(actions.finish_step, done, owner)
    for who, substitute, step in (("cass", "leo", steps[DONE + 1]), ("noor", "", steps[-2])):
        absence = events.RecordAbsence(
            matrix_id=matrix_id,
            who=actors[who].member_id,
            first=_day(step.due - timedelta(days=1)),
            last=_day(step.due + timedelta(days=3)),
            zone=zone,
            substitute=actors[substitute].member_id if substitute else "",
        )
        do(actions.record_absence, absence, who)


def _owned(step: StepView, matrix_id: str, owner: Actor) -> events.EditStep:
    return events.EditStep(
        matrix_id=matrix_id,
        step_id=step.id,
        name=step.name,
        due=wall_clock(step.due, step.zone),
        zone=step.zone.key,
        place=step.place.value,
        who=owner.member_id,
    )


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()
