"""Reading all files of a data source into rows, beside the rows that are read until then."""

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Changed
from segmatrix.datasets import access, events
from segmatrix.datasets.advancing import advance
from segmatrix.datasets.dating import end_of_data
from segmatrix.datasets.models import Dataset, Import
from segmatrix.datasets.queries import standing_of
from segmatrix.datasets.terms import IMPORT_JOB, State, subject
from segmatrix.jobs import actions as jobs
from segmatrix.jobs import queries as job_queries


@action
def start_import(given: events.StartImport, *, actor: Actor) -> None:
    """Read all files by the confirmed mapping, as a job beside what is read now. Final.

    The same files give the same rows, so repeating it doubles nothing. Refuses before the columns
    are confirmed and while another import is under way. Records ImportStarted.
    """
    source = access.dataset(given.dataset_id, actor)
    source.state = advance(standing_of(source), State.IMPORTING)
    source.running_import = Import.objects.create(
        dataset=source,
        mapping=source.mapping,
        timezone=source.timezone,
        started_at=clock.now(),
    )
    source.problem = None
    source.save()
    jobs.enqueue(
        IMPORT_JOB,
        {"dataset_id": source.pk, "import_id": source.running_import_id},
        actor=actor,
        subject=subject(source.pk),
        operation_id=source.running_import_id,
    )
    record(
        events.ImportStarted(**events.of(source), import_id=source.running_import_id), inverse=None
    )


@action
def cancel_import(given: events.CancelImport, *, actor: Actor) -> None:
    """Stop the import under way; what was ready before stays. Final.

    Refuses when none is under way. Records ImportCancelled.
    """
    source = access.dataset(given.dataset_id, actor)
    source.state = advance(standing_of(source), State.CANCELLED)
    stopped, source.running_import = source.running_import_id, None
    source.save()
    work = job_queries.latest(source.workspace_id, kind=IMPORT_JOB, subject=subject(source.pk))
    if work is not None and work.open:
        jobs.ask_cancel(work.id, workspace_id=source.workspace_id)
    record(events.ImportCancelled(**events.of(source), import_id=stopped), inverse=None)


@action
def finish_import(given: events.FinishImport, *, actor: Actor) -> None:
    """Make a finished import the one that is read. Final.

    Refuses an import that was cancelled meanwhile. Records ImportFinished.
    """
    source = _awaiting(given.dataset_id, given.import_id, actor)
    finished = source.running_import
    assert finished is not None
    finished.stamp, finished.finished_at = given.stamp, clock.now()
    finished.as_of = source.as_of or end_of_data(
        given.stamp["as_of"], imported_at=finished.finished_at
    )
    finished.save()
    source.state = advance(source.state, State.READY)
    source.current_import, source.running_import = finished, None
    source.save()
    record(
        events.ImportFinished(**events.of(source), import_id=finished.pk, stamp=given.stamp),
        inverse=None,
    )


@action
def fail_import(given: events.FailImport, *, actor: Actor) -> None:
    """Say why an import stopped; what was ready before stays. Final.

    Refuses an import that was cancelled meanwhile. Records ImportFailed.
    """
    source = _awaiting(given.dataset_id, given.import_id, actor)
    source.state = advance(source.state, State.FAILED)
    source.problem, source.running_import = given.problem, None
    source.save()
    record(
        events.ImportFailed(**events.of(source), import_id=given.import_id, problem=given.problem),
        inverse=None,
    )


def _awaiting(dataset_id: str, import_id: str, actor: Actor) -> Dataset:
    """Return the data source that still waits for this import."""
    source = access.dataset(dataset_id, actor)
    if source.running_import_id != import_id:
        raise Changed(_("This import was cancelled."))
    return source
