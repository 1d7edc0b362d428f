"""Look-ups between files: from a subscription to its account, from a product to its name."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.files.blocks import Numbers, Passed
from segmatrix.kit.data.files.converting import Style, convert
from segmatrix.kit.data.files.reading import File
from segmatrix.kit.data.files.set_aside import Reason, SetAside
from segmatrix.kit.data.mapping.sources import Step

_TEXT = Style()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look-up found.

    Attributes:
        values: One per asked value; missing where nothing, or nothing single, was found.
        failures: The places of those asked values, by reason.
    """

    values: pa.Array
    failures: dict[Reason, Numbers]


@dataclass(frozen=True, slots=True)
class LookUp:
    """The keys of a file, each once, and what stands beside them.

    Attributes:
        keys: The values to find.
        takes: The answer for each.
        several: Whether a key stands beside different answers, so that none can be given.
    """

    keys: pa.Array
    takes: pa.Array
    several: pa.BooleanArray

    def answer(self, values: pa.Array) -> Answer:
        """Return what stands beside each value."""
        places = pc.index_in(values, self.keys)
        absent = pc.and_(pc.is_valid(values), pc.is_null(places))
        several = pc.fill_null(self.several.take(places), False)
        found = pc.if_else(several, pa.scalar(None, pa.string()), self.takes.take(places))
        failures = {
            reason: np.flatnonzero(mask.to_numpy(False))
            for reason, mask in ((Reason.NO_MATCH, absent), (Reason.SEVERAL_MATCHES, several))
        }
        return Answer(found, {reason: rows for reason, rows in failures.items() if len(rows)})


def load(file: File, step: Step, *, passed: Passed | None = None) -> tuple[LookUp, list[SetAside]]:
    """Read the two columns of a look-up into memory.

    Args:
        file: The file to look things up in.
        step: Its columns.
        passed: Told how many more bytes of the file were read.

    Returns:
        The look-up, and the rows of the file that cannot be read.

    Raises:
        DataError: if the file is damaged.
    """
    keys: list[pa.Array] = [pa.array([], pa.string())]
    takes: list[pa.Array] = [pa.array([], pa.string())]
    unread: list[SetAside] = []
    for block in file.blocks(passed):
        keys.append(convert(block.table[step.key], _TEXT, name=step.key, file=file.name).values)
        takes.append(convert(block.table[step.take], _TEXT, name=step.take, file=file.name).values)
        unread += block.set_aside
    pairs = pa.table({"key": pa.concat_arrays(keys), "take": pa.concat_arrays(takes)})
    known = pairs.filter(pc.is_valid(pairs["key"]))
    grouped = known.group_by("key", use_threads=False).aggregate([("take", "min"), ("take", "max")])
    least, most = grouped["take_min"].combine_chunks(), grouped["take_max"].combine_chunks()
    several = pc.fill_null(pc.not_equal(least, most), False)
    return LookUp(grouped["key"].combine_chunks(), least, several), unread
