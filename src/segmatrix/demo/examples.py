"""The example that an account opens beside its real workspaces: where it is, and asking for it.

It belongs to the account, not to the workspace it was opened from. Nobody is led or let into one
that is being built: that its account is a member is the mark of one that is whole.
"""

from segmatrix.base.actor import Actor
from segmatrix.base.ids import id_of
from segmatrix.jobs import actions as jobs
from segmatrix.jobs import queries as job_queries
from segmatrix.jobs.queries import JobView

EXAMPLE_JOB = "build_example"


def example_of(user_id: int) -> str:
    """Return the id of the workspace that is this account's example, built or not."""
    return id_of(f"example of {user_id}")


def ask_for_example(user_id: int, *, actor: Actor) -> None:
    """Ask for the account's example to be built, unless that is under way.

    Args:
        user_id: The account.
        actor: Who it is where it asks; it has that name in the example.
    """
    work = example_work(user_id, actor=actor)
    if work is None or not work.open:
        jobs.enqueue(
            EXAMPLE_JOB, {"user_id": user_id}, actor=actor, subject=_subject(user_id), once=True
        )


def example_work(user_id: int, *, actor: Actor) -> JobView | None:
    """Return how the building that was last asked for in the actor's workspace goes, if any was."""
    return job_queries.latest(actor.workspace_id, kind=EXAMPLE_JOB, subject=_subject(user_id))


def _subject(user_id: int) -> str:
    return f"example:{example_of(user_id)}"
