"""What happened, as arrays in order of time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.clustered.columns import Column


@dataclass(eq=False)
class Rows:
    """The events of one name, or all feedback, or all exposures; by time, then place in the file.

    Rows do not change. Where later data add some, other rows take their place, so that rows which
    are the same object hold the same.

    Attributes:
        owners: the number of the person that a row names, or -1.
        accounts: the number of the account that it names, or -1.
        times: its instant, in microseconds since 1970 in UTC.
        read: the columns that were read so far.
    """

    owners: npt.NDArray[np.int32]
    accounts: npt.NDArray[np.int32]
    times: npt.NDArray[np.int64]
    _reader: Callable[[str], Column | None]
    read: dict[str, Column | None] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.times)

    @cached_property
    def all_name_a_person(self) -> bool:
        """Whether each row names one."""
        return not len(self) or bool(self.owners.min() >= 0)

    def column(self, name: str) -> Column | None:
        """Return a property of these rows, in their order; None if no row carries it.

        A column is read when it is first asked for, and kept as long as the rows are.
        """
        if name not in self.read:
            self.read[name] = self._reader(name)
        return self.read[name]
