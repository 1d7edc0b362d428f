"""Ibis expressions that every part of the compiler needs: literals, spans of time, civil units."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import reduce
from operator import add
from typing import Any

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.windows import Dates, Interval
from segmatrix.kit.data.zones import Offset
from segmatrix.kit.rules.nodes import Unit, Value

_DAY_SECONDS = 86_400
# 1970-01-01, the day that instants are counted from, was a Thursday.
_DAYS_SINCE_MONDAY = 3
# Up to so many digits a decimal literal and a float are converted into each other without loss.
_SAFE_DIGITS = 15


def at(instant: datetime) -> ir.TimestampScalar:
    """Return an instant of UTC as a literal that no back end's zone can move."""
    return ibis.literal(instant.isoformat(" ")).cast("timestamp")


def on(day: date) -> ir.DateScalar:
    """Return a date as a literal."""
    return ibis.literal(day.isoformat()).cast("date")


def literal(value: Value) -> ir.Scalar:
    """Return a text, number, boolean or date of a rule as a literal."""
    if isinstance(value, datetime):
        return at(value)
    if isinstance(value, date):
        return on(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 2**63:
        return literal(float(value))
    if isinstance(value, float) and len(repr(value).strip("-0.")) > _SAFE_DIGITS:
        return ibis.literal(repr(value)).cast("float64")
    return ibis.literal(value)


def all_of(conditions: Sequence[Any]) -> Any:
    """Return the conjunction, or None where nothing is asked for."""
    return reduce(lambda left, right: left & right, conditions) if conditions else None


def during(column: Any, interval: Interval | Dates) -> list[ir.BooleanValue]:
    """Return the bounds that keep a column of instants, or of dates, inside a span."""
    write: Any = on if isinstance(interval, Dates) else at
    bounds: list[ir.BooleanValue] = []
    if interval.start is not None:
        bounds.append(column >= write(interval.start))
    if interval.end is not None:
        bounds.append(column < write(interval.end))
    return bounds


def number(column: Any) -> Any:
    """Return a column of numbers as it is compared: decimals as the floats nearest to them."""
    return column.cast("float64") if column.type().is_decimal() else column


def civil(instants: Any, unit: Unit, offsets: Sequence[Offset]) -> Any:
    """Return a whole number that tells the local day, week or month of each instant.

    The zone comes in as its changes of offset, and the units are counted off by arithmetic, since
    a back end's own zone tables and truncation are not ours to trust.
    """
    local = instants.epoch_seconds() + _seconds(instants, offsets)
    day = (local / _DAY_SECONDS).floor().cast("int64")
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return ((day + _DAYS_SINCE_MONDAY) / 7).floor().cast("int64")
    shifted = instants + _seconds(instants, offsets).cast("int64").as_interval("s")
    return shifted.year().cast("int64") * 12 + shifted.month()


def _seconds(instants: Any, offsets: Sequence[Offset]) -> Any:
    """Return the offset in force at each instant."""
    if len(offsets) == 1:
        return ibis.literal(offsets[0].seconds, "int64")
    ends = [one.start for one in offsets[1:] if one.start is not None]
    branches = [
        (instants < at(end), ibis.literal(one.seconds, "int64"))
        for one, end in zip(offsets, ends, strict=False)
    ]
    return ibis.cases(*branches, else_=ibis.literal(offsets[-1].seconds, "int64"))


def some(number: int, truths: Sequence[Any]) -> Any:
    """Return where at least so many of some truths hold."""
    return reduce(add, (truth.ifelse(1, 0) for truth in truths)) >= number
