"""Keeping what was counted."""

from datetime import datetime

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.studies import access, events
from segmatrix.studies.models import Snapshot


@action
def keep_snapshot(given: events.KeepSnapshot, *, actor: Actor) -> None:
    """Keep what was counted for a matrix. Final; whoever may read the matrix may have it counted.

    Records SnapshotTaken.
    """
    access.matrix(given.matrix_id, actor)
    snapshot = Snapshot.objects.create(
        matrix_id=given.matrix_id,
        dataset_id=given.dataset_id,
        import_id=given.import_id,
        as_of=datetime.fromisoformat(given.as_of),
        unit=given.unit,
        universe=given.universe,
        segments=given.segments,
        coverage=given.coverage,
        overlap=given.overlap,
        covered=given.covered,
        combinations=given.combinations,
        lists=given.lists,
        memberships=given.memberships,
        needs=given.needs,
        taken_at=clock.now(),
    )
    record(
        events.SnapshotTaken(
            matrix_id=given.matrix_id,
            snapshot_id=snapshot.pk,
            dataset_id=given.dataset_id,
            import_id=given.import_id,
            as_of=given.as_of,
            unit=given.unit,
            universe=given.universe,
            segments=given.segments,
            coverage=given.coverage,
        ),
        inverse=None,
    )
