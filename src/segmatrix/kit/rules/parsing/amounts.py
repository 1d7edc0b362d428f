"""Numbers that are worked out over events."""

from segmatrix.kit.rules.nodes import Amount, NumberOf, Property, Statistic, Subject
from segmatrix.kit.rules.parsing.conditions import unfollowed
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.events import event
from segmatrix.kit.rules.parsing.names import name
from segmatrix.kit.rules.parsing.windows import window

_NUMBER = 'number of "order", or number of distinct sku for "order"'


def amount(cursor: Cursor) -> Subject:
    """Read `sum of amount for "order" in the last 30 days` and its kin."""
    start = cursor.start
    statistic = cursor.advance()
    if not cursor.accept("of"):
        example = f'{statistic.keyword} of amount for "order"'
        raise unfollowed(cursor, statistic, "“of”", example)
    opening = cursor.start
    of = Property(name(cursor, "a property of the event"), span=cursor.since(opening))
    return _over_events(cursor, Statistic(statistic.keyword), of, start)


def number_of(cursor: Cursor) -> Subject:
    """Read `number of "order" [window]`, or `number of distinct sku for "order" [window]`."""
    start = cursor.start
    opening = cursor.advance()
    if not cursor.accept("of"):
        raise unfollowed(cursor, opening, "“of”", _NUMBER)
    if cursor.accept("distinct"):
        at = cursor.start
        of = Property(name(cursor, "a property of the event"), span=cursor.since(at))
        return _over_events(cursor, Statistic.DISTINCT, of, start)
    counted = event(cursor)
    when = window(cursor)
    return NumberOf(counted, when, span=cursor.since(start))


def _over_events(cursor: Cursor, statistic: Statistic, of: Property, start: int) -> Amount:
    cursor.expect("for", hint='Name the event: … for "order".')
    summed = event(cursor)
    when = window(cursor)
    return Amount(statistic, of, summed, when, span=cursor.since(start))
