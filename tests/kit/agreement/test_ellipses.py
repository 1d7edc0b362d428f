"""The ellipse that holds half of the places."""

from math import cos, isclose, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.agreement.ellipses import Ellipse, half_ellipse

PLACES = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=5, max_size=30)


def reach(ellipse: Ellipse, at: tuple[float, float]) -> float:
    """How far out a place lies: 1 on the rim."""
    dx, dy = at[0] - ellipse.x, at[1] - ellipse.y
    along = dx * cos(ellipse.angle) + dy * sin(ellipse.angle)
    beside = dy * cos(ellipse.angle) - dx * sin(ellipse.angle)
    return (along / ellipse.long) ** 2 + (beside / ellipse.short) ** 2


@given(PLACES)
def test_half_of_the_places_lie_in_it_and_no_smaller_one_of_its_shape_holds_half(places) -> None:
    found = half_ellipse(places)
    if found is None:
        return
    out = [reach(found, place) for place in places]
    assert found.n == len(places)
    assert found.holds == sum(each < 1 + 1e-6 for each in out) >= len(places) / 2
    assert sum(each < 1 - 1e-6 for each in out) < len(places) / 2
    assert all(isclose(reach(found, at), 1, abs_tol=1e-6) for at in found.outline(12))


@given(PLACES, st.randoms(use_true_random=False))
def test_the_order_of_places_makes_no_difference(places, order) -> None:
    others = [*places]
    order.shuffle(others)
    assert half_ellipse(others) == half_ellipse(places)


def test_it_leans_as_the_answers_do() -> None:
    """Who says more across says more up: so it is long from lower left to upper right."""
    found = half_ellipse([(1, 1), (2, 2), (3, 4), (5, 5), (7, 6), (8, 8), (9, 9)])
    assert found is not None
    assert (found.x, found.y) == (5, 5)
    assert found.angle == pytest.approx(pi / 4, abs=0.05)
    assert found.long > 5 * found.short


@pytest.mark.parametrize(
    "places",
    [
        [(1, 2), (5, 5), (9, 1), (3, 3)],  # fewer than five
        [(1, 1), (3, 3), (5, 5), (7, 7), (9, 9)],  # on one line
        [(5, 5), (5, 5), (5, 5), (1, 9), (8, 2)],  # half of them on the medians
    ],
)
def test_where_nothing_can_be_drawn_there_is_none(places) -> None:
    assert half_ellipse(places) is None
