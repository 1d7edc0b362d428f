"""Rows by owner without sorting: few rows and many, by every way the same."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector import grouping
from segmatrix.kit.engine.vector.grouping import grouped, once_for_each

SIZE = 12
owners = st.lists(st.integers(0, SIZE - 1), max_size=30)


@contextmanager
def taken_for(few: bool) -> Iterator[None]:
    """Let any number of rows count as few, or as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_FEW", 0 if few else 10**9)
        patch.setattr(grouping, "_FEW_ROWS", 10**9 if few else 0)
        yield


@given(owners, st.booleans())
def test_a_group_is_all_rows_of_one_owner(drawn: list[int], few: bool) -> None:
    with taken_for(few):
        groups = grouped(np.array(drawn, np.int32), SIZE)

    counts = np.bincount(groups.numbers, minlength=groups.size)
    if groups.owners is None:
        found = {owner: int(times) for owner, times in enumerate(counts) if times}
    else:
        found = {int(groups.owners[one]): int(counts[one]) for one in groups.filled}
    assert found == Counter(drawn)


@given(owners, st.lists(st.integers(0, 30), max_size=4), st.booleans())
def test_each_owner_comes_once_for_each_stretch(
    drawn: list[int], cuts: list[int], few: bool
) -> None:
    edges = sorted(min(cut, len(drawn)) for cut in cuts)
    bounds = np.array([0, *edges, len(drawn)], np.int64)

    with taken_for(few):
        found, at = once_for_each(np.array(drawn, np.int32), bounds, SIZE)

    assert at[-1] == len(found)
    for place in range(len(bounds) - 1):
        here = found[at[place] : at[place + 1]].tolist()
        assert sorted(here) == sorted(set(drawn[bounds[place] : bounds[place + 1]]))
