"""Counts held against each other, exactly and with room for what is missing."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.vector.comparisons import Range, more_often

counts = st.integers(0, 4) | st.integers(0, 2**62)
ranges = st.lists(counts, min_size=3, max_size=3).map(sorted)
factors = st.none() | st.sampled_from([1, 2, 3, 0.5, 1.1, 0.001, 10**15])


def known(*numbers: int) -> Range:
    held = np.array(numbers, np.int64)
    return Range(held, held, held)


def test_more_often_is_strictly_more() -> None:
    verdict = more_often(known(2, 2, 0), known(1, 2, 0))

    assert verdict.holds.tolist() == [True, False, False]
    assert verdict.sure


def test_a_factor_needs_at_least_one() -> None:
    verdict = more_often(known(4, 3, 0, 1), known(2, 2, 0, 0), 2)

    assert verdict.holds.tolist() == [True, False, False, True]


def test_a_factor_is_the_decimal_that_is_written() -> None:
    # As floats, 1.1 * 10 is more than 11.
    assert more_often(known(11), known(10), 1.1).holds.all()


@given(st.lists(st.tuples(ranges, ranges), min_size=1), factors)
def test_the_answer_is_open_where_counts_may_be_either(
    drawn: list[tuple[list[int], list[int]]], factor: int | float | None
) -> None:
    def column(place: int) -> Range:
        low, held, high = (
            np.array([pair[place][which] for pair in drawn], np.int64) for which in range(3)
        )
        return Range(held, low, high)

    verdict = more_often(column(0), column(1), factor)

    for place, ((low, held, high), (low_than, held_than, high_than)) in enumerate(drawn):
        assert verdict.holds[place] == plainly(held, held_than, factor)
        assert verdict.certain[place] == plainly(low, high_than, factor)
        assert verdict.possible[place] == plainly(high, low_than, factor)


def plainly(number: int, than: int, factor: int | float | None) -> bool:
    if factor is None:
        return number > than
    return number >= 1 and number >= Fraction(str(factor)) * than


@pytest.mark.parametrize("factor", [None, 2])
def test_nobody_is_no_trouble(factor: int | None) -> None:
    assert more_often(known(), known(), factor).holds.tolist() == []
