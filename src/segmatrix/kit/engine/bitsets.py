"""Sets of people or accounts as bits: one for each number, sixty-four to a machine word.

A set is as long as the words that hold it. Bits beyond the last number mean nothing: whoever
counts or lists a set cuts it to those who are known first.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.bool_]
Places: TypeAlias = npt.NDArray[np.int64]
Words: TypeAlias = npt.NDArray[np.uint64]

WORD = 64
# Words looked at in one go where many sets are laid upon each other: so many of each of hundreds
# of sets stay in the processor's cache.
_STRETCH = 512
# Places written in one go, which stay in the cache, too.
_AT_ONCE = 1 << 17


class BitSet:
    """A set of numbers; made once and never changed."""

    __slots__ = ("words",)

    def __init__(self, words: Words) -> None:
        self.words = words

    @classmethod
    def none(cls, size: int) -> "BitSet":
        """Return the empty set among so many."""
        return cls(np.zeros(_words(size), np.uint64))

    @classmethod
    def every(cls, size: int) -> "BitSet":
        """Return the set of everybody among so many."""
        return cls(np.full(_words(size), ~np.uint64(0)))

    @classmethod
    def of(cls, bools: Bits) -> "BitSet":
        """Return the set of the places at which an array is true."""
        packed = np.packbits(bools, bitorder="little")
        if short := -len(packed) % 8:
            packed = np.concatenate([packed, np.zeros(short, np.uint8)])
        return cls(packed.view(np.uint64))

    @classmethod
    def at(cls, places: npt.NDArray[np.integer], size: int) -> "BitSet":
        """Return the set of some places, which may repeat, among so many."""
        bools = np.zeros(size, np.bool_)
        for start in range(0, len(places), _AT_ONCE):
            # Places of the machine's own size need not be converted one by one.
            bools[places[start : start + _AT_ONCE].astype(np.intp, copy=False)] = True
        return cls.of(bools)

    def __and__(self, other: "BitSet") -> "BitSet":
        return BitSet(self.words & other.words)

    def __or__(self, other: "BitSet") -> "BitSet":
        return BitSet(self.words | other.words)

    def __invert__(self) -> "BitSet":
        return BitSet(~self.words)

    def __len__(self) -> int:
        """How many are in the set."""
        return int(np.bitwise_count(self.words).sum(dtype=np.int64))

    @property
    def nbytes(self) -> int:
        """How many bytes it takes."""
        return self.words.nbytes

    def bools(self, size: int) -> Bits:
        """Return for each of the first so many numbers whether it is in the set."""
        found = np.unpackbits(self.words.view(np.uint8), count=size, bitorder="little")
        return found.view(np.bool_)

    def places(self) -> Places:
        """Return the numbers in the set, ascending."""
        return np.flatnonzero(self.bools(len(self.words) * WORD))


def at_least(number: int, sets: Sequence[BitSet]) -> BitSet:
    """Return who is in so many of some sets.

    The sets are added up bit by bit: the planes of the sum are what an adder of so many digits
    leaves, each a set of its own.
    """
    if number <= 0:
        return BitSet(np.full_like(sets[0].words, ~np.uint64(0)))
    if number > len(sets):
        return BitSet(np.zeros_like(sets[0].words))
    return BitSet(_reaches(number, _sum(one.words for one in sets)))


def _sum(numbers: Iterable[Words]) -> list[Words]:
    planes: list[Words] = []
    for carry in numbers:
        for digit, plane in enumerate(planes):
            planes[digit], carry = plane ^ carry, plane & carry
        planes.append(carry)
    return planes


def _reaches(number: int, planes: Sequence[Words]) -> Words:
    """Return where a sum is at least a number, comparing digits from the highest down."""
    above = np.zeros_like(planes[0])
    equal = ~above
    for digit in reversed(range(len(planes))):
        if number >> digit & 1:
            equal = equal & planes[digit]
        else:
            above |= equal & planes[digit]
    return above | equal


def overlap(sets: Sequence[BitSet]) -> npt.NDArray[np.int64]:
    """Return how many every two of some sets share, as a square."""
    shared = np.zeros((len(sets), len(sets)), np.int64)
    if not sets:
        return shared
    words = np.stack([one.words for one in sets])
    for start in range(0, words.shape[1], _STRETCH):
        part = np.ascontiguousarray(words[:, start : start + _STRETCH])
        for row, one in enumerate(part):
            both = np.bitwise_count(part[row:] & one)
            shared[row, row:] += both.sum(axis=1, dtype=np.uint32)
    return np.triu(shared) + np.triu(shared, 1).T


def _words(size: int) -> int:
    return -(-size // WORD)
