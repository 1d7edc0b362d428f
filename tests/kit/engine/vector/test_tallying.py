"""What rows come to is the same whether it is told from the passage before or added up anew."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.data.clustered import Series
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
    owners = Series(np.array([owner for owner, _ in rows], np.int32))
    weights = np.array([weight for _, weight in rows], np.float64)
    tallies = Tallies(Kept())

    for start, stop in (sorted(min(end, len(rows)) for end in one) for one in ends):
        passage = Passage(owners, start, stop, len(rows))
        often = tallies.counts("rows", passage, SIZE)
        sums = tallies.sums("rows", passage, SIZE, weights.__getitem__)
        counted, weighed = np.zeros(SIZE), np.zeros(SIZE)
        np.add.at(counted, owners[start:stop], 1)
        np.add.at(weighed, owners[start:stop], weights[start:stop])
        assert often.tolist() == counted.tolist()
        if sums is not None:
            assert sums.tolist() == weighed.tolist()


def weighing_one(which: slice) -> npt.NDArray[np.float64]:
    return np.ones(which.stop - which.start)


def test_of_few_rows_no_sums_are_told_until_passages_follow_upon_each_other() -> None:
    owners, tallies = Series(np.arange(8, dtype=np.int32)), Tallies(Kept())

    assert tallies.sums("rows", Passage(owners, 0, 6, 1), 1000, weighing_one) is None
    found = tallies.sums("rows", Passage(owners, 1, 7, 1), 1000, weighing_one)

    assert found is not None
    assert np.flatnonzero(found).tolist() == [1, 2, 3, 4, 5, 6]


def test_only_rows_gained_and_lost_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    owners, tallies = Series(np.zeros(100, np.int32)), Tallies(Kept())
    before = tallies.counts("rows", Passage(owners, 0, 90, 100), SIZE)
    monkeypatch.setattr(tallying, "counts_each", None)

    moved = tallies.counts("rows", Passage(owners, 15, 100, 100), SIZE)

    assert moved.tolist() == [85, 0, 0, 0, 0]
    assert before.tolist() == [90, 0, 0, 0, 0]


@pytest.mark.parametrize("most", [200, 255, 256, 65_535, 65_536])
def test_counters_are_as_large_as_the_most_that_anybody_has(most: int) -> None:
    owners, tallies = np.full(most, 2, np.int32), Tallies(Kept())

    part = Passage(Series(owners), most // 4, most, most)
    for passage in (Passage.whole(owners, most), part):
        found = tallies.counts("rows", passage, SIZE)
        assert found.tolist() == [0, 0, len(passage), 0, 0]


def test_who_is_interrupted_in_the_middle_leaves_nothing_half_done() -> None:
    owners, tallies = Series(np.zeros(100, np.int32)), Tallies(Kept())
    tallies.sums("rows", Passage(owners, 0, 90, 100), SIZE, weighing_one)

    def interrupted(which: slice) -> npt.NDArray[np.float64]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tallies.sums("rows", Passage(owners, 10, 100, 100), SIZE, interrupted)
    found = tallies.sums("rows", Passage(owners, 20, 100, 100), SIZE, weighing_one)

    assert found is not None
    assert found.tolist() == [80, 0, 0, 0, 0]


def test_other_rows_of_the_same_kind_are_added_up_anew() -> None:
    tallies = Tallies(Kept())
    tallies.counts("rows", Passage.whole(np.zeros(8, np.int32), 8), SIZE)

    found = tallies.counts("rows", Passage.whole(np.ones(8, np.int32), 8), SIZE)

    assert found.tolist() == [0, 8, 0, 0, 0]
