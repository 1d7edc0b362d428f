"""In which fifth a number stands."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector.scores import fifths


@given(st.lists(st.none() | st.integers(-3, 3) | st.integers(-(2**62), 2**62)))
def test_a_fifth_counts_those_below_among_those_who_have_a_number(
    numbers: list[int | None],
) -> None:
    values = np.array([number or 0 for number in numbers], np.int64)
    known = np.array([number is not None for number in numbers], np.bool_)

    assert fifths(values, known).tolist() == plainly(numbers)


def plainly(numbers: list[Any]) -> list[int]:
    counted = [number for number in numbers if number is not None]
    return [
        0 if number is None else 1 + 5 * sum(other < number for other in counted) // len(counted)
        for number in numbers
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1.5, 2.5, 3.5, 4.5, 5.5], [1, 2, 3, 4, 5]),
        ([7.0, 7.0, 7.0], [1, 1, 1]),
        ([1.0, 9.0, 9.0, 9.0, 9.0], [1, 2, 2, 2, 2]),
        ([3.0], [1]),
        ([], []),
    ],
)
def test_equal_numbers_stand_together_in_the_lowest_fifth_they_reach(
    numbers: list[float], expected: list[int]
) -> None:
    values = np.array(numbers)

    assert fifths(values, np.ones(len(values), np.bool_)).tolist() == expected
