"""Values of later rows put in their places among those that are there."""

from typing import TypeAlias

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

Places: TypeAlias = npt.NDArray[np.int64]
"""Before which of the values that are there each later one goes, ascending."""


def places(there: npt.NDArray[np.int64], later: npt.NDArray[np.int64]) -> Places:
    """Return the places of instants among others, all ascending; after those that are equal."""
    return np.searchsorted(there, later, side="right")


def numbers_inserted(there: Owners, later: Owners, at: Places) -> Owners:
    """Return numbers with later ones in their places; no room is taken where all are -1."""
    if there.strides == later.strides == (0,):
        return np.broadcast_to(np.int32(-1), len(there) + len(later))
    return np.insert(there, at, later)


def inserted(there: Column, later: Column, at: Places) -> Column:
    """Return a column with later values of its type in their places."""
    missing = _missing(there, later, at)
    match there, later:
        case Coded(), Coded():
            codes, values = _recoded(there.values, later)
            return Coded(np.insert(there.codes, at, codes), values)
        case Numbers(), Numbers():
            exact = None
            if there.exact is not None and later.exact is not None:
                exact = np.insert(there.exact, at, later.exact)
            values = np.insert(there.values, at, later.values)
            return Numbers(values, missing, exact, there.scale)
        case Booleans(), Booleans():
            return Booleans(np.insert(there.values, at, later.values), missing)
        case Dates(), Dates():
            return Dates(np.insert(there.days, at, later.days), missing)
        case Instants(), Instants():
            return Instants(np.insert(there.times, at, later.times), missing)
        case Lists(), Lists():
            both = pa.concat_arrays([there.values, later.values])
            order = np.insert(
                np.arange(len(there.values)), at, len(there.values) + np.arange(len(later.values))
            )
            return Lists(both.take(pa.array(order)), missing)
    raise TypeError(f"a column of {there.kind} takes no {later.kind}")


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
    gone: Mask = np.insert(_mask(there), at, _mask(later))
    return gone


def _mask(column: Column) -> Mask:
    return np.zeros(len(column), np.bool_) if column.missing is None else column.missing
