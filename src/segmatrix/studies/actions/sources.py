"""Saying where a matrix's numbers come from."""

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.datasets import queries as datasets
from segmatrix.people.terms import Permission
from segmatrix.studies import access, events
from segmatrix.studies.models import Source


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
