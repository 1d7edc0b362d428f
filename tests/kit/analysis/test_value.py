"""What segments are worth, from several measures at once."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.analysis.value import Weighed, values

SEGMENTS = ["a", "b", "c"]


def test_one_measure_ranks_the_segments() -> None:
    found = values(SEGMENTS, [Weighed("revenue", 1, {"a": 900, "b": 20, "c": 21})])
    assert [found[name].position.at for name in SEGMENTS] == [9.0, 1.0, 5.0]


def test_measures_count_by_their_weights() -> None:
    revenue = Weighed("revenue", 3, {"a": 9, "b": 5, "c": 1})
    growth = Weighed("growth", 1, {"a": 0.1, "b": 0.3, "c": 0.2})
    found = values(SEGMENTS, [revenue, growth])
    # a: 1 + 8 (3 * 1 + 1 * 0) / 4
    assert [found[name].position.at for name in SEGMENTS] == [7.0, 6.0, 2.0]


def test_of_costs_less_is_better() -> None:
    cost = Weighed("cost to serve", 1, {"a": 10, "b": 20, "c": 30}, reversed=True)
    found = values(SEGMENTS, [cost])
    assert [found[name].position.at for name in SEGMENTS] == [9.0, 5.0, 1.0]
    assert found["a"].pieces[0].value == 10


def test_ties_share_the_middle_of_their_places() -> None:
    found = values(SEGMENTS, [Weighed("revenue", 1, {"a": 7, "b": 7, "c": 1})])
    assert [found[name].pieces[0].rank for name in SEGMENTS] == [0.75, 0.75, 0.0]


def test_the_range_is_that_of_all_weights_a_quarter_more_or_less() -> None:
    ranks = {"a": (1.0, 0.0), "b": (0.5, 1.0), "c": (0.0, 0.5)}
    one = Weighed("one", 2, {"a": 3, "b": 2, "c": 1})
    other = Weighed("other", 1, {"a": 1, "b": 3, "c": 2})
    found = values(SEGMENTS, [one, other])
    for name, (first, second) in ranks.items():
        corners = [
            1 + 8 * (2 * p * first + q * second) / (2 * p + q)
            for p, q in product((0.75, 1.25), repeat=2)
        ]
        at = found[name].position
        assert (at.low, at.high) == pytest.approx((min(corners), max(corners)))


def test_an_unknown_measure_is_anything_and_not_nothing() -> None:
    known = Weighed("revenue", 1, {"a": 9, "b": 5, "c": 1})
    patchy = Weighed("growth", 1, {"a": None, "b": 0.3, "c": 0.2})
    found = values(SEGMENTS, [known, patchy])
    assert found["a"].position.at == 9.0  # by what is known of it
    assert found["a"].position.low == pytest.approx(1 + 8 * 0.75 / 2)
    assert found["a"].pieces[1].rank is None


def test_what_nobody_knows_has_no_place() -> None:
    found = values(["a", "b"], [Weighed("revenue", 1, {"a": 9, "b": None})])
    assert found["a"].position is None  # there is nobody to compare it with
    assert found["b"].position is None
    assert values(["a"], [])["a"].position is None


MEASURES = st.lists(
    st.tuples(
        st.floats(0.1, 10),
        st.lists(st.none() | st.integers(-3, 3), min_size=3, max_size=3),
        st.booleans(),
    ),
    max_size=4,
)


def weighed(measures: list, names: list[str]) -> list[Weighed]:
    return [
        Weighed(str(number), weight, dict(zip(names, told, strict=True)), turned)
        for number, (weight, told, turned) in enumerate(measures)
    ]


@given(MEASURES, st.permutations(SEGMENTS))
def test_places_stay_on_the_axis_whatever_segments_are_called(
    measures: list, names: list[str]
) -> None:
    found = values(SEGMENTS, weighed(measures, SEGMENTS))
    renamed = values(sorted(names), weighed(measures, names))
    for before, after in zip(SEGMENTS, names, strict=True):
        assert found[before].position == renamed[after].position
        if at := found[before].position:
            assert 1 <= at.low <= at.at + 1e-9
            assert at.at <= at.high + 1e-9
            assert at.high <= 9


@given(MEASURES)
def test_weights_are_relative(measures: list) -> None:
    once = values(SEGMENTS, weighed(measures, SEGMENTS))
    twice = values(SEGMENTS, weighed([(2 * w, *rest) for w, *rest in measures], SEGMENTS))
    for name in SEGMENTS:
        one, other = once[name].position, twice[name].position
        assert (one is None) == (other is None)
        if one and other:
            assert (one.at, one.low, one.high) == pytest.approx((other.at, other.low, other.high))
