"""Values of later rows put in their places among those that are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.clustered.columns import (
    Booleans,
    Coded,
    Column,
    Dates,
    Instants,
    Lists,
    Mask,
    Numbers,
)

Owners: TypeAlias = npt.NDArray[np.int32]

Times: TypeAlias = npt.NDArray[np.int64]
Array = TypeVar("Array", bound=npt.NDArray[Any])


@dataclass(frozen=True, eq=False)
class Places:
    """Where later values go among those that are there.

    Attributes:
        number: how many values there are in the end.
        come: the places that belong to the later ones.
    """

    number: int
    come: npt.NDArray[np.int64]

    @classmethod
    def by_time(cls, there: Sequence[Times], later: Times) -> "Places":
        """Return the places of instants among others, all ascending; after those that are equal.

        Args:
            there: the others, in parts of which each ascends.
            later: the instants.
        """
        come = np.arange(len(later))
        for part in there:
            come += part.searchsorted(later, side="right")
        return cls(sum(map(len, there)) + len(later), come)

    @cached_property
    def first(self) -> int:
        """Up to here all stay where they stand."""
        return int(self.come[0]) if len(self.come) else self.number

    @cached_property
    def stay(self) -> Mask:
        """Of the places from `first` on, which belong to those that are there."""
        stay = np.ones(self.number - self.first, np.bool_)
        stay[self.come - self.first] = False
        return stay

    def filled(self, there: Array, later: Array) -> Array:
        """Return values with later ones in their places."""
        both: Array = np.empty(self.number, there.dtype)  # type: ignore[assignment]
        self.fill(both, there, later)
        return both

    def fill(self, both: Array, there: Array, later: Array) -> None:
        """Write values, and later ones in their places, where there is room for both."""
        both[: self.first] = there[: self.first]
        both[self.first :][self.stay] = there[self.first :]
        both[self.come] = later


def inserted(there: Column, later: Column, at: Places) -> Column:
    """Return a column with later values of its type in their places."""
    missing = _missing(there, later, at)
    match there, later:
        case Coded(), Coded():
            codes, values = _recoded(there.values, later)
            return Coded(at.filled(there.codes, codes), values)
        case Numbers(), Numbers():
            return _numbers_inserted(there, later, at, missing)
        case Booleans(), Booleans():
            return Booleans(at.filled(there.values, later.values), missing)
        case Dates(), Dates():
            return Dates(at.filled(there.days, later.days), missing)
        case Instants(), Instants():
            return Instants(at.filled(there.times, later.times), missing)
        case Lists(), Lists():
            both = pa.concat_arrays([there.values, later.values])
            number = len(there.values)
            order = at.filled(np.arange(number), number + np.arange(len(later.values)))
            return Lists(both.take(pa.array(order)), missing)
    raise TypeError(f"a column of {there.kind} takes no {later.kind}")


def _numbers_inserted(there: Numbers, later: Numbers, at: Places, missing: Mask | None) -> Numbers:
    if there.scale != later.scale or there.exact is None or later.exact is None:
        return Numbers.of_floats(at.filled(there.values, later.values), missing)
    exact = at.filled(there.exact, later.exact)
    if there.rest is None and later.rest is None:
        return Numbers(None, missing, exact, there.scale)
    values, rest = at.filled(there.values, later.values), at.filled(_rest(there), _rest(later))
    return Numbers(values, missing, exact, there.scale, rest)


def _rest(numbers: Numbers) -> npt.NDArray[np.float64]:
    return np.zeros(len(numbers)) if numbers.rest is None else numbers.rest


def _recoded(values: pa.StringArray, later: Coded) -> tuple[npt.NDArray[np.int32], pa.StringArray]:
    """Return the codes of later texts among some texts, and these with those that they lacked."""
    known = pc.index_in(later.values, value_set=values)
    new = later.values.filter(pc.is_null(known))
    both = pa.concat_arrays([values, new]) if len(new) else values
    codes = pc.index_in(later.values, value_set=both).to_numpy(zero_copy_only=False)
    # The last place stands for -1, a text that is missing.
    return np.append(codes, -1).astype(np.int32)[later.codes], both


def _missing(there: Column, later: Column, at: Places) -> Mask | None:
    if isinstance(there, Coded) or (there.missing is None and later.missing is None):
        return None
    gone: Mask = at.filled(_mask(there), _mask(later))
    return gone


def _mask(column: Column) -> Mask:
    return np.zeros(len(column), np.bool_) if column.missing is None else column.missing
