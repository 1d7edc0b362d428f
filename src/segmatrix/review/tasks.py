"""What this room does by itself: it tells people what is due from them in a plan."""

from segmatrix.jobs.regular import regularly
from segmatrix.review import actions, events, queries

LOOKS_EVERY_SECONDS = 60


@regularly(seconds=LOOKS_EVERY_SECONDS)
def remind() -> None:
    """Remind whose duty a step is that is due soon, or late."""
    for due in queries.falling_due():
        actions.remind_of_step(
            events.RemindOfStep(
                matrix_id=due.matrix_id,
                step_id=due.step_id,
                version=due.version,
                late=due.late,
            ),
            actor=due.actor,
        )
