"""How special the needs of segments are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from segmatrix.kit.analysis.positions import Position
from segmatrix.kit.analysis.specialisation import (
    ENOUGH_USERS,
    Specialisation,
    Uses,
    divergences,
    specialisations,
    standings,
)

QUICK = {"random_groups": 40, "draws": 100}


def uses(table: np.ndarray) -> Uses:
    """Who uses what, from a table of truths: people by features."""
    owners, used = np.nonzero(table)
    return Uses(tuple(f"f{at}" for at in range(table.shape[1])), len(table), owners, used)


def first(people: int, of: int) -> np.ndarray:
    """The segment of the first so many people."""
    return np.arange(of) < people


# --- the divergence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "bits"),
    [
        ([1, 1], [2, 2], 0.0),
        ([3, 0], [0, 5], 1.0),
        ([1, 0], [1, 1], 0.3112781244591328),  # H(3/4, 1/4) - H(1/2, 1/2) / 2
    ],
)
def test_the_divergence_is_in_bits(one: list[int], other: list[int], bits: float) -> None:
    assert divergences(np.array([one], float), np.array(other, float))[0] == pytest.approx(bits)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8).filter(
        lambda pairs: all(sum(side) for side in zip(*pairs, strict=True))
    )
)
def test_it_is_the_square_of_the_distance_that_scipy_knows(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array(side, float) for side in zip(*pairs, strict=True))
    assert divergences(one[None, :], other)[0] == pytest.approx(
        jensenshannon(one, other, base=2) ** 2, abs=1e-9
    )


# --- segments -------------------------------------------------------------------------------------


def test_who_needs_what_nobody_else_does_is_special() -> None:
    table = np.zeros((400, 3), bool)
    table[:, 0] = True
    table[:40, 1:] = [False, True]
    table[40:, 1] = True
    found = specialisations(
        uses(table), {"few": first(40, 400), "all": first(400, 400)}, seed=0, **QUICK
    )
    few = found["few"]
    assert few.low > 0.05
    assert few.low <= few.excess <= few.high <= 1
    assert few.by_chance < 0.01
    assert [each.feature for each in few.telling] == ["f2"]
    assert (few.telling[0].inside, few.telling[0].overall) == (1.0, 0.1)
    assert found["all"].excess == 0.0  # everybody is as everybody is


def test_segments_drawn_by_lot_are_not_special() -> None:
    random = np.random.default_rng(3)
    table = random.random((600, 12)) < random.uniform(0.05, 0.6, 12)
    lots = {f"lot {at}": random.permutation(600) < 40 for at in range(12)}
    found = specialisations(uses(table), lots, seed=1, **QUICK)
    assert all(abs(one.excess) < 0.05 for one in found.values())
    assert sum(one.low > 0 for one in found.values()) <= 1  # of a dozen intervals of 95 %


def test_few_users_are_told_as_few_and_idle_members_say_nothing() -> None:
    table = np.zeros((100, 2), bool)
    table[: ENOUGH_USERS - 1, 0] = True
    table[50:, 1] = True
    found = specialisations(uses(table), {"few": first(50, 100)}, seed=0, **QUICK)["few"]
    assert found == Specialisation(None, None, None, ENOUGH_USERS - 1, 50 - ENOUGH_USERS + 1)


def test_nobody_uses_anything() -> None:
    found = specialisations(uses(np.zeros((50, 2), bool)), {"all": first(50, 50)}, seed=0, **QUICK)
    assert found["all"].excess is None
    assert standings(found).reference is None


def test_the_same_use_twice_counts_once() -> None:
    twice = Uses.of(("a", "b"), 2, np.array([0, 0, 1]), np.array([1, 1, 0]))
    assert list(zip(twice.owners, twice.used, strict=True)) == [(0, 1), (1, 0)]


def test_names_and_order_change_nothing() -> None:
    names, features = ["c", "a", "b"], [2, 0, 3, 1]
    random = np.random.default_rng(0)
    table = random.random((120, 4)) < [0.9, 0.5, 0.3, 0.1]
    segments = [first(30, 120), first(60, 120), ~first(60, 120)]
    plain = specialisations(uses(table), dict(zip("abc", segments, strict=True)), seed=5, **QUICK)
    renamed = specialisations(
        uses(table[:, features]), dict(zip(names, segments, strict=True)), seed=5, **QUICK
    )
    for before, after in zip("abc", names, strict=True):
        one, other = plain[before], renamed[after]
        assert (one.excess, one.low, one.high) == pytest.approx(
            (other.excess, other.low, other.high), abs=1e-12
        )


# --- where they stand -----------------------------------------------------------------------------


def special(excess: float | None, low: float = 0.0, high: float = 0.0) -> Specialisation:
    return Specialisation(excess, low, high, 50, 0)


def test_the_most_special_stands_at_the_end() -> None:
    found = standings({"a": special(0.5, 0.25, 0.75), "b": special(0.125, -0.125, 0.375)})
    assert found.reference == 0.5
    assert found.positions == {"a": Position(9.0, 5.0, 9.0), "b": Position(3.0, 1.0, 7.0)}


def test_a_reference_holds_whoever_is_there() -> None:
    found = standings({"a": special(0.25, 0.125, 0.375)}, reference=0.5)
    assert found.positions["a"] == Position(5.0, 3.0, 7.0)


def test_without_an_excess_there_is_no_specialisation() -> None:
    found = standings({"a": special(-0.01), "b": special(0.0), "c": special(None)}, reference=0.4)
    assert (found.reference, found.positions) == (None, {})


@given(st.dictionaries(st.text(), st.floats(-1, 1), max_size=5))
def test_positions_stay_on_the_axis(excesses: dict[str, float]) -> None:
    found = standings({name: special(one, one - 0.2, one + 0.2) for name, one in excesses.items()})
    for at in found.positions.values():
        assert 1 <= at.low <= at.at <= at.high <= 9
