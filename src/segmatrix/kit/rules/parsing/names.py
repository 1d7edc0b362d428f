"""Names of traits and properties: bare, or in back-quotes."""

from segmatrix.kit.rules.nodes import Trait
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.tokens import Kind
from segmatrix.kit.rules.words import ALMOST_FREE, named


def name(cursor: Cursor, what: str) -> str:
    """Read a bare name or one in back-quotes; `what` it is stands in the refusal."""
    if cursor.token.kind is Kind.WORD and cursor.token.keyword in ALMOST_FREE:
        raise cursor.unexpected(what, hint=back_quotes(cursor.token.written))
    token = cursor.take(Kind.WORD, Kind.NAME)
    if token is None:
        unquoted = str(cursor.token.value) if cursor.token.kind is Kind.TEXT else ""
        hint = f"Names stand without quotes: {named(unquoted)}." if unquoted else ""
        raise cursor.unexpected(what, hint=hint)
    return str(token.value)


def trait(cursor: Cursor) -> Trait:
    """Read `plan`, or `account.plan`."""
    start = cursor.start
    if cursor.sees("account .") and cursor.token.kind is Kind.WORD:
        cursor.advance()
        cursor.advance()
        return Trait(name(cursor, "a trait of accounts"), True, span=cursor.since(start))
    return Trait(name(cursor, "a trait"), span=cursor.since(start))


def back_quotes(word: str) -> str:
    """Say how a reserved word is written where it is the name of a trait."""
    return f"A trait of that name stands in back-quotes: {named(word)}."
