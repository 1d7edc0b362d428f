"""Sums in a database, by the rule of `kit/data/decimals.py`."""

from collections.abc import Mapping
from typing import Any

import ibis

from segmatrix.kit.data.decimals import EXACT_BELOW, UNITS
from segmatrix.kit.engine.database.sources import Rows

Column = Any  # an Ibis column; its static type says nothing about the operations it has

# As many digits as the units of one decimal have at most, and more; their sums have more still.
_UNITS_OF_ONE = "decimal(18, 0)"


def parts(name: str, value: Column) -> Mapping[str, Column]:
    """Return what of each number is added up: the units of decimals, and floats that are none.

    Whole numbers are added up as they are.
    """
    if not value.type().is_floating():
        return {}
    # What is too large may not be multiplied: some databases refuse to.
    small = (value.abs() < EXACT_BELOW).ifelse(value, 0.0)
    units = (small * UNITS).round(0)
    decimal = units.cast("float64") / UNITS == value
    return {
        f"{name}_units": decimal.ifelse(units.cast(_UNITS_OF_ONE), ibis.null(_UNITS_OF_ONE)),
        f"{name}_float": decimal.ifelse(ibis.null("float64"), value),
    }


def total(name: str, rows: Rows, value: Column, chosen: Column | None) -> Column:
    """Return the sum of numbers, as a float; of none it is 0 or missing.

    Args:
        name: the name under which their `parts` stand beside the rows.
        rows: the rows.
        value: the numbers.
        chosen: which rows; None: all.
    """
    if not value.type().is_floating():
        return value.sum(where=chosen).cast("float64")
    units, floats = (rows.table[f"{name}_{part}"].sum(where=chosen) for part in ("units", "float"))
    return (units.cast("float64") / UNITS).fill_null(0.0) + floats.fill_null(0.0)
