"""Values in order of time, put together from the end on as far back as they are looked at."""

from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered.inserting import Places
from segmatrix.kit.data.clustered.pending import Pending

Array = TypeVar("Array", bound=npt.NDArray[Any])
# Slices, and places from the first row on.
Which: TypeAlias = slice | npt.NDArray[np.integer[Any]]

# Layers of later values beneath each other, each of which keeps what it has put together.
_DEEPEST = 3


class Series(Generic[Array]):
    """Values of rows; the later ones of further data stand in their places among them.

    Most windows begin a short while ago. What came before is neither copied nor given memory until
    somebody looks there.
    """

    def __init__(self, values: Array) -> None:
        """Take in values that are all there."""
        self._values = values
        self._from = 0
        self._depth = 0
        self._parts: tuple[Series[Array], Array, Pending[Places]] | None = None

    def followed_by(self, later: Array, at: Pending[Places]) -> "Series[Array]":
        """Return these values with later ones in their places; one value alone takes no room."""
        if self._roomless and later.strides == (0,) and (later == self._values[0]).all():
            return Series(np.broadcast_to(later[0], len(self) + len(later)))  # type: ignore[arg-type]
        room: Array = np.empty(len(self) + len(later), later.dtype)  # type: ignore[assignment]
        both = Series(room)
        both._from = len(room)
        both._depth = 1 + (0 if self._parts is None else self._depth)
        both._parts = self, later, at
        return both

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, which: Which) -> Array:
        """Return the values of some rows."""
        if isinstance(which, slice):
            asked = range(*which.indices(len(self)))
            if asked:
                self._put_together(min(asked[0], asked[-1]))
        elif len(which):
            self._put_together(int(which.min()))
        found: Array = self._values[which]  # type: ignore[assignment]
        return found

    @property
    def whole(self) -> Array:
        """All values."""
        self._put_together(0)
        return self._values

    @property
    def _roomless(self) -> bool:
        return self._parts is None and len(self) > 0 and self._values.strides == (0,)

    def _put_together(self, start: int) -> None:
        """Have all values at hand from a place on."""
        if start >= self._from or self._parts is None:
            return
        there, later, at = self._parts
        if self._depth > _DEEPEST:
            start = 0
        come = at.value.come
        first, last = come.searchsorted((start, self._from)).tolist()
        places = Places(self._from - start, come[first:last] - start)
        places.fill(
            self._values[start : self._from],
            there[start - first : self._from - last],
            later[first:last],
        )
        self._from = start
        if start == 0:
            self._parts = None
