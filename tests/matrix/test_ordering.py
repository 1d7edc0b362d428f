"""Positions stay dense, and tiers in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.matrix.ordering import inserted, moved, tiered, without
from segmatrix.matrix.terms import Tier

orders = st.lists(st.sampled_from("abcdefgh"), unique=True)
places = st.none() | st.integers(-3, 12)


def test_a_position_outside_means_the_nearest_end() -> None:
    assert inserted(["a", "b"], "x", -4) == ["x", "a", "b"]
    assert inserted(["a", "b"], "x", 9) == ["a", "b", "x"]
    assert inserted(["a", "b"], "x") == ["a", "b", "x"]


@settings(deadline=None)
@given(orders, places)
def test_taking_out_undoes_putting_in(order: list[str], place: int | None) -> None:
    assert without(inserted(order, "x", place), "x") == order


@settings(deadline=None)
@given(orders.filter(bool), st.data())
def test_moving_back_undoes_moving(order: list[str], data: st.DataObject) -> None:
    thing = data.draw(st.sampled_from(order))
    there = moved(order, thing, data.draw(places))
    assert moved(there, thing, order.index(thing)) == order


@settings(deadline=None)
@given(st.lists(st.sampled_from(Tier), max_size=8), st.sampled_from(Tier), places)
def test_primary_comes_before_secondary_before_other(
    tiers: list[Tier], tier: Tier, place: int | None
) -> None:
    ranked = sorted(tiers, key=list(Tier).index)
    known = {str(number): each for number, each in enumerate(ranked)}
    order = tiered(list(known), known, "x", tier, place)
    after = [(known | {"x": tier})[each] for each in order]
    assert after == sorted(after, key=list(Tier).index)
    assert without(order, "x") == list(known)
    if place is not None and 0 <= place < len(order) and ranked.count(tier) == len(ranked):
        assert order[place] == "x"
