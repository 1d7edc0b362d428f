"""What the worker does about a plan: it tells people what is due from them."""

from datetime import UTC

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.review import access
from segmatrix.review.access import plans as rows
from segmatrix.review.access.parties import Parties
from segmatrix.review.events import plans as events
from segmatrix.review.substituting import on_duty


@action
def remind_of_step(given: events.RemindOfStep, *, actor: Actor) -> None:
    """Remind the actor, whose duty a step is, that it is due soon or late; once for each.

    Does nothing about a step that was done, moved or taken off meanwhile, or is somebody else's
    by now. Records StepFellDue, which is final: a reminder is read.
    """
    matrix = access.matrix(given.matrix_id, actor)
    step = rows.steps(matrix.id).filter(pk=given.step_id, version=given.version).first()
    told = "told_late" if given.late else "told_soon"
    if step is None or step.done_at or getattr(step, told) == actor.member_id:
        return
    parties = Parties(matrix.id, actor)
    away = rows.away(rows.absences(matrix.id), parties.id_of)
    duty = on_duty(parties.id_of(step.who), step.due, away)
    if duty.who != actor.member_id or given.late != (step.due <= clock.now()):
        return
    setattr(step, told, actor.member_id)
    step.save(update_fields=[told])
    record(
        events.StepFellDue(
            matrix_id=matrix.id,
            step_id=step.pk,
            name=step.name,
            due=step.due.astimezone(UTC).isoformat(),
            late=given.late,
            member_id=actor.member_id,
            in_place_of=step.who_name if duty.away else "",
            planned_by=step.planned_by,
        ),
        inverse=None,
    )
