"""Numbers that are worked out over events."""

from segmatrix.kit.rules.nodes import (
    Amount,
    NumberOf,
    Property,
    Rule,
    Statistic,
    Subject,
)
from segmatrix.kit.rules.parsing.conditions import condition, name
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.events import event
from segmatrix.kit.rules.parsing.windows import window

# The words that begin an amount.
AMOUNTS = ("average", "maximum", "median", "minimum", "number", "sum")


def amount_condition(cursor: Cursor) -> Rule:
    """Read `sum of amount for "order" in the last 30 days >= 100`."""
    start = cursor.start
    return condition(cursor, amount(cursor), start)


def amount(cursor: Cursor) -> Subject:
    """Read an amount or a number of events."""
    start = cursor.start
    statistic = cursor.accept_one(*Statistic)
    if not statistic:
        cursor.expect("number of", hint='Write: number of "order", or number of distinct sku for …')
        counted = event(cursor)
        return NumberOf(counted, window(cursor), span=cursor.since(start))
    if statistic != Statistic.DISTINCT:
        cursor.expect("of")
    opening = cursor.start
    of = Property(name(cursor, "a property of the event"), span=cursor.since(opening))
    cursor.expect("for", hint='Name the event: … for "order".')
    summed = event(cursor)
    when = window(cursor)
    return Amount(Statistic(statistic), of, summed, when, span=cursor.since(start))
