"""What can be done about the plan of a matrix and its steps."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import named, one_of
from segmatrix.base.versions import refuse_if_stale
from segmatrix.base.zoning import day_called, due_at, wall_clock, zone_called
from segmatrix.people.terms import Permission
from segmatrix.review import access, terms
from segmatrix.review.access import plans as rows
from segmatrix.review.access.parties import Parties
from segmatrix.review.errors.plans import NobodyOfThatName, NoSuchStep
from segmatrix.review.events import plans as events
from segmatrix.review.models import Step
from segmatrix.review.scheduling import proposed


@action
def propose_plan(given: events.ProposePlan, *, actor: Actor) -> None:
    """Put the steps of a route on the plan, in place of those that are open; done ones stay.

    Refuses an unknown route, pace or zone, and a day out of reach. Records PlanProposed.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    route = one_of(terms.Route, given.route, field="route")
    pace = one_of(terms.Pace, given.pace, field="pace")
    zone = zone_called(given.zone)
    start = day_called(given.start, field="start")
    away = list(rows.steps(matrix.id).filter(done_at=None).values_list("pk", flat=True))
    Step.objects.filter(pk__in=away).update(removed=True)
    steps = [
        Step(
            matrix_id=matrix.id,
            name=each.name,
            place=each.place.value,
            due=each.due,
            zone=zone.key,
            planned_by=actor.name,
        )
        for each in proposed(route, pace, start, zone)
    ]
    _refuse_too_many(matrix.id, more=len(steps))
    Step.objects.bulk_create(steps)
    record(
        events.PlanProposed(
            matrix_id=matrix.id,
            route=route.value,
            pace=pace.value,
            start=start.isoformat(),
            steps=[_whole(step) for step in steps],
            away=away,
        ),
        inverse=events.ReturnPlan(matrix_id=matrix.id, back=away, away=[step.pk for step in steps]),
    )


@action
def return_plan(given: events.ReturnPlan, *, actor: Actor) -> None:
    """Let some steps come back to the plan and others leave it. Records PlanReturned."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    known = Step.objects.filter(matrix_id=matrix.id)
    if known.filter(pk__in=[*given.back, *given.away]).count() != len(given.back + given.away):
        raise NoSuchStep
    known.filter(pk__in=given.away).update(removed=True)
    known.filter(pk__in=given.back).update(removed=False, **_UNTOLD)
    record(
        events.PlanReturned(matrix_id=matrix.id, back=given.back, away=given.away),
        inverse=events.ReturnPlan(matrix_id=matrix.id, back=given.away, away=given.back),
    )


@action
def add_step(given: events.AddStep, *, actor: Actor) -> None:
    """Put a step on the plan.

    Refuses a missing name, a time that never comes, an unknown place, and an owner who takes no
    part. Records StepAdded.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    _refuse_too_many(matrix.id, more=1)
    step = Step(matrix_id=matrix.id, **_fields(given, actor), planned_by=actor.name)
    step.save()
    record(
        events.StepAdded(**_whole(step)),
        inverse=events.RemoveStep(matrix_id=matrix.id, step_id=step.pk),
    )


@action
def edit_step(given: events.EditStep, *, actor: Actor) -> None:
    """Describe a step anew. One that is due otherwise is told anew to whose duty it is.

    Refuses what `add_step` refuses, and an edit of an older version, handing back both.
    Records StepEdited.
    """
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    step = rows.step(matrix.id, given.step_id)
    wanted = _fields(given, actor, earlier=step)
    earlier = {name: getattr(step, name) for name in wanted}
    before = _typed(step)
    for name, value in wanted.items():
        setattr(step, name, value)
    refuse_if_stale(
        step.version,
        given.version,
        theirs=before,
        yours=_typed(step),
        who=lambda: access.last_author(matrix.id, f"step:{step.pk}"),
    )
    if wanted == earlier:
        return
    moved = any(wanted[name] != earlier[name] for name in ("due", "who"))
    if moved:
        _forget_telling(step)
        step.planned_by = actor.name
    step.version += 1
    step.save()
    record(
        events.StepEdited(**_whole(step), moved=moved),
        inverse=events.EditStep(matrix_id=matrix.id, step_id=step.pk, **before),
    )


@action
def remove_step(given: events.RemoveStep, *, actor: Actor) -> None:
    """Take a step off the plan. Records StepRemoved."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    step = rows.step(matrix.id, given.step_id)
    step.removed = True
    step.save(update_fields=["removed"])
    place = {"matrix_id": matrix.id, "step_id": step.pk}
    record(
        events.StepRemoved(**place, name=step.name),
        inverse=events.RestoreStep(**place),
    )


@action
def restore_step(given: events.RestoreStep, *, actor: Actor) -> None:
    """Put a step back on the plan. Records StepRestored."""
    matrix = access.matrix(given.matrix_id, actor, may=Permission.FACILITATE)
    step = rows.step(matrix.id, given.step_id, removed=True)
    step.removed = False
    _forget_telling(step)
    step.save(update_fields=["removed", *_UNTOLD])
    record(
        events.StepRestored(**_whole(step)),
        inverse=events.RemoveStep(matrix_id=matrix.id, step_id=step.pk),
    )


@action
def finish_step(given: events.FinishStep, *, actor: Actor) -> None:
    """Say that a step is done: its owner, who stands in for them, or who facilitates.

    Refuses anybody else. Records StepFinished.
    """
    _set_done(given, events.StepFinished, events.ReopenStep, actor, done=True)


@action
def reopen_step(given: events.ReopenStep, *, actor: Actor) -> None:
    """Say that a step is not done after all. Refuses whom `finish_step` does.

    Records StepReopened.
    """
    _set_done(given, events.StepReopened, events.FinishStep, actor, done=False)


_UNTOLD = {"told_soon": "", "told_late": ""}


def _forget_telling(step: Step) -> None:
    """Let people be told anew of a step that is open again, or due otherwise."""
    for name, nobody in _UNTOLD.items():
        setattr(step, name, nobody)


def _set_done(given: Any, fact: Any, inverse: Any, actor: Actor, *, done: bool) -> None:
    matrix = access.matrix(given.matrix_id, actor)
    step = rows.step(matrix.id, given.step_id)
    rows.require_own_step(step, Parties(matrix.id, actor), actor)
    if (step.done_at is not None) == done:
        return
    step.done_at = clock.now() if done else None
    step.done_by = actor.name if done else ""
    _forget_telling(step)
    step.save(update_fields=["done_at", "done_by", *_UNTOLD])
    place = {"matrix_id": matrix.id, "step_id": step.pk}
    record(fact(**place, name=step.name), inverse=inverse(**place))


def _fields(given: Any, actor: Actor, earlier: Step | None = None) -> dict[str, Any]:
    """Return what was said of a step, ready for its row; an owner that it has may stay."""
    zone = zone_called(given.zone)
    fields = {
        "name": named(given.name, limit=terms.STEP_LENGTH),
        "place": one_of(terms.Place, given.place, field="place").value,
        "due": due_at(given.due, zone),
        "zone": zone.key,
    }
    if earlier is not None and given.who == earlier.who:
        return fields | {"who": earlier.who, "who_name": earlier.who_name}
    return fields | _owner(given.matrix_id, given.who, actor)


def _owner(matrix_id: str, who: str, actor: Actor) -> dict[str, str]:
    if not who:
        return {"who": "", "who_name": ""}
    found = Parties(matrix_id, actor).find(who)
    if found is None:
        raise NobodyOfThatName("who")
    return {"who": found.id, "who_name": found.name}


def _refuse_too_many(matrix_id: str, *, more: int) -> None:
    if rows.steps(matrix_id).count() + more > terms.STEPS_AT_MOST:
        raise Invalid(
            _("A plan has at most %(most)s steps.") % {"most": terms.STEPS_AT_MOST},
            hint=_("Take some off that nobody needs."),
        )


def _typed(step: Step) -> dict[str, str]:
    """Return a step as it is typed."""
    return {
        "name": step.name,
        "due": wall_clock(step.due, ZoneInfo(step.zone)),
        "zone": step.zone,
        "place": step.place,
        "who": step.who,
    }


def _whole(step: Step) -> dict[str, Any]:
    return {
        "matrix_id": step.matrix_id,
        "step_id": step.pk,
        "name": step.name,
        "place": step.place,
        "who": step.who,
        "who_name": step.who_name,
        "due": _instant(step.due),
        "zone": step.zone,
        "version": step.version,
    }


def _instant(due: datetime) -> str:
    return due.astimezone(UTC).isoformat()
