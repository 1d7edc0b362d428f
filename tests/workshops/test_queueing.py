"""What a group should talk about, and in which order."""

from segmatrix.workshops.queueing import order


def test_the_farthest_apart_comes_first() -> None:
    assert order(["b", "a"], ["a", "b"], by_hand=False) == ["b", "a"]


def test_an_order_made_by_hand_stays_and_what_is_new_comes_after_it() -> None:
    assert order(["c", "b", "a"], ["a", "gone", "b"], by_hand=True) == ["a", "b", "c"]
