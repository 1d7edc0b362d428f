"""Sets of numbers as bits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.engine.bitsets import BitSet, at_least, overlap

SIZE = 200
sets = st.sets(st.integers(0, SIZE - 1))


def bit_set(numbers: set[int]) -> BitSet:
    return BitSet.at(np.array(sorted(numbers), np.int64), SIZE)


def numbers(found: BitSet) -> set[int]:
    return set(np.flatnonzero(found.bools(SIZE)).tolist())


@given(sets, sets)
def test_sets_are_combined_as_sets_are(one: set[int], other: set[int]) -> None:
    this, that = bit_set(one), bit_set(other)

    assert numbers(this & that) == one & other
    assert numbers(this | that) == one | other
    assert numbers(~this) == set(range(SIZE)) - one
    assert len(this) == len(one)
    assert this.places().tolist() == sorted(one)


def test_a_set_of_truths_is_filled_up_with_nobody() -> None:
    assert BitSet.of(np.ones(3, np.bool_)).places().tolist() == [0, 1, 2]


def test_everybody_and_nobody() -> None:
    assert numbers(BitSet.every(SIZE)) == set(range(SIZE))
    assert len(BitSet.none(SIZE)) == 0


@given(st.lists(sets, min_size=1, max_size=9), st.integers(0, 10))
def test_who_is_in_so_many_sets(some: list[set[int]], number: int) -> None:
    found = at_least(number, [bit_set(one) for one in some])

    assert numbers(found) == {
        place for place in range(SIZE) if sum(place in one for one in some) >= number
    }


@given(st.lists(sets, max_size=5))
def test_how_many_every_two_share(some: list[set[int]]) -> None:
    found = overlap([bit_set(one) for one in some])

    assert found.tolist() == [[len(one & other) for other in some] for one in some]


@pytest.mark.parametrize("words", [1, 700])
def test_sharing_is_counted_over_all_words(words: int) -> None:
    every = BitSet.every(64 * words)

    assert overlap([every, every]).tolist() == [[64 * words, 64 * words]] * 2
