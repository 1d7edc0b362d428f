"""`and`, `or`, `not` and brackets over conditions of any sort."""

from collections.abc import Callable
from typing import TypeAlias

from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import And, Not, Or, Rule, Span
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.tokens import Kind

# Forms that keep the `not` before them to themselves.
MEMBERSHIPS = ("not in segment", "not in list", "not in cluster")

Leaf: TypeAlias = Callable[[Cursor], Rule]


def tree(cursor: Cursor, leaf: Leaf) -> Rule:
    """Read conditions joined by `or`, which binds loosest."""
    start = cursor.start
    parts = [_all_of(cursor, leaf)]
    while cursor.accept("or"):
        parts.append(_all_of(cursor, leaf))
    return parts[0] if len(parts) == 1 else Or(tuple(parts), span=cursor.since(start))


def brackets(cursor: Cursor, leaf: Leaf) -> Rule:
    """Read `( ... )`; the brackets leave no node of their own."""
    opening = cursor.token
    cursor.expect("(")
    with cursor.deeper():
        inside = tree(cursor, leaf)
        close(cursor, opening.span.start)
    return inside


def close(cursor: Cursor, opened: int) -> None:
    """Read the bracket that closes the one at `opened`."""
    if cursor.accept(")"):
        return
    if cursor.token.kind is Kind.END:
        raise RuleError(
            "This bracket is not closed.",
            code="bracket",
            span=Span(opened, opened + 1),
            hint="Add “)” where the part in brackets ends.",
        )
    raise cursor.unexpected("“and”, “or” or “)”")


def _all_of(cursor: Cursor, leaf: Leaf) -> Rule:
    start = cursor.start
    parts = [_one(cursor, leaf)]
    while cursor.accept("and"):
        parts.append(_one(cursor, leaf))
    return parts[0] if len(parts) == 1 else And(tuple(parts), span=cursor.since(start))


def _one(cursor: Cursor, leaf: Leaf) -> Rule:
    """Read one condition with the `not`s before it; `not in segment` keeps its own."""
    starts: list[int] = []
    while cursor.sees("not") and not any(map(cursor.sees, MEMBERSHIPS)):
        starts.append(cursor.start)
        cursor.advance()
    with cursor.deeper(len(starts)):
        part = brackets(cursor, leaf) if cursor.sees("(") else leaf(cursor)
    for start in reversed(starts):
        part = Not(part, span=cursor.since(start))
    return part
