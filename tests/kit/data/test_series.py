"""Later values stand in their places, in whatever order somebody looks at them."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.data.clustered import Booleans, Coded, Column, Lists, Numbers, Series
from segmatrix.kit.data.clustered.columns import column
from segmatrix.kit.data.clustered.inserting import Places, Times
from segmatrix.kit.data.clustered.pending import Pending

TIMES = st.lists(st.integers(0, 9), max_size=8).map(sorted)
LOOKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=3)


def array(times: list[int]) -> Times:
    return np.array(times, np.int64)


def followed(series: Series[Times], there: list[Times], later: Times) -> Series[Times]:
    return series.followed_by(later, Pending(lambda: Places.by_time(there, later)))


@given(TIMES, st.lists(st.tuples(LOOKS, TIMES), max_size=6), LOOKS)
def test_a_part_is_the_part_of_all(
    first: list[int],
    steps: list[tuple[list[tuple[int, int]], list[int]]],
    looks: list[tuple[int, int]],
) -> None:
    series, truth, parts = Series(array(first)), first, [array(first)]
    for before, later in steps:
        look_at(series, truth, before)
        series = followed(series, parts, array(later))
        parts, truth = [*parts, array(later)], sorted([*truth, *later])

    look_at(series, truth, looks)

    assert series.whole.tolist() == truth
    assert len(series) == len(truth)


def look_at(series: Series[Times], truth: list[int], looks: list[tuple[int, int]]) -> None:
    for start, stop in looks:
        assert series[start:stop].tolist() == truth[start:stop]
        places = [place for place in (stop, start) if place < len(truth)]
        assert series[np.array(places, np.int64)].tolist() == [truth[place] for place in places]


def test_later_values_come_after_those_of_the_same_time() -> None:
    there, later = array([1, 1, 2]), array([1, 2])
    at = Pending(lambda: Places.by_time([there], later))

    names = Series(np.array([10, 11, 12])).followed_by(np.array([20, 21]), at)

    assert names[1:].tolist() == [11, 20, 12, 21]
    assert names.whole.tolist() == [10, 11, 20, 12, 21]


@pytest.mark.parametrize(
    ("there", "later"),
    [
        ([1.5, None, 0.1, 4.0], [2.25, None]),
        (["a", "b", None, "a"], ["c", "b"]),
        ([True, None, False, True], [False, True]),
        ([["a"], None, ["b", "c"], []], [["d"], None]),
    ],
)
def test_so_do_columns_with_what_they_lack(there: list[object], later: list[object]) -> None:
    at = Pending(lambda: Places(6, np.array([1, 4])))
    both: Series[Column] = Series(column(pa.array(there)))
    both = both.followed_by(column(pa.array(later)), at)
    everything = [there[0], later[0], there[1], there[2], later[1], there[3]]

    assert told(both[3:]) == everything[3:]
    assert told(both[2:4]) == everything[2:4]
    assert told(both[np.array([5, 1])]) == [everything[5], everything[1]]
    assert told(both.whole) == everything


def told(values: Column) -> list[object]:
    """Return the values of a column one by one, None where they are missing."""
    if isinstance(values, Coded):
        texts = values.values.to_pylist()
        return [None if code < 0 else texts[code] for code in values.codes]
    assert isinstance(values, Numbers | Booleans | Lists)
    held = values.values.to_pylist() if isinstance(values, Lists) else values.values.tolist()
    missing = np.zeros(len(held), np.bool_) if values.missing is None else values.missing
    return [None if gone else one for one, gone in zip(held, missing, strict=True)]


def test_nothing_is_put_in_place_before_somebody_looks() -> None:
    def never() -> Places:
        raise AssertionError("nobody looked")

    both = Series(array([1, 3])).followed_by(array([2]), Pending(never))

    assert len(both) == 3
    assert both[3:].tolist() == []
    with pytest.raises(AssertionError, match="nobody looked"):
        both[2:]


def test_where_all_values_are_one_they_take_no_room() -> None:
    nobody = Series(np.broadcast_to(np.int32(-1), 3))

    both = nobody.followed_by(np.broadcast_to(np.int32(-1), 2), Pending(lambda: pytest.fail()))

    assert both.whole.tolist() == [-1] * 5
    assert both.whole.strides == (0,)
