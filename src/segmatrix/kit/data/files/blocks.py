"""What every reader of files hands on: some rows, where they stood, and what could not be read."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from segmatrix.kit.data.files.set_aside import SetAside

Numbers: TypeAlias = npt.NDArray[np.int64]
Passed: TypeAlias = Callable[[int], None]
"""Told how many more bytes of a file were read."""


class Block(NamedTuple):
    """Some rows of a file, in their order.

    Attributes:
        table: Their columns.
        numbers: The row of the file that each of them is, counted from 1 with the header.
        set_aside: The rows between them that cannot be read.
    """

    table: pa.Table
    numbers: Numbers
    set_aside: list[SetAside]
