"""Ratings as values: who placed what where, and the same as a table of people by items."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Item:
    """What one rating is about: a segment on one axis."""

    segment: str
    axis: str


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's place for one item, a whole number from 1 to 9."""

    participant: str
    department: str
    item: Item
    value: int


class Ratings:
    """The ratings of one round, one at most per person and item, and one department per person.

    Attributes:
        items: What was rated, in the order of its first rating.
        participants: Who rated, in that order.
        departments: The department of each participant, in the same order.
        table: Participants by items; what was not rated is not a number.
    """

    def __init__(self, ratings: Iterable[Rating]) -> None:
        given = tuple(ratings)
        self.items = tuple(dict.fromkeys(rating.item for rating in given))
        home = {rating.participant: rating.department for rating in given}
        self.participants = tuple(home)
        self.departments = tuple(home.values())
        self.table = np.full((len(self.participants), len(self.items)), np.nan)
        rows = {participant: row for row, participant in enumerate(self.participants)}
        columns = {item: column for column, item in enumerate(self.items)}
        for rating in given:
            self.table[rows[rating.participant], columns[rating.item]] = rating.value

    @cached_property
    def rated(self) -> NDArray[np.bool_]:
        """Participants by items: whether there is a rating."""
        rated: NDArray[np.bool_] = ~np.isnan(self.table)
        return rated

    def values(self, column: int) -> list[int]:
        """Return the ratings of an item, in the order of participants."""
        return [int(value) for value in self.table[self.rated[:, column], column]]

    def by_department(self, column: int) -> dict[str, list[int]]:
        """Return the ratings of an item per department that rated it, in order of departments."""
        found: dict[str, list[int]] = {name: [] for name in self.departments}
        for row in np.flatnonzero(self.rated[:, column]):
            found[self.departments[row]].append(int(self.table[row, column]))
        return {name: values for name, values in found.items() if values}
