"""What counts as a list of groups, and how lists are counted."""

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.matrix.pulsing import Counted, counted, listed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["Banks", "Cities"], ["Banks", "Cities"]),
        (["  Big   banks ", "", " "], ["Big banks"]),
        (["Banks", "Cities", "banks"], ["Banks", "Cities"]),
    ],
)
def test_a_list_holds_each_group_once_in_order(typed: list[str], kept: list[str]) -> None:
    assert listed(typed) == kept


@pytest.mark.parametrize("typed", [[], ["", " "], [f"Group {number}" for number in range(11)]])
def test_none_and_too_many_are_refused(typed: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        listed(typed)
    assert refused.value.field == "groups"


def test_groups_are_counted_however_they_are_spelt_and_the_most_named_stand_first() -> None:
    lists = [["Banks", "Cities"], ["banks"], ["Cities", "Banks", "Schools"]]
    assert counted(lists) == (
        Counted("Banks", named=3, first=2),
        Counted("Cities", named=2, first=1),
        Counted("Schools", named=1, first=0),
    )


def test_no_lists_come_to_nothing() -> None:
    assert counted([]) == ()
