"""What a job at work holds: how it tells of its progress, hears of a cancel and shows it lives."""

import time
from typing import Any

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.jobs.errors import Cancelled, Lost
from segmatrix.jobs.models import Job
from segmatrix.jobs.terms import State

TOLD_EVERY_SECONDS = 0.25  # a page looks once or twice a second


class Handle:
    """One attempt at one job.

    Attributes:
        job_id: The job.
        attempt: 1 at the first start, more after a kill.
        actor: Who asked for the work, acting through the worker.
        operation_id: For the action that the job ends with.
    """

    def __init__(self, job: Job) -> None:
        self.job_id: str = job.pk
        self.attempt: int = job.attempts
        self.operation_id: str = job.operation_id
        self.actor = Actor(
            job.workspace_id, job.member_id, job.actor_name, job.department, by="worker"
        )
        self._told_at = 0.0
        self._phase: str | None = None

    def progress(self, done: int, total: int | None = None, *, phase: str = "") -> None:
        """Tell how far the work is: `done` of `total`, or of an unknown total.

        What comes faster than a page could show is left out, except a new phase and the end of one.
        """
        due = time.monotonic() - self._told_at >= TOLD_EVERY_SECONDS
        if not (due or phase != self._phase or done == total):
            return
        self._told_at, self._phase = time.monotonic(), phase
        self._write(progress_done=done, progress_total=total, phase=phase, heartbeat=clock.now())

    def heartbeat(self) -> None:
        """Show that the work lives, as the worker also does by itself every few seconds.

        Raises:
            Lost: The job has been given to another worker.
        """
        self._write(heartbeat=clock.now())

    def cancelled(self) -> bool:
        """Say whether somebody asked to stop."""
        return Job.objects.filter(pk=self.job_id, cancel_asked=True).exists()

    def stop_if_cancelled(self) -> None:
        """Raise `Cancelled` if somebody asked to stop; the work lets it pass."""
        if self.cancelled():
            raise Cancelled

    def _write(self, **values: Any) -> None:
        mine = Job.objects.filter(pk=self.job_id, state=State.RUNNING, attempts=self.attempt)
        if not mine.update(**values):
            raise Lost
