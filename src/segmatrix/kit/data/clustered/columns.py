"""Columns of values as arrays: what each type of trait or property is held as.

Where a value is missing, `missing` says so and the array holds some value of no meaning; where
`missing` is None, nothing is missing.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type

Mask: TypeAlias = npt.NDArray[np.bool_]

# Decimals of so many digits fit a whole number of 64 bits.
_DIGITS = 18


@dataclass(frozen=True)
class Numbers:
    """Numbers.

    Attributes:
        values: the numbers.
        missing: where there is none.
        exact: the numbers times `10**scale`, as whole numbers, if all of them are whole or decimals
            with few digits; their sums do not depend on the order of rows. Else None.
        scale: how many decimals `exact` keeps.
    """

    values: npt.NDArray[np.float64]
    missing: Mask | None = None
    exact: npt.NDArray[np.int64] | None = None
    scale: int = 0
    kind: ClassVar[Type] = Type.NUMBER

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Booleans:
    """True or false."""

    values: Mask
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.BOOLEAN

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Coded:
    """Texts, each different one once.

    Attributes:
        codes: the place of each text in `values`, -1 where it is missing.
        values: different texts, in no order; some may stand nowhere.
    """

    codes: npt.NDArray[np.int32]
    values: pa.StringArray
    kind: ClassVar[Type] = Type.TEXT

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def missing(self) -> Mask | None:
        """Where there is no text."""
        gone: Mask = self.codes < 0
        return gone if gone.any() else None


@dataclass(frozen=True)
class Dates:
    """Dates, as days since 1970-01-01."""

    days: npt.NDArray[np.int32]
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.DATE

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True)
class Instants:
    """Instants, as microseconds since 1970 in UTC."""

    times: npt.NDArray[np.int64]
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.INSTANT

    def __len__(self) -> int:
        return len(self.times)


@dataclass(frozen=True)
class Lists:
    """Lists of texts; a missing list is null."""

    values: pa.ListArray
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.LIST

    def __len__(self) -> int:
        return len(self.values)


Column: TypeAlias = Numbers | Booleans | Coded | Dates | Instants | Lists


def column(values: pa.Array) -> Column:
    """Return Arrow values as the column of their type.

    Raises:
        TypeError: if no rule can speak of such values.
    """
    kind, missing = values.type, _missing(values)
    if pa.types.is_string(kind):
        found = values.dictionary_encode()
        return Coded(_filled(found.indices, -1), found.dictionary)
    if pa.types.is_boolean(kind):
        return Booleans(_filled(values, False), missing)
    if pa.types.is_date32(kind):
        return Dates(_filled(values.view(pa.int32()), 0), missing)
    if pa.types.is_timestamp(kind):
        return Instants(_filled(values.cast(pa.timestamp("us")).view(pa.int64()), 0), missing)
    if pa.types.is_list(kind):
        return Lists(values, missing)
    if pa.types.is_decimal(kind):
        return _decimals(values, missing)
    if pa.types.is_integer(kind):
        return Numbers(_floats(values), missing, _whole(values))
    if pa.types.is_floating(kind):
        return Numbers(_floats(values), missing)
    raise TypeError(f"no rule speaks of {kind}")


def _decimals(values: pa.Array, missing: Mask | None) -> Numbers:
    if values.type.precision > _DIGITS:
        return Numbers(_floats(values), missing)
    scale = values.type.scale
    # Arrow holds a decimal as a whole number of 128 bits; of so few digits the lower half is all.
    halves = np.frombuffer(values.buffers()[1], np.int64).reshape(-1, 2)
    exact = halves[values.offset : values.offset + len(values), 0].copy()
    if missing is not None:
        exact[missing] = 0
    return Numbers(exact / 10.0**scale, missing, exact, scale)


def _whole(values: pa.Array) -> npt.NDArray[np.int64] | None:
    if values.type == pa.uint64() and (pc.max(values).as_py() or 0) >= 2**63:
        return None
    whole: npt.NDArray[np.int64] = _filled(values.cast(pa.int64()), 0)
    return whole


def _floats(values: pa.Array) -> npt.NDArray[np.float64]:
    floats: npt.NDArray[np.float64] = _filled(values.cast(pa.float64(), safe=False), 0.0)
    return floats


def _missing(values: pa.Array) -> Mask | None:
    if not values.null_count:
        return None
    gone: Mask = values.is_null().to_numpy(zero_copy_only=False)
    return gone


def _filled(values: pa.Array, nothing: bool | int | float) -> npt.NDArray[Any]:
    """Return the values as an array, with some value where there is none."""
    if values.null_count:
        values = values.fill_null(nothing)
    found: npt.NDArray[Any] = values.to_numpy(zero_copy_only=False)
    return found
