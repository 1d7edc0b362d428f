"""The long work of this room: reading the files of a data source into rows."""

from dataclasses import asdict
from typing import Any

from segmatrix.base import clock
from segmatrix.datasets import actions, events, files, queries
from segmatrix.datasets.errors import Unreadable, problem
from segmatrix.datasets.terms import IMPORT_JOB
from segmatrix.jobs.errors import Cancelled
from segmatrix.jobs.handle import Handle
from segmatrix.jobs.kinds import job
from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.importing import imports
from segmatrix.kit.data.importing.stamps import DataStamp
from segmatrix.kit.data.mapping.text import from_yaml


@job(IMPORT_JOB)
def import_dataset(handle: Handle, *, dataset_id: str, import_id: str) -> dict[str, Any]:
    """Write one import beside the one that is read, then make it the one that is read.

    The import's directory appears by one rename. Killed before it, the next attempt begins anew;
    killed after it, the next finds the directory and only finishes. An import that was cancelled
    meanwhile is refused by the action that would finish it.
    """
    ordered = queries.ordered(dataset_id, import_id)
    given = {
        "operation_id": handle.operation_id,
        "workspace_id": handle.actor.workspace_id,
        "dataset_id": dataset_id,
        "import_id": import_id,
    }
    try:
        stamp = _import(handle, ordered)
    except imports.Cancelled as cancelled:
        raise Cancelled from cancelled
    except DataError as error:
        failed = events.FailImport(**given, problem=problem(error))
        actions.fail_import(failed, actor=handle.actor)
        raise Unreadable(error) from error
    finished = events.FinishImport(**given, stamp=asdict(stamp))
    actions.finish_import(finished, actor=handle.actor)
    files.forget_imports(dataset_id, keep={import_id, ordered.earlier_id})
    return {"import_id": import_id}


def _import(handle: Handle, ordered: queries.Ordered) -> DataStamp:
    return imports.import_files(
        ordered.paths,
        from_yaml(ordered.mapping),
        ordered.into,
        zone=ordered.zone,
        what=ordered.name,
        when=clock.now(),
        progress=lambda done, total, phase: handle.progress(done, total, phase=phase),
        cancelled=handle.cancelled,
    )
