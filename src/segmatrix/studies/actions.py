"""What can be done to a matrix's numbers: say where they come from, and keep what was counted."""

from datetime import datetime

from segmatrix.activity.actions import action, record
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.datasets import queries as datasets
from segmatrix.people.terms import Permission
from segmatrix.studies import access, events
from segmatrix.studies.models import Snapshot, Source


@action
def choose_data(given: events.ChooseData, *, actor: Actor) -> None:
    """Count a matrix's segments in a data source from now on, or with an empty id in none.

    Refuses who may not work with customer data, and a data source of another workspace.
    Records DataChosen, upon which the segments are counted.
    """
    access.matrix(given.matrix_id, actor, may=Permission.DATA)
    before = Source.objects.filter(matrix_id=given.matrix_id).first()
    name = ""
    if given.dataset_id:
        name = datasets.dataset(given.dataset_id, actor).name
        Source.objects.update_or_create(
            matrix_id=given.matrix_id, defaults={"dataset_id": given.dataset_id}
        )
    elif before is not None:
        before.delete()
    record(
        events.DataChosen(matrix_id=given.matrix_id, dataset_id=given.dataset_id, name=name),
        inverse=events.ChooseData(
            matrix_id=given.matrix_id, dataset_id=before.dataset_id if before else ""
        ),
    )


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
