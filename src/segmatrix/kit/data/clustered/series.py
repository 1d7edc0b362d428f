"""Values in order of time, put together from the end on as far back as they are looked at."""

from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered.columns import Column, Which
from segmatrix.kit.data.clustered.inserting import Places, inserted
from segmatrix.kit.data.clustered.pending import Pending

Values = TypeVar("Values", bound=npt.NDArray[Any] | Column)

# Layers of later values beneath each other, each of which keeps what it has put together.
_DEEPEST = 3


class Series(Generic[Values]):
    """Values of rows; the later ones of further data stand in their places among them.

    Most windows begin a short while ago. What came before is neither copied nor given memory until
    somebody looks there; then all is put together anew from there on.
    """

    def __init__(self, values: Values) -> None:
        """Take in values that are all there."""
        self._number = len(values)
        self._values = values
        self._from = 0
        self._depth = 0
        self._parts: tuple[Series[Values], Values, Pending[Places]] | None = None

    def followed_by(self, later: Values, at: Pending[Places]) -> "Series[Values]":
        """Return these values with later ones in their places; one value alone takes no room."""
        number = len(self) + len(later)
        if self._parts is None and (one := _roomless(self._values, later)) is not None:
            return Series(np.broadcast_to(one, number))  # type: ignore[arg-type]
        both: Series[Values] = Series(later[:0])  # type: ignore[arg-type]
        both._number = both._from = number
        both._depth = 1 + (0 if self._parts is None else self._depth)
        both._parts = self, later, at
        return both

    def __len__(self) -> int:
        return self._number

    def __getitem__(self, which: Which) -> Values:
        """Return the values of some rows."""
        if isinstance(which, slice):
            start, stop, _ = which.indices(len(self))
            if start >= stop:
                return self._values[:0]  # type: ignore[return-value]
            at_hand = self.since(start)
            found = at_hand[start - self._from : stop - self._from]
        else:
            at_hand = self.since(int(which.min(initial=len(self))))
            found = at_hand[which - self._from if self._from else which]
        return found  # type: ignore[return-value]

    @property
    def whole(self) -> Values:
        """All values."""
        return self.since(0)

    def since(self, start: int) -> Values:
        """Return all values from a place on, and perhaps earlier ones.

        They are the same object until somebody looks further back.
        """
        if start < self._from and self._parts is not None:
            there, later, at = self._parts
            # Whoever looks back step by step has twice as much put together each time.
            start = max(0, min(start, 2 * self._from - len(self)))
            if self._depth > _DEEPEST:
                start = 0
            come = at.value.come
            first = int(come.searchsorted(start))
            places = Places(len(self) - start, come[first:] - start)
            self._values = _inserted(there[start - first :], later[first:], places)
            self._from = start
            if start == 0:
                self._parts = None
        return self._values


def _inserted(there: Any, later: Any, at: Places) -> Any:
    """Return values with later ones in their places."""
    if isinstance(there, np.ndarray):
        return at.filled(there, later)
    return inserted(there, later, at)


def _roomless(there: Any, later: Any) -> Any:
    """Return the one value that some values and later ones are, if they take no room; or None."""
    for values in (there, later):
        if not isinstance(values, np.ndarray) or not len(values) or values.strides != (0,):
            return None
    return there[0] if there[0] == later[0] else None
