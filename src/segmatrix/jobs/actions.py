"""Asking for long work, asking it to stop, and taking up what a killed worker left.

Jobs are machinery: what they do to a room is recorded by the room's own actions, so these functions
record no facts. Callers have checked that the actor may ask.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed, NotFound
from segmatrix.base.ids import new_id
from segmatrix.jobs import runner
from segmatrix.jobs.kinds import KINDS
from segmatrix.jobs.models import Job
from segmatrix.jobs.reclaiming import Verdict, verdict
from segmatrix.jobs.terms import State


def enqueue(
    kind: str,
    given: dict[str, Any],
    *,
    actor: Actor,
    subject: str = "",
    operation_id: str = "",
    once: bool = False,
) -> str:
    """Ask for work of a registered kind and return the job's id.

    The request stands or falls with the transaction it is made in, so a follower of a fact may make
    it (`activity.announcing.follow`).

    Args:
        kind: As registered with `kinds.job`.
        given: The work's input, a JSON object.
        actor: For whom; the work acts as them.
        subject: What it is about, such as `dataset:ID`, to find it by.
        operation_id: Asked twice with the same one, the work is done once.
        once: A job of this kind and subject that has not started yet is enough, because it will see
            what is there when it starts.
    """
    assert kind in KINDS, f"no room does {kind}"
    with transaction.atomic():
        earlier = _earlier(kind, actor.workspace_id, subject, operation_id, once=once)
        if earlier is not None:
            return earlier.pk
        now = clock.now()
        job = Job.objects.create(
            kind=kind,
            workspace_id=actor.workspace_id,
            subject=subject,
            input=given,
            operation_id=operation_id or new_id(),
            member_id=actor.member_id,
            actor_name=actor.name,
            department=actor.department,
            asked_at=now,
            woken_at=now,
        )
        runner.wake(job)
        return job.pk


def ask_cancel(job_id: str, *, workspace_id: str) -> None:
    """Ask a job to stop: at once if it has not started, else when its work next looks.

    Refuses a job that has ended.
    """
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id, workspace_id=workspace_id).first()
        if job is None:
            raise NotFound(_("There is no such work here."))
        if job.state == State.READY:
            job.state, job.ended_at = State.CANCELLED, clock.now()
        elif job.state == State.RUNNING:
            job.cancel_asked = True
        else:
            raise Changed(_("This work has ended already."))
        job.save(update_fields=["state", "ended_at", "cancel_asked"])


def reclaim() -> int:
    """Take up what killed workers left and return how many jobs that were.

    A running job without heartbeat becomes ready again, or fails after too many attempts; a ready
    one that no worker will be told of any more is told of again.
    """
    dead_after = timedelta(seconds=settings.JOB_DEAD_AFTER_SECONDS)
    before = clock.now() - dead_after
    silent = Job.objects.filter(state=State.RUNNING, heartbeat__lte=before)
    forgotten = Job.objects.filter(state=State.READY, woken_at__lte=before)
    ids = [*silent.values_list("pk", flat=True), *forgotten.values_list("pk", flat=True)]
    return sum(_take_up(job_id, dead_after) for job_id in ids)


def work_off() -> int:
    """Do the jobs that are ready, here and now, until none is, and return how many that were.

    For commands that show a finished result, and for tests; `serve` has a worker instead.
    """
    count = 0
    while job_id := _next_ready():
        runner.run.call(job_id)
        count += 1
    return count


def _next_ready() -> str | None:
    ready = Job.objects.filter(state=State.READY).order_by("asked_at", "pk")
    return ready.values_list("pk", flat=True).first()


def _earlier(
    kind: str, workspace_id: str, subject: str, operation_id: str, *, once: bool
) -> Job | None:
    """Return the job that makes another one needless."""
    same = Job.objects.filter(kind=kind, workspace_id=workspace_id)
    if operation_id and (job := same.filter(operation_id=operation_id).first()):
        return job
    if once:
        # Locked, so that no worker starts it on what was there before this transaction commits.
        return same.select_for_update().filter(subject=subject, state=State.READY).first()
    return None


def _take_up(job_id: str, dead_after: timedelta) -> bool:
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state == State.READY:
            return _tell_again(job)
        if job.state != State.RUNNING:
            return False
        assert job.heartbeat is not None, "a running job has a heartbeat from its start"
        decided = verdict(
            heartbeat=job.heartbeat,
            now=clock.now(),
            attempts=job.attempts,
            dead_after=dead_after,
            most_attempts=settings.JOB_MOST_ATTEMPTS,
        )
        if decided is Verdict.LEAVE:
            return False
        if decided is Verdict.GIVE_UP:
            _give_up(job)
        else:
            job.state = State.READY
            job.save(update_fields=["state"])
            runner.wake(job)
        return True


def _tell_again(job: Job) -> bool:
    """Wake a worker for a ready job, unless the last wake still waits for one."""
    try:
        waits = default_task_backend.get_result(job.wake).status == TaskResultStatus.READY
    except TaskResultDoesNotExist:
        waits = False
    if waits:
        return False
    runner.wake(job)
    return True


def _give_up(job: Job) -> None:
    job.state, job.ended_at = State.FAILED, clock.now()
    job.refusal = {
        "code": "interrupted",
        "message": _("This was interrupted %(count)s times and is not tried again.")
        % {"count": job.attempts},
        "hint": _("The machine may have too little memory for it. Start it again to try anew."),
    }
    job.save(update_fields=["state", "ended_at", "refusal"])
