"""rename_dataset, remove_dataset and restore_dataset."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo
from segmatrix.base.errors import Changed, Invalid, NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.datasets import actions, events, queries
from tests.cast import HARBOURLIGHT
from tests.datasets.conftest import start

STREAM = f"workspace:{HARBOURLIGHT}"


def rename(dataset_id: str, name: str, actor) -> None:
    given = events.RenameDataset(workspace_id=HARBOURLIGHT, dataset_id=dataset_id, name=name)
    actions.rename_dataset(given, actor=actor)


def remove(dataset_id: str, actor) -> None:
    given = events.RemoveDataset(workspace_id=HARBOURLIGHT, dataset_id=dataset_id)
    actions.remove_dataset(given, actor=actor)


def undo_last(actor) -> None:
    target = activity.latest_undoable(STREAM, actor.member_id)
    undo(STREAM, target=target, operation_id=new_id(), actor=actor)


def test_a_new_name_is_seen_by_others_and_can_be_undone(cast, uploaded) -> None:
    rename(uploaded.id, "  Our  CRM ", cast.ana)
    assert queries.dataset(uploaded.id, cast.exa).name == "Our CRM"
    undo_last(cast.ana)
    assert queries.dataset(uploaded.id, cast.exa).name == uploaded.name


def test_a_name_is_needed(cast, uploaded) -> None:
    with pytest.raises(Invalid):
        rename(uploaded.id, " ", cast.ana)


def test_removed_it_is_in_no_list_and_undo_brings_it_back_whole(cast, imported) -> None:
    remove(imported.id, cast.ana)
    assert queries.datasets(cast.exa) == []
    assert queries.sources([imported.id]) == {}
    with pytest.raises(NotFound):
        queries.dataset(imported.id, cast.ana)
    undo_last(cast.ana)
    assert queries.dataset(imported.id, cast.exa).current == imported.current


def test_it_is_not_removed_under_a_running_import(cast, confirmed) -> None:
    start(confirmed.id, cast.ana)
    with pytest.raises(Changed, match="under way"):
        remove(confirmed.id, cast.ana)


def test_nobody_else_may(cast, uploaded) -> None:
    for name, refusal in (("fara", NotPermitted), ("vic", NotPermitted), ("otto", NotFound)):
        with pytest.raises(refusal):
            rename(uploaded.id, "Mine", getattr(cast, name))
        with pytest.raises(refusal):
            remove(uploaded.id, getattr(cast, name))
