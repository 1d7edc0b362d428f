"""Whether a column of values passes a test, as Ibis expressions."""

from fractions import Fraction
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.engine.database.columns import all_of, during, literal, number
from segmatrix.kit.engine.database.setting import Setting
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    Compares,
    Has,
    HasText,
    Is,
    IsBetween,
    IsInTop,
    IsKnown,
    IsOneOf,
    Order,
    Test,
    TextTest,
    Value,
)

Column = Any  # an Ibis column; its static type says nothing about the operations it has


def verdict(
    value: Column, kind: Type, test: Test, setting: Setting, doubt: Column | None = None
) -> Verdict[Column]:
    """Return the verdict on a test of a column, one value per row.

    A missing value never passes. Where there is a `doubt` about the value the verdict is open;
    for a trait or a property the doubt is that it is missing.
    """
    if isinstance(test, IsKnown):
        return Verdict.known(value.notnull())
    holds = passes(value, kind, test, setting).fill_null(False)
    return Verdict.doubted(holds, value.isnull() if doubt is None else doubt)


def passes(value: Column, kind: Type, test: Test, setting: Setting) -> Column:
    """Return whether values pass a test; missing where a value is missing."""
    match test:
        case IsInTop():
            return _ranks(number(value), test)
        case IsOneOf(values, ignoring_case) if kind not in (Type.DATE, Type.INSTANT):
            return _equals_one(value, values, ignoring_case)
        case IsOneOf(values):
            days = (passes(value, kind, Is(one), setting) for one in values)
            return reduce(lambda left, right: left | right, days)
        case HasText():
            return _has_text(value, test, setting)
        case Has(values, every):
            found = [value.contains(literal(_element(one))) for one in values]
            return reduce(lambda a, b: a & b if every else a | b, found)
    if kind in (Type.DATE, Type.INSTANT):
        interval = setting.calendar.test(test)
        whole_days = kind is Type.DATE
        bounds = during(value, setting.calendar.dates(interval) if whole_days else interval)
        return all_of(bounds)
    match test:
        case Is(one, ignoring_case):
            return _equals_one(value, (one,), ignoring_case)
        case Compares(order, bound):
            return _COMPARED[order](number(value), literal(bound))
        case IsBetween(low, high):
            column = number(value)
            return (column >= literal(low)) & (column <= literal(high))
    raise TypeError(f"{test} is no test of {kind}")


_COMPARED = {
    Order.LESS: lambda left, right: left < right,
    Order.AT_MOST: lambda left, right: left <= right,
    Order.MORE: lambda left, right: left > right,
    Order.AT_LEAST: lambda left, right: left >= right,
}


def _equals_one(column: Column, values: tuple[Value, ...], ignoring_case: bool) -> Column:
    wanted: list[ir.Scalar] = [literal(one) for one in values]
    if ignoring_case:
        # The back end lowers both sides, so that one idea of small letters decides.
        column, wanted = column.lower(), [one.lower() for one in wanted]
    column = number(column)
    return column == wanted[0] if len(wanted) == 1 else column.isin(wanted)


def _has_text(value: Column, test: HasText, setting: Setting) -> Column:
    if test.test is TextTest.MATCHES:
        return setting.dialect.matching(value, test.text, test.ignoring_case)
    text: Any = ibis.literal(test.text)
    if test.ignoring_case:
        value, text = value.lower(), text.lower()
    match test.test:
        case TextTest.CONTAINS:
            return value.contains(text)
        case TextTest.STARTS_WITH:
            return value.startswith(text)
        case TextTest.ENDS_WITH:
            return value.endswith(text)


def _element(value: Value) -> str:
    """Return a value as the text that lists are made of."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _ranks(value: Column, test: IsInTop) -> Column:
    """Return whether a value and all beyond it are at most so many percent of the known ones."""
    order = value.desc(nulls_first=False) if test.bottom else value.asc(nulls_first=False)
    before = ibis.rank().over(order_by=order)
    known = value.count().over(ibis.window())
    share = Fraction(str(test.percent)) / 100
    inside = (known - before) * share.denominator <= known * share.numerator
    return value.notnull() & inside
