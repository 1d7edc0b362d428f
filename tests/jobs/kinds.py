"""Kinds of job for the tests of jobs."""

from segmatrix.base.errors import Invalid
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import job
from segmatrix.jobs.models import Job

started: list[tuple[str, int]] = []


@job("count_to")
def count_to(handle: Handle, *, number: int) -> dict[str, int]:
    """Count, telling of every number."""
    started.append((handle.job_id, handle.attempt))
    for each in range(1, number + 1):
        handle.stop_if_cancelled()
        handle.progress(each, number, phase="Counting")
    return {"counted": number}


@job("refuse")
def refuse(handle: Handle) -> None:
    """Refuse, as a domain does."""
    raise Invalid("The file holds nothing.", hint="Choose another one.")


@job("break_down")
def break_down(handle: Handle) -> None:
    """Fail, as a bug does."""
    raise ZeroDivisionError("by zero")


@job("be_cancelled")
def be_cancelled(handle: Handle) -> None:
    """Meet a cancel half way."""
    Job.objects.filter(pk=handle.job_id).update(cancel_asked=True)
    handle.stop_if_cancelled()


@job("be_shut_down")
def be_shut_down(handle: Handle) -> dict[str, int]:
    """Meet the end of the worker at the first start, and come through at the next."""
    started.append((handle.job_id, handle.attempt))
    if len(started) == 1:
        raise SystemExit
    return {"starts": len(started)}


@job("be_overtaken")
def be_overtaken(handle: Handle) -> None:
    """Be taken for dead and given to another worker meanwhile."""
    Job.objects.filter(pk=handle.job_id).update(attempts=handle.attempt + 1)
    handle.progress(1, 2)
