"""Who there is: people and accounts by number, since when they are known, and whose is whose."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.clustered.rows import Rows

ALWAYS = int(np.iinfo(np.int64).min)
"""The instant from which somebody is known who has always been."""


@dataclass(frozen=True)
class Entities:
    """All people, or all accounts, of which anything says something.

    The number of one is its place here. In fresh data they stand in the order of their ids; who
    comes with later data follows at the end.

    Attributes:
        ids: their ids.
        known_from: the instant from which each is known, in microseconds since 1970 in UTC;
            somebody is known at `as_of` if it is before `as_of`.
        account: of people, the number of the account that stands in their row, or -1; of accounts
            nothing.
        has_row: who has a row among people or accounts, which says from when they are known.
    """

    ids: pa.StringArray
    known_from: npt.NDArray[np.int64]
    account: npt.NDArray[np.int32]
    has_row: npt.NDArray[np.bool_]
    _read_naming: Callable[[], Rows]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def naming(self) -> Rows:
        """The events that say whose somebody is: those naming a person and an account.

        Only of people whose row names no account; in order of time, then of the file. A person's
        account at an instant is the one in the row, else that of the last of these before it.
        """
        return self._read_naming()

    def numbers(self, idents: Iterable[str]) -> npt.NDArray[np.int32]:
        """Return the numbers of those ids that are there, sorted, each once."""
        wanted = pa.array(set(idents), pa.string())
        found = pc.index_in(wanted, value_set=self.ids).drop_null()
        return np.sort(found.to_numpy(zero_copy_only=False).astype(np.int32))
