"""Sessions of everybody at once are those found by going through each one's events."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector.sessions import Sessions

GAP = 30
FAR = 2**60

owners = st.integers(-1, 2)
times = st.integers(0, 200).map(lambda time: time * 10) | st.sampled_from([0, 30, 31, 60, FAR])
bounds = st.none() | times


def had(
    events: list[tuple[int, int]],
    than: int,
    start: int | None = None,
    end: int | None = None,
    as_of: int = FAR,
) -> list[bool]:
    sessions = Sessions.of(
        np.array([owner for owner, _ in events], np.int32),
        np.array([time for _, time in events], np.int64),
        GAP,
    )
    return sessions.longer(than, start, end, as_of, 3).tolist()


def plainly(
    events: list[tuple[int, int]], than: int, start: int | None, end: int | None, as_of: int
) -> list[bool]:
    return [
        any(
            last - first > than
            and (start is None or first >= start)
            and (end is None or first < end)
            for first, last in sessions_of(
                sorted(time for one, time in events if one == owner and time < as_of)
            )
        )
        for owner in range(3)
    ]


def sessions_of(times: list[int]) -> list[tuple[int, int]]:
    if not times:
        return []
    breaks = [(before, after) for before, after in pairwise(times) if after - before > GAP]
    starts = [times[0], *(after for _, after in breaks)]
    return list(zip(starts, [*(before for before, _ in breaks), times[-1]], strict=True))


@given(st.lists(st.tuples(owners, times)), times, bounds, bounds, times)
@example([(0, 0), (0, 30), (0, 61)], 29, None, None, FAR)
def test_sessions_are_those_of_each_one(
    events: list[tuple[int, int]], than: int, start: int | None, end: int | None, as_of: int
) -> None:
    assert had(events, than, start, end, as_of) == plainly(events, than, start, end, as_of)


def test_a_gap_of_just_so_long_does_not_end_a_session() -> None:
    assert had([(0, 0), (0, GAP), (1, 0), (1, GAP + 1)], GAP - 1) == [True, False, False]


def test_one_event_lasts_no_time() -> None:
    assert had([(0, 5)], 0) == [False, False, False]


def test_a_session_counts_where_it_starts_and_lasts_beyond_the_window() -> None:
    events = [(0, 5), (0, 25), (1, 9), (1, 30)]

    assert had(events, 15, start=6, end=10) == [False, True, False]


def test_what_happens_later_does_not_make_it_longer() -> None:
    events = [(0, 0), (0, 10), (0, 20), (0, 40)]

    assert had(events, 15, as_of=20) == [False, False, False]
    assert had(events, 15, as_of=21) == [True, False, False]


@pytest.mark.parametrize("span", [2**30, FAR])
def test_owners_and_times_too_large_for_one_number_are_sorted_all_the_same(span: int) -> None:
    sessions = Sessions.of(
        np.array([2**31 - 1, 3, 3], np.int32), np.array([span, span, span - 20], np.int64), GAP
    )

    assert sessions.owners.tolist() == [3, 3, 2**31 - 1]
    assert sessions.times.tolist() == [span - 20, span, span]
