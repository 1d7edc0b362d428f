"""Events by name and by what they carry: `"order" where amount > 5`."""

from functools import partial

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Condition, EventPattern, Property, Rule
from segmatrix.kit.rules.parsing.conditions import condition
from segmatrix.kit.rules.parsing.connectives import brackets
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.names import name
from segmatrix.kit.rules.parsing.steps import common_with_step, refuse_a_step
from segmatrix.kit.rules.parsing.values import text


def event(cursor: Cursor, *, earlier: int = 0) -> EventPattern:
    """Read `"order"` with its `where`, if it has one.

    Args:
        earlier: how many steps of a sequence stand before; its `where` may speak of them.
    """
    start = cursor.start
    found = text(cursor, "the name of an event")
    where = _where(cursor, earlier) if cursor.accept("where") else None
    return EventPattern(found, where, span=cursor.since(start))


def _where(cursor: Cursor, earlier: int) -> Rule:
    """Read one condition on a property, or several in brackets."""
    if cursor.sees("("):
        return brackets(cursor, partial(_property_condition, earlier=earlier))
    if cursor.sees("not"):
        raise RuleError(
            "“not” after “where” needs brackets.",
            code="where",
            span=cursor.token.span,
            hint="Write: where (not …).",
        )
    return _property_condition(cursor, earlier)


def _property_condition(cursor: Cursor, earlier: int) -> Condition:
    start = cursor.start
    refuse_a_step(cursor)
    subject = Property(name(cursor, "a property of the event"), span=cursor.since(start))
    same = common_with_step(cursor, subject, start, earlier)
    return same or condition(cursor, subject, start)
