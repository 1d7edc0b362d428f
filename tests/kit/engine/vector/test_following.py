"""Sequences followed without sorting say the same as trying every pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector.following import Moments, ever, pairs

SIZE = 4
rows = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, 40)), max_size=12)
Rows = list[tuple[int, int]]


def moments(drawn: Rows) -> Moments:
    ordered = sorted(drawn, key=lambda row: row[1])
    return Moments(
        np.array([owner for owner, _ in ordered], np.int64),
        np.array([time for _, time in ordered], np.int64),
    )


@given(rows, rows, st.integers(0, 45))
def test_one_event_soon_after_another(first: Rows, then: Rows, within: int) -> None:
    found = pairs(moments(first), moments(then), within, SIZE)

    assert found is not None
    assert set(np.flatnonzero(found.between(None, None, SIZE)).tolist()) == {
        owner
        for owner, begun in first
        for other, done in then
        if owner == other and begun <= done <= begun + within
    }


@given(rows, rows, st.integers(0, 45), st.lists(st.integers(-1, 42), min_size=1, max_size=4))
def test_one_event_soon_after_another_in_several_windows_at_once(
    first: Rows, then: Rows, within: int, starts: list[int]
) -> None:
    found = pairs(moments(first), moments(then), within, SIZE, starts)

    assert found is not None
    for start in starts:
        for end in (start, start + 7, 41):
            assert set(np.flatnonzero(found.between(start, end, SIZE)).tolist()) == {
                owner
                for owner, begun in first
                for other, done in then
                if owner == other and start <= begun <= done <= begun + within and done < end
            }


@given(st.lists(rows, min_size=1, max_size=4))
def test_events_in_order_at_any_distance(steps: list[Rows]) -> None:
    found = ever([moments(step) for step in steps], SIZE)

    assert set(np.flatnonzero(found).tolist()) == {
        owner for owner in range(SIZE) if did_in_order(steps, owner, 0)
    }


def did_in_order(steps: list[Rows], owner: int, since: int) -> bool:
    if not steps:
        return True
    return any(
        did_in_order(steps[1:], owner, time)
        for other, time in steps[0]
        if other == owner and time >= since
    )


def test_where_sorting_is_faster_it_is_left_to_that() -> None:
    rare = moments([(0, 0), (0, 10**9)])

    assert pairs(rare, rare, 1, SIZE) is None
