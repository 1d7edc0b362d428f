from django.db import models

from segmatrix.base.ids import new_id
from segmatrix.jobs.terms import State


class Job(models.Model):
    """One piece of long work. django-tasks starts it; this row is what people see and steer.

    States, and what may follow each:

    * ready: waits for a worker. Then running, or cancelled when somebody asks.
    * running: a worker has it and renews `heartbeat`. Then done, failed or cancelled; ready again
      when the heartbeat has stopped (its worker was killed) or the worker is being shut down.
    * done: `result` holds what the kind returned. Final.
    * failed: `refusal` holds the words of why; `incident` finds a bug in the log. Final.
    * cancelled: somebody asked and the kind stopped. Final.

    `attempts` counts the starts that were not given back, and tells one worker from the next: what
    a worker writes counts only while the row still has its attempt.
    """

    id = models.CharField(max_length=16, primary_key=True, default=new_id)
    kind = models.CharField(max_length=60)
    workspace_id = models.CharField(max_length=16)
    subject = models.CharField(max_length=120, blank=True)
    input = models.JSONField()
    state = models.CharField(
        max_length=20,
        choices=[(state.value, state.value) for state in State],
        default=State.READY,
    )
    operation_id = models.CharField(max_length=40)
    member_id = models.CharField(max_length=16)
    actor_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField()

    wake = models.CharField(max_length=64, blank=True)
    woken_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    heartbeat = models.DateTimeField(null=True)
    progress_done = models.PositiveBigIntegerField(default=0)
    progress_total = models.PositiveBigIntegerField(null=True)
    phase = models.CharField(max_length=200, blank=True)
    cancel_asked = models.BooleanField(default=False)

    result = models.JSONField(null=True)
    refusal = models.JSONField(null=True)
    incident = models.CharField(max_length=16, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "kind", "subject", "-asked_at"]),
            models.Index(fields=["state", "heartbeat"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace_id", "kind", "operation_id"], name="one_job_per_operation"
            )
        ]
