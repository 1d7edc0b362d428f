"""Which combinations of segments customers are in: every one exactly, so that together they add up.

Each customer's memberships are packed into bits, and equal patterns of bits are counted. It takes
one sort of the customers for every 64 segments, however many combinations there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.bool_]
_WORD = 64


@dataclass(frozen=True, slots=True)
class Combination:
    """Customers who are in exactly these segments and in no other one.

    Attributes:
        segments: names, in the order in which the segments were given; empty for those in none.
        size: how many they are, at least one.
    """

    segments: tuple[str, ...]
    size: int


def combinations(held: Mapping[str, Bits], universe: int) -> tuple[Combination, ...]:
    """Return the combinations of segments that somebody is in, the largest first.

    Equally large ones stand by how many segments they combine, then in the order of the segments.
    The sizes add up to the universe.

    Args:
        held: by segment, whether each of the universe is in it.
        universe: how many there are.
    """
    names = list(held)
    counted = _patterns(list(held.values()), universe)
    counted.sort(key=lambda one: (-one[1], len(one[0]), one[0]))
    return tuple(
        Combination(tuple(names[place] for place in where), size) for where, size in counted
    )


def _patterns(held: Sequence[Bits], universe: int) -> list[tuple[tuple[int, ...], int]]:
    """Return each pattern that occurs, as the places where it is true, with its number."""
    if not universe:
        return []
    numbers = np.zeros(universe, dtype=np.int64)
    for start in range(0, len(held), _WORD):
        _, within = np.unique(_packed(held[start : start + _WORD]), return_inverse=True)
        # Both are below the universe, so that their product fits.
        _, numbers = np.unique(numbers * (within.max() + 1) + within, return_inverse=True)
    _, first, sizes = np.unique(numbers, return_index=True, return_counts=True)
    shown = np.array([bits[first] for bits in held], dtype=bool).reshape(len(held), len(first)).T
    return [
        (tuple(np.flatnonzero(pattern).tolist()), int(size))
        for pattern, size in zip(shown, sizes, strict=True)
    ]


def _packed(held: Sequence[Bits]) -> npt.NDArray[np.uint64]:
    """Return up to 64 truths of everybody as the bits of one number each."""
    packed = np.zeros(len(held[0]), dtype=np.uint64)
    for place, bits in enumerate(held):
        packed |= bits.astype(np.uint64) << np.uint64(place)
    return packed
