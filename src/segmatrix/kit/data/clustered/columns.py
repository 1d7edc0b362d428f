"""Columns of values as arrays: what each type of trait or property is held as.

Where a value is missing, `missing` says so and the array holds some value of no meaning; where
`missing` is None, nothing is missing.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.data.decimals import DECIMALS, parted

Mask: TypeAlias = npt.NDArray[np.bool_]
Array = TypeVar("Array", bound=npt.NDArray[Any])
# Slices, and places from the first value on.
Which: TypeAlias = slice | npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class Numbers:
    """Numbers.

    Attributes:
        floats: the numbers; None of those that `exact` tells all about.
        missing: where there is none.
        exact: the numbers times `10**scale` as whole numbers, to be added up; 0 for those in
            `rest`. None of numbers that nobody adds up.
        scale: how many decimals `exact` keeps; 0 of whole numbers.
        rest: the floats that are no decimals, 0 for those in `exact`; None if there are none.
    """

    floats: npt.NDArray[np.float64] | None
    missing: Mask | None = None
    exact: npt.NDArray[np.int64] | None = None
    scale: int = 0
    rest: npt.NDArray[np.float64] | None = None
    kind: ClassVar[Type] = Type.NUMBER
    __match_args__ = ("values", "missing", "exact", "scale", "rest")

    @classmethod
    def of_floats(cls, values: npt.NDArray[np.float64], missing: Mask | None) -> "Numbers":
        """Return floats, with the decimals among them."""
        exact, rest = parted(values)
        return cls(values, missing, exact, DECIMALS, rest)

    def __len__(self) -> int:
        return len(self._either)

    def __getitem__(self, which: Which) -> "Numbers":
        return Numbers(
            _some(self.floats, which),
            _some(self.missing, which),
            _some(self.exact, which),
            self.scale,
            _some(self.rest, which),
        )

    @cached_property
    def values(self) -> npt.NDArray[np.float64]:
        """The numbers."""
        if self.floats is not None:
            return self.floats
        assert self.exact is not None, "either tells what the numbers are"
        return self.exact / 10.0**self.scale

    @property
    def _either(self) -> npt.NDArray[Any]:
        found = self.exact if self.floats is None else self.floats
        assert found is not None, "either tells what the numbers are"
        return found

    @cached_property
    def most(self) -> int:
        """What no sum of any of `exact` exceeds, whatever its sign."""
        if self.exact is None:
            return 0
        largest = max(int(self.exact.max(initial=0)), -int(self.exact.min(initial=0)))
        return largest * len(self.exact)


@dataclass(frozen=True)
class Booleans:
    """True or false."""

    values: Mask
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.BOOLEAN

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, which: Which) -> "Booleans":
        return Booleans(self.values[which], _some(self.missing, which))


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

    def __getitem__(self, which: Which) -> "Coded":
        return Coded(self.codes[which], self.values)

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

    def __getitem__(self, which: Which) -> "Dates":
        return Dates(self.days[which], _some(self.missing, which))


@dataclass(frozen=True)
class Instants:
    """Instants, as microseconds since 1970 in UTC."""

    times: npt.NDArray[np.int64]
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.INSTANT

    def __len__(self) -> int:
        return len(self.times)

    def __getitem__(self, which: Which) -> "Instants":
        return Instants(self.times[which], _some(self.missing, which))


@dataclass(frozen=True)
class Lists:
    """Lists of texts; a missing list is null."""

    values: pa.ListArray
    missing: Mask | None = None
    kind: ClassVar[Type] = Type.LIST

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, which: Which) -> "Lists":
        some = self.values[which] if isinstance(which, slice) else self.values.take(pa.array(which))
        return Lists(some, _some(self.missing, which))


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
    if pa.types.is_integer(kind) and not _beyond_int64(values):
        return Numbers(_floats(values), missing, _filled(values.cast(pa.int64()), 0))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return Numbers.of_floats(_floats(values), missing)
    raise TypeError(f"no rule speaks of {kind}")


def _some(values: Array | None, which: Which) -> Array | None:
    return None if values is None else values[which]  # type: ignore[return-value]


def _beyond_int64(values: pa.Array) -> bool:
    return bool(values.type == pa.uint64() and (pc.max(values).as_py() or 0) >= 2**63)


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
