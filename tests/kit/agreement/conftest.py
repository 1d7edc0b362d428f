"""Rounds of ratings, written as one line per item."""

from collections.abc import Callable, Mapping

import pytest

from segmatrix.kit.agreement.ratings import Item, Rating, Ratings

Round = Callable[..., Ratings]


@pytest.fixture
def a_round() -> Round:
    """Make a round of the ratings of its items, in the order of people; None did not rate.

    Departments are one letter per person.
    """

    def made(departments: str, items: Mapping[str, list[int | None]]) -> Ratings:
        return Ratings(
            Rating(f"p{number}", department, Item(segment, "x"), value)
            for segment, values in items.items()
            for number, (department, value) in enumerate(zip(departments, values, strict=True))
            if value is not None
        )

    return made
