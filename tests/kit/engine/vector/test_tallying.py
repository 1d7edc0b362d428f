"""What rows come to is the same whether it is told from the passage before or added up anew."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector import tallying
from segmatrix.kit.engine.vector.keeping import Kept
from segmatrix.kit.engine.vector.tallying import Passage, Tallies

SIZE = 5
ROWS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(-9, 9)), max_size=30)
ENDS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6)


@given(ROWS, ENDS)
def test_passages_in_any_order_come_to_what_their_rows_do(
    rows: list[tuple[int, int]], ends: list[tuple[int, int]]
) -> None:
    owners = np.array([owner for owner, _ in rows], np.int32)
    weights = np.array([weight for _, weight in rows], np.float64)
    tallies = Tallies(Kept())

    for start, stop in (sorted(min(end, len(rows)) for end in one) for one in ends):
        passage = Passage(owners, start, stop)
        often = tallies.totals("often", passage, SIZE)
        sums = tallies.totals("sums", passage, SIZE, weights.__getitem__)
        if often is None or sums is None:
            continue
        counted, weighed = np.zeros(SIZE), np.zeros(SIZE)
        np.add.at(counted, owners[start:stop], 1)
        np.add.at(weighed, owners[start:stop], weights[start:stop])
        assert often.tolist() == counted.tolist()
        assert sums.tolist() == weighed.tolist()


def test_of_few_rows_it_is_not_told_for_everybody_until_passages_follow_upon_each_other() -> None:
    owners, tallies = np.arange(8, dtype=np.int32), Tallies(Kept())

    assert tallies.totals("rows", Passage(owners, 0, 6), 1000) is None
    found = tallies.totals("rows", Passage(owners, 1, 7), 1000)

    assert found is not None
    assert np.flatnonzero(found).tolist() == [1, 2, 3, 4, 5, 6]


def test_only_rows_gained_and_lost_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    owners, tallies = np.zeros(100, np.int32), Tallies(Kept())
    tallies.totals("rows", Passage(owners, 0, 90), SIZE)
    monkeypatch.setattr(tallying, "times_each", None)

    moved = tallies.totals("rows", Passage(owners, 10, 100), SIZE)

    assert moved is not None
    assert moved.tolist() == [90, 0, 0, 0, 0]


def test_other_rows_of_the_same_kind_are_added_up_anew() -> None:
    tallies = Tallies(Kept())
    tallies.totals("rows", Passage.whole(np.zeros(8, np.int32)), SIZE)

    found = tallies.totals("rows", Passage.whole(np.ones(8, np.int32)), SIZE)

    assert found is not None
    assert found.tolist() == [0, 8, 0, 0, 0]
