"""A data source goes from files to confirmed columns to rows, in this order."""

from itertools import pairwise

import pytest

from segmatrix.base.errors import Changed, Invalid
from segmatrix.datasets.advancing import NEXT, advance
from segmatrix.datasets.terms import State


def test_every_state_says_what_may_follow() -> None:
    assert set(NEXT) == set(State)


def test_the_usual_way_leads_from_files_to_ready() -> None:
    way = ["uploaded", "proposed", "confirmed", "importing", "ready"]
    for state, after in pairwise(way):
        assert advance(state, State(after)) == after


@pytest.mark.parametrize("state", ["ready", "failed", "cancelled"])
def test_finished_data_can_be_imported_again_or_get_more_files(state: str) -> None:
    assert advance(state, State.IMPORTING) == State.IMPORTING
    assert advance(state, State.UPLOADED) == State.UPLOADED


@pytest.mark.parametrize("state", ["uploaded", "proposed"])
def test_nothing_is_imported_before_its_columns_are_confirmed(state: str) -> None:
    with pytest.raises(Invalid, match="confirmed"):
        advance(state, State.IMPORTING)


@pytest.mark.parametrize("to", [State.UPLOADED, State.PROPOSED, State.CONFIRMED, State.IMPORTING])
def test_nothing_changes_under_a_running_import(to: State) -> None:
    with pytest.raises(Changed, match="under way"):
        advance("importing", to)


def test_a_finished_import_cannot_be_cancelled() -> None:
    with pytest.raises(Changed):
        advance("ready", State.CANCELLED)
