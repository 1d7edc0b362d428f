"""The values that stand most often in a trait or a property."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.clustered.columns import Coded, Column, Lists
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.rules.nodes import Entity

MOST = 50


def frequent_values(
    data: CustomerData, name: str, *, unit: Entity | None = None, event: str = "", most: int = MOST
) -> list[str]:
    """Return the texts that stand most often in a trait or a property, the most frequent first.

    Equally frequent ones stand in the order of their letters. What is no text and no list of texts
    has none, and neither has data that lie in a database of their own.

    Args:
        data: the customer data.
        name: what the trait or property is called.
        unit: whose trait it is.
        event: of a property, the event that carries it.
        most: how many values to return at most.
    """
    column = _column(data, name, unit, event)
    if isinstance(column, Coded):
        codes = column.codes[column.codes >= 0]
        return _largest(column.values, np.bincount(codes, minlength=len(column.values)), most)
    if isinstance(column, Lists):
        counted = pc.value_counts(pc.list_flatten(column.values))
        return _largest(counted.field("values"), counted.field("counts").to_numpy(), most)
    return []


def _column(data: CustomerData, name: str, unit: Entity | None, event: str) -> Column | None:
    if data.clustered is None:
        return None
    if unit is None:
        rows = data.clustered.rows("events", event)
        return None if rows is None else rows.column(name)
    known = name in data.catalog.traits(unit)
    return data.clustered.trait(unit, name) if known else None


def _largest(values: pa.Array, counts: npt.NDArray[np.int64], most: int) -> list[str]:
    """Return the values that are counted most; of huge numbers of them only some are ordered."""
    places = np.flatnonzero(counts)
    if len(places) > most:
        least = np.partition(counts[places], -most)[-most]
        certain, even = places[counts[places] > least], places[counts[places] == least]
        places = np.concatenate([certain, even[:most]])
    found = [(-int(counts[at]), values[int(at)].as_py()) for at in places]
    return [value for _count, value in sorted(found) if value is not None][:most]
