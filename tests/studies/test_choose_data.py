"""choose_data: which data source a matrix's segments are counted in."""

import pytest

from segmatrix.activity import queries as activity
from segmatrix.activity.actions import undo
from segmatrix.base.errors import NotFound, NotPermitted
from segmatrix.base.ids import new_id
from segmatrix.people.terms import Permission
from segmatrix.studies import queries
from tests.cast import who_may


def test_it_is_chosen_recorded_and_counted(cast, counted, work) -> None:
    assert queries.source_of(counted.id).dataset_id == counted.dataset_id
    entry = activity.since(f"matrix:{counted.id}", 0)[-1]
    assert (entry.fact.kind, entry.fact.name, entry.actor_name) == ("DataChosen", "People", "Ana")
    assert work() == 1


def test_others_see_which_matrices_use_it(cast, counted) -> None:
    (use,) = queries.uses(counted.dataset_id, cast.exa)
    assert (use.name, use.chosen) == ("Customers", True)
    assert queries.matrices_by_dataset(cast.exa) == {counted.dataset_id: ["Customers"]}


def test_undo_gives_the_earlier_choice_back(cast, counted) -> None:
    counted.choose("")
    assert queries.source_of(counted.id) is None
    stream = f"matrix:{counted.id}"
    target = activity.latest_undoable(stream, cast.ana.member_id)
    undo(stream, target=target, operation_id=new_id(), actor=cast.ana)
    assert queries.source_of(counted.id).dataset_id == counted.dataset_id


def test_owners_and_analysts_alone_may(cast, counted) -> None:
    for name in ("exa", "fara", "sol", "ana", "vic"):
        if name in who_may(Permission.DATA):
            counted.choose(actor=getattr(cast, name))
        else:
            with pytest.raises(NotPermitted):
                counted.choose(actor=getattr(cast, name))


def test_another_workspace_can_neither_choose_nor_be_chosen(cast, counted) -> None:
    with pytest.raises(NotFound):
        counted.choose(actor=cast.otto)
    with pytest.raises(NotFound):
        counted.choose(new_id())
