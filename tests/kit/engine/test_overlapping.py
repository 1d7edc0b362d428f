"""Combinations of segments: each customer is in exactly one of them."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from segmatrix.kit.engine.overlapping import Combination, combinations


def bits(text: str) -> np.ndarray:
    """Return truths written as `1` and `.`, one per customer."""
    return np.array([sign == "1" for sign in text], dtype=bool)


def test_everybody_stands_in_the_combination_that_is_exactly_theirs() -> None:
    held = {"Pro": bits("111..."), "Big": bits("1.1.1.")}
    assert combinations(held, 6) == (
        Combination((), 2),
        Combination(("Pro", "Big"), 2),
        Combination(("Pro",), 1),
        Combination(("Big",), 1),
    )


def test_without_a_segment_everybody_is_in_none() -> None:
    assert combinations({}, 3) == (Combination((), 3),)


def test_of_nobody_there_is_no_combination() -> None:
    assert combinations({"Pro": bits("")}, 0) == ()


@given(
    some.integers(1, 30).flatmap(
        lambda universe: some.lists(
            some.lists(some.booleans(), min_size=universe, max_size=universe),
            min_size=1,
            max_size=140,
        )
    )
)
def test_it_counts_what_counting_one_by_one_counts(table: list[list[bool]]) -> None:
    held = {str(place): np.array(column) for place, column in enumerate(table)}
    expected = Counter(
        tuple(str(place) for place, holds in enumerate(row) if holds)
        for row in zip(*table, strict=True)
    )
    found = combinations(held, len(table[0]))
    assert {one.segments: one.size for one in found} == expected
    assert [one.size for one in found] == sorted(expected.values(), reverse=True)
