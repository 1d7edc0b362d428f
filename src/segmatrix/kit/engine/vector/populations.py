"""Who is known at an instant, and whose each person is then."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered import Entities
from segmatrix.kit.engine.bitsets import WORD, BitSet
from segmatrix.kit.engine.vector.happenings import Numbers32
from segmatrix.kit.engine.vector.testing import Bits

Array = TypeVar("Array", bound=npt.NDArray[Any])

# Numbers beyond those that there are cost little and let later ones come without everything that
# is kept becoming too short: a 32nd of all or more.
_SPARE = 5


def room(number: int) -> int:
    """Return how many of a unit to have place for: so many, and some more."""
    step = max(WORD, 1 << max(0, number.bit_length() - _SPARE))
    return (number // step + 1) * step


def padded(values: Array, size: int, nothing: Any) -> Array:
    """Return values for each of so many, those who have none having `nothing`."""
    if len(values) == size:
        return values
    short = np.full(size - len(values), nothing, values.dtype)
    found: Array = np.concatenate([values, short])  # type: ignore[assignment]
    return found


@dataclass(frozen=True, eq=False)
class Population:
    """All of a unit by number, and who of them is known at an instant.

    Attributes:
        entities: all of them.
        size: how many numbers there is place for.
        known: who is known, one truth for each number.
    """

    entities: Entities
    size: int
    known: Bits

    @classmethod
    def at(cls, entities: Entities, instant: int) -> "Population":
        """Return who is known at an instant, given in microseconds since 1970."""
        size = room(len(entities))
        known = np.zeros(size, np.bool_)
        known[: len(entities)] = entities.known_from < instant
        return cls(entities, size, known)

    @cached_property
    def bits(self) -> BitSet:
        """Return who is known as a set."""
        return BitSet.of(self.known)


def homes(people: Population, accounts: Population, instant: int) -> Numbers32:
    """Return the account of each known person at an instant, or -1.

    It is the one in the person's row, else that of the latest event before the instant that names
    one; an account that is not known is none.
    """
    found = np.full(people.size, -1, np.int32)
    found[: len(people.entities)] = people.entities.account
    naming = people.entities.naming
    past = slice(0, int(naming.times.searchsorted(instant)))
    # Rows stand in order of time, and what is written last remains.
    found[naming.owners[past]] = naming.accounts[past]
    found[~people.known] = -1
    at_home = found >= 0
    found[at_home] = np.where(accounts.known[found[at_home]], found[at_home], -1)
    return found
