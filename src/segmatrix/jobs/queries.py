"""What may be read of jobs. Callers have checked that the actor may read what a job is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base.errors import NotFound
from segmatrix.jobs.models import Job
from segmatrix.jobs.terms import State


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as a page shows it.

    Attributes:
        share: From 0 to 1 how much is done, or None while the total is unknown.
        message: Why it failed, in words for people, with `hint` for what to do; empty otherwise.
        incident: Finds the bug in the log, if it was one.
    """

    id: str
    kind: str
    subject: str
    state: State
    done: int
    total: int | None
    phase: str
    cancel_asked: bool
    result: dict[str, Any] | None
    message: str
    hint: str
    incident: str
    actor_name: str
    asked_at: datetime
    ended_at: datetime | None

    @property
    def share(self) -> float | None:
        return self.done / self.total if self.total else None

    @property
    def open(self) -> bool:
        """Whether something may still become of it."""
        return self.state in (State.READY, State.RUNNING)


def job(job_id: str, *, workspace_id: str) -> JobView:
    """Return one job of the workspace."""
    row = Job.objects.filter(pk=job_id, workspace_id=workspace_id).first()
    if row is None:
        raise NotFound(_("There is no such work here."))
    return _view(row)


def jobs(workspace_id: str, *, kind: str, subject: str = "", limit: int = 20) -> list[JobView]:
    """Return the newest jobs of a kind, all or those about one subject, newest first."""
    rows = Job.objects.filter(workspace_id=workspace_id, kind=kind)
    if subject:
        rows = rows.filter(subject=subject)
    return [_view(row) for row in rows.order_by("-asked_at", "-pk")[:limit]]


def latest(workspace_id: str, *, kind: str, subject: str) -> JobView | None:
    """Return the newest job of a kind about a subject, if there was any."""
    found = jobs(workspace_id, kind=kind, subject=subject, limit=1)
    return found[0] if found else None


def _view(row: Job) -> JobView:
    refusal = row.refusal or {}
    message, hint = refusal.get("message", ""), refusal.get("hint", "")
    if row.incident:
        message = _("Something went wrong on our side.")
        hint = _("Tell whoever runs Segmatrix this number: %(incident)s.") % {
            "incident": row.incident
        }
    return JobView(
        id=row.pk,
        kind=row.kind,
        subject=row.subject,
        state=State(row.state),
        done=row.progress_done,
        total=row.progress_total,
        phase=row.phase,
        cancel_asked=row.cancel_asked,
        result=row.result,
        message=message,
        hint=hint,
        incident=row.incident,
        actor_name=row.actor_name,
        asked_at=row.asked_at,
        ended_at=row.ended_at,
    )
