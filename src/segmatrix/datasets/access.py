"""The one place that decides which data sources exist for an actor."""

from django.db.models import QuerySet

from segmatrix.base.actor import Actor
from segmatrix.datasets.errors import NoSuchDataset
from segmatrix.datasets.models import Dataset
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission


def datasets(actor: Actor) -> QuerySet[Dataset]:
    """Return the data sources of the actor's workspace that nobody removed, newest first.

    Refuses whoever may not work with customer data.
    """
    people.require(actor, Permission.DATA)
    rows = Dataset.objects.filter(workspace_id=actor.workspace_id, removed=False)
    return rows.select_related("current_import", "running_import").order_by("-created_at", "pk")


def dataset(dataset_id: str, actor: Actor, *, removed: bool = False) -> Dataset:
    """Return one data source of the actor's workspace, or with `removed` a removed one.

    Refuses first whoever may not work with customer data, then an id of nothing there.
    """
    people.require(actor, Permission.DATA)
    rows = Dataset.objects.select_related("current_import", "running_import")
    found = rows.filter(pk=dataset_id, workspace_id=actor.workspace_id, removed=removed).first()
    if found is None:
        raise NoSuchDataset
    return found
