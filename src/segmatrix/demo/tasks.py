"""The long work of the example: writing all that its people wrote, and drawing its customers."""

from segmatrix.base import clock
from segmatrix.demo.building import build, let_in
from segmatrix.demo.customers import bring_in_example
from segmatrix.demo.examples import EXAMPLE_JOB, example_of
from segmatrix.demo.story import harbourlight
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import job


@job(EXAMPLE_JOB)
def build_example(handle: Handle, *, user_id: int) -> dict[str, str]:
    """Build an account's example and, once it is whole, let the account in.

    Killed, it is asked for again from its beginning and goes on where it stopped. Somebody who left
    their example comes back to it as it is.
    """
    story = harbourlight()
    built = build(story, workspace_id=example_of(user_id), progress=handle.progress)
    bring_in_example(
        built.matrix_id,
        actor=built.actors[story.analyst.key],
        timezone=story.timezone,
        end=clock.now().date(),
    )
    let_in(built, user_id, handle.actor, operation_id=handle.operation_id)
    return {"matrix_id": built.matrix_id}
