"""What a trait, a property or an amount is held against. Each opening word has one function.

A test that has a negative form is read together with it: `is not "pro"`, `does not contain`,
`has none of`. What has none (`is between`, `is in the top`, `<`) takes a `not` in front.
"""

from collections.abc import Callable
from typing import TypeAlias

import re2

from segmatrix.kit.rules.errors import RuleError, shortened
from segmatrix.kit.rules.nodes import (
    Condition,
    Has,
    HasText,
    IsInTop,
    Order,
    Property,
    Subject,
    Test,
    TextTest,
)
from segmatrix.kit.rules.parsing.comparisons import being, equals, ignoring_case, known, ordered
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.names import back_quotes
from segmatrix.kit.rules.parsing.values import text, value, values
from segmatrix.kit.rules.tokens import Kind, Token

Read: TypeAlias = tuple[Test, bool]  # the test, and whether it is negated

_OPENINGS = "a condition such as “is”, “>=”, “contains” or “has”"


def condition(cursor: Cursor, subject: Subject, start: int) -> Condition:
    """Read the test that follows a subject which began at `start`."""
    opening = cursor.start
    test, negated = _test(cursor, opening)
    if isinstance(subject, Property) and isinstance(test, IsInTop):
        raise cursor.wrong(
            "A property of an event has no top or bottom.",
            code="where",
            start=opening,
            hint="Top and bottom rank people or accounts: use them with a trait or an amount.",
        )
    return Condition(subject, test, negated, span=cursor.since(start))


def begins_test(cursor: Cursor) -> bool:
    """Whether something comes next that can follow a subject."""
    openings = [opening.split()[0] for opening in (*TESTS, *_ORDERS)]
    return any(cursor.sees(opening) for opening in openings)


def unfollowed(cursor: Cursor, opening: Token, expected: str, example: str) -> RuleError:
    """Return the error that a reserved word is not followed by what makes a form of it.

    Where a test or nothing follows it, a trait of that name may be meant.
    """
    may_be_a_trait = begins_test(cursor) or cursor.token.kind is Kind.END
    hint = back_quotes(opening.written) if may_be_a_trait else ""
    return cursor.unexpected(f"{expected} after “{opening.written}”", hint=hint, example=example)


def refuse_a_trait(cursor: Cursor, opening: Token, expected: str, example: str) -> None:
    """Refuse a reserved word that is used like a trait, before more is read."""
    if begins_test(cursor) or cursor.token.kind is Kind.END:
        raise unfollowed(cursor, opening, expected, example)


def _test(cursor: Cursor, start: int) -> Read:
    for opening, read in TESTS.items():
        if cursor.accept(opening):
            return read(cursor, start)
    for symbol, order in _ORDERS.items():
        if cursor.accept(symbol):
            return _compares(cursor, start, order)
    raise cursor.unexpected(_OPENINGS)


def _compares(cursor: Cursor, start: int, order: Order) -> Read:
    return ordered(cursor, start, order), False


def _same(cursor: Cursor, start: int) -> Read:
    return equals(cursor, start), False


def _different(cursor: Cursor, start: int) -> Read:
    return equals(cursor, start), True


def _has(cursor: Cursor, start: int) -> Read:
    if cursor.accept("none of"):
        return Has(values(cursor), span=cursor.since(start)), True
    if cursor.accept("any of"):
        return Has(values(cursor), span=cursor.since(start)), False
    if cursor.accept("all of"):
        return Has(values(cursor), all=True, span=cursor.since(start)), False
    return Has((value(cursor),), span=cursor.since(start)), False


def _positive_text(test: TextTest) -> Callable[[Cursor, int], Read]:
    return lambda cursor, start: (_text_test(cursor, start, test), False)


def _negative_text(cursor: Cursor, start: int) -> Read:
    for bare, test in _BARE_TEXT_TESTS.items():
        if cursor.accept(bare):
            return _text_test(cursor, start, test), True
    if cursor.accept("have"):
        raise cursor.wrong(
            "“does not have” is not a condition.",
            code="syntax",
            start=start,
            hint="Write “has none of (…)”.",
        )
    raise cursor.unexpected("“contain”, “start with”, “end with” or “match”")


def _text_test(cursor: Cursor, start: int, test: TextTest) -> Test:
    opening = cursor.start
    sought = text(cursor, "a text")
    if test is TextTest.MATCHES:
        _refuse_a_wrong_expression(cursor, sought, opening)
    ignoring = ignoring_case(cursor, (sought,))
    return HasText(test, sought, ignoring, span=cursor.since(start))


def _refuse_a_wrong_expression(cursor: Cursor, expression: str, start: int) -> None:
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(expression, options)
    except re2.error as reason:
        raise cursor.wrong(
            f"The regular expression cannot be read: {shortened(_words(reason))}.",
            code="regex",
            start=start,
            hint="Regular expressions are RE2: without look-around and back-references.",
        ) from reason


def _words(reason: re2.error) -> str:
    said = reason.args[0] if reason.args else ""
    return said.decode() if isinstance(said, bytes) else str(said)


_ORDERS = {order.value: order for order in (Order.AT_LEAST, Order.AT_MOST, Order.LESS, Order.MORE)}

_BARE_TEXT_TESTS = {
    "contain": TextTest.CONTAINS,
    "start with": TextTest.STARTS_WITH,
    "end with": TextTest.ENDS_WITH,
    "match": TextTest.MATCHES,
}

TESTS: dict[str, Callable[[Cursor, int], Read]] = {
    "is unknown": lambda cursor, start: (known(cursor, start), True),
    "is": being,
    "=": _same,
    "!=": _different,
    "does not": _negative_text,
    "has": _has,
    **{test.value: _positive_text(test) for test in TextTest},
}
