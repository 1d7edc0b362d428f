"""How often: `at least 3 times`, `on at least 3 days`, and the bounds that other counts share."""

from segmatrix.kit.rules.nodes import Count, CountTest, Unit
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.values import unit, whole, wholes

_DISTINCT = (Unit.DAY, Unit.WEEK, Unit.MONTH)


def count(cursor: Cursor) -> Count | None:
    """Read how often, if it is said."""
    if not sees_count(cursor):
        return None
    start = cursor.start
    on = cursor.accept("on")
    test, number, high = bounds(cursor, "how many times")
    if on:
        return Count(test, number, high, unit(cursor, _DISTINCT), span=cursor.since(start))
    if not cursor.accept("time"):
        hint = "Distinct days are written: on at least 3 days." if _sees_days(cursor) else ""
        raise cursor.unexpected("“times”", hint=hint)
    return Count(test, number, high, span=cursor.since(start))


def sees_count(cursor: Cursor) -> bool:
    """Whether a count comes next.

    `more than 14 days ago` and `between 30 and 7 days ago` are windows.
    """
    if cursor.sees("on"):
        return True
    if cursor.sees(CountTest.BETWEEN):
        return cursor.ahead(4).keyword == "time"
    if cursor.sees(CountTest.MORE_THAN):
        return cursor.ahead(3).keyword not in list(Unit)
    return any(cursor.sees(test) for test in CountTest)


def bounds(cursor: Cursor, what: str) -> tuple[CountTest, int, int | None]:
    """Read `at least 3`, or `between 2 and 5`; `what` is counted stands in the refusal."""
    word = cursor.accept_one(*CountTest)
    if not word:
        raise cursor.unexpected(
            "“at least”, “at most”, “exactly”, “more than”, “fewer than” or “between”"
        )
    test = CountTest(word)
    if test is CountTest.BETWEEN:
        return test, *wholes(cursor, what)
    return test, whole(cursor, what), None


def _sees_days(cursor: Cursor) -> bool:
    return cursor.token.keyword in _DISTINCT
