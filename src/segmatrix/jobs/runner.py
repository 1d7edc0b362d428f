"""Doing one job: take it, keep its heart beating, and write down how it ended."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.models import F
from django_tasks import task

from segmatrix.base import clock
from segmatrix.base.errors import Refusal
from segmatrix.base.ids import new_id
from segmatrix.jobs.errors import Cancelled, Lost
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import work_of
from segmatrix.jobs.models import Job
from segmatrix.jobs.terms import State

logger = logging.getLogger(__name__)


@task()
def run(job_id: str) -> None:
    """Do the job, unless another worker has it or it has ended: being woken twice does no harm."""
    job = _take(job_id)
    if job is None:
        return
    handle = Handle(job)
    try:
        with _beating(handle):
            result = work_of(job.kind)(handle, job.input)
    except Lost:
        logger.warning("Job %s went on without this worker", job_id)
    except Cancelled:
        _end(handle, State.CANCELLED)
    except Refusal as refusal:
        _end(handle, State.FAILED, refusal=_words(refusal))
    except (KeyboardInterrupt, SystemExit):
        _give_back(handle)
        raise
    except BaseException:
        incident = new_id()
        logger.exception("Incident %s in job %s (%s)", incident, job_id, job.kind)
        _end(handle, State.FAILED, incident=incident)
        raise
    else:
        _end(handle, State.DONE, result=result)


def wake(job: Job) -> None:
    """Have a worker look at the job; stands or falls with the transaction it is called in."""
    job.wake, job.woken_at = run.enqueue(job.pk).id, clock.now()
    job.save(update_fields=["wake", "woken_at"])


def _take(job_id: str) -> Job | None:
    ready = Job.objects.filter(pk=job_id, state=State.READY)
    taken = ready.update(
        state=State.RUNNING, attempts=F("attempts") + 1, heartbeat=clock.now(), cancel_asked=False
    )
    return Job.objects.get(pk=job_id) if taken else None


def _mine(handle: Handle) -> Any:
    return Job.objects.filter(pk=handle.job_id, state=State.RUNNING, attempts=handle.attempt)


def _end(handle: Handle, state: State, **values: Any) -> None:
    _mine(handle).update(state=state, ended_at=clock.now(), **values)


def _give_back(handle: Handle) -> None:
    """Let another worker start it again; this start does not count."""
    if _mine(handle).update(state=State.READY, heartbeat=None, attempts=F("attempts") - 1):
        wake(Job.objects.get(pk=handle.job_id))


def _words(refusal: Refusal) -> dict[str, str]:
    return {"code": refusal.code, "message": refusal.message, "hint": refusal.hint}


@contextmanager
def _beating(handle: Handle) -> Iterator[None]:
    """Renew the heartbeat from beside the work, which may be deep in a library for minutes."""
    ended = Event()

    def beat() -> None:
        try:
            while not ended.wait(settings.JOB_HEARTBEAT_SECONDS):
                try:
                    handle.heartbeat()
                except OperationalError:
                    logger.exception("A heartbeat of job %s was missed", handle.job_id)
        except Lost:
            pass  # the work itself meets it at its next word
        finally:
            connection.close()

    heart = Thread(target=beat, name=f"heartbeat of {handle.job_id}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        ended.set()
        heart.join()
