"""How much nearer people are than by chance, with its interval."""

from itertools import combinations
from statistics import mean

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.kit.agreement.alignment import BY_CHANCE, DRAWS, alignment, round_alignment
from segmatrix.kit.agreement.ratings import Item, Rating, Ratings


def test_chance_is_what_uniform_ratings_give() -> None:
    every = [abs(one - other) for one in range(1, 10) for other in range(1, 10)]
    assert mean(every) == pytest.approx(BY_CHANCE)


@pytest.mark.parametrize(
    ("values", "index"),
    [
        ([5] * 10, 1),
        ([1] * 5 + [9] * 5, -0.5),
        (list(range(1, 10)), -0.125),
        ([4, 5, 6, *[7] * 5, *[8] * 5, 9, 9], 0.492),
        ([1, 1, 1, 2, 2, 8, 8, *[9] * 5], -0.391),
    ],
)
def test_the_golden_values(values: list[int], index: float) -> None:
    assert alignment(values) == pytest.approx(index, abs=5e-4)


def test_one_person_is_not_aligned_with_anybody() -> None:
    assert alignment([5]) is None


def test_a_round_is_the_mean_of_its_items(a_round) -> None:
    found = round_alignment(a_round("aaaa", {"One": [5, 5, 5, 5], "Two": [1, 1, 9, 9]}), seed=0)
    assert found.index == pytest.approx((1 + alignment([1, 1, 9, 9])) / 2)


def test_an_item_of_one_person_is_left_out(a_round) -> None:
    found = round_alignment(a_round("aa", {"One": [5, 6], "Two": [1, None]}), seed=0)
    assert found.index == pytest.approx(alignment([5, 6]))


def test_nobody_in_common_has_no_index(a_round) -> None:
    found = round_alignment(a_round("ab", {"One": [5, None], "Two": [None, 3]}), seed=0)
    assert (found.index, found.low, found.high, found.draws) == (None, None, None, 0)


def test_the_interval_holds_the_index_and_repeats(a_round) -> None:
    ratings = a_round(
        "aaaabbbb", {"One": [2, 3, 2, 7, 8, 8, 5, 5], "Two": [4, 4, 5, 5, 6, 6, 5, 5]}
    )
    found = round_alignment(ratings, seed=7)
    assert found.low < found.index < found.high
    assert found.draws == DRAWS
    assert round_alignment(ratings, seed=7) == found
    assert round_alignment(ratings, seed=8) != found


def test_pairs_of_copies_of_one_rater_are_left_out(a_round) -> None:
    """Drawn anew by hand, with the same copies."""
    values = [1, 3, 4, 8, 9]
    found = round_alignment(a_round("aaaaa", {"One": values}), seed=3, draws=200)
    random = np.random.default_rng(3)
    drawn = []
    for copies in random.multinomial(5, [0.2] * 5, size=200):
        people = [person for person in range(5) for _copy in range(copies[person])]
        pairs = [
            abs(values[one] - values[other])
            for one, other in combinations(people, 2)
            if one != other
        ]
        if pairs:
            drawn.append(1 - mean(pairs) / BY_CHANCE)
    assert found.draws == len(drawn)
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile(drawn, [2.5, 97.5])))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=12))
def test_it_lies_between_one_and_what_two_camps_of_two_give(values) -> None:
    index = alignment(values)
    assert index is not None
    assert 1 - 8 / BY_CHANCE <= index <= 1
    ratings = Ratings(
        Rating(str(number), "d", Item("s", "x"), value) for number, value in enumerate(values)
    )
    found = round_alignment(ratings, seed=0, draws=50)
    assert found.index == pytest.approx(index)
