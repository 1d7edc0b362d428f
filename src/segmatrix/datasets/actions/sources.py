"""Naming a data source, taking it out of every list, bringing it back."""

from segmatrix.activity.actions import action, record
from segmatrix.base.actor import Actor
from segmatrix.datasets import access, events
from segmatrix.datasets.advancing import advance
from segmatrix.datasets.naming import dataset_name
from segmatrix.datasets.queries import standing_of
from segmatrix.datasets.terms import State


@action
def rename_dataset(given: events.RenameDataset, *, actor: Actor) -> None:
    """Give a data source another name. Records DatasetRenamed."""
    source = access.dataset(given.dataset_id, actor)
    before, source.name = source.name, dataset_name(given.name)
    source.save(update_fields=["name"])
    record(
        events.DatasetRenamed(**events.of(source), name=source.name),
        inverse=events.RenameDataset(**events.of(source), name=before),
    )


@action
def remove_dataset(given: events.RemoveDataset, *, actor: Actor) -> None:
    """Take a data source out of every list; its files and numbers stay. Records DatasetRemoved.

    Refuses while an import is under way.
    """
    source = access.dataset(given.dataset_id, actor)
    if standing_of(source) == State.IMPORTING:
        advance(State.IMPORTING, State.UPLOADED)
    source.removed = True
    source.save(update_fields=["removed"])
    record(
        events.DatasetRemoved(**events.of(source), name=source.name),
        inverse=events.RestoreDataset(**events.of(source)),
    )


@action
def restore_dataset(given: events.RestoreDataset, *, actor: Actor) -> None:
    """Bring a removed data source back. Records DatasetRestored."""
    source = access.dataset(given.dataset_id, actor, removed=True)
    source.removed = False
    source.save(update_fields=["removed"])
    record(
        events.DatasetRestored(**events.of(source), name=source.name),
        inverse=events.RemoveDataset(**events.of(source)),
    )
