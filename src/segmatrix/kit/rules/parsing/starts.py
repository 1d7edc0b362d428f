"""What can begin a condition: each reserved word has one function, any other name is a trait.

A form of the language is added here: its first word in STARTS, taken out of `later`.
"""

from collections.abc import Callable
from typing import NoReturn

from segmatrix.kit.rules.errors import RuleError, nearest
from segmatrix.kit.rules.nodes import (
    AtLeastOf,
    Everyone,
    InList,
    InSegment,
    OfAccount,
    OfPeople,
    Quantifier,
    Rule,
    Subject,
)
from segmatrix.kit.rules.parsing import later
from segmatrix.kit.rules.parsing.amounts import AMOUNTS, amount, amount_condition
from segmatrix.kit.rules.parsing.conditions import begins_test, condition, trait
from segmatrix.kit.rules.parsing.connectives import brackets, close, tree
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.events import did, first_did, last_did
from segmatrix.kit.rules.parsing.values import percent, text, whole
from segmatrix.kit.rules.tokens import RESERVED, Kind, Token, named

_CONDITION = "a condition"
_SURELY_ALIKE = 0.75


def rule(cursor: Cursor) -> Rule:
    """Read a rule as far as it goes."""
    return tree(cursor, start)


def start(cursor: Cursor) -> Rule:
    """Read one condition by the word that begins it."""
    token = cursor.token
    if token.kind is Kind.WORD and token.keyword in STARTS:
        return STARTS[token.keyword](cursor)
    _refuse_later(cursor)
    if token.kind is Kind.TEXT:
        raise cursor.unexpected(
            _CONDITION, hint=f"An event is asked for with “did”: did {token.written}."
        )
    if token.kind not in (Kind.WORD, Kind.NAME):
        raise cursor.unexpected(
            _CONDITION, hint="A bracket stays open." if token.keyword == ")" else ""
        )
    return _trait_condition(cursor)


def number(cursor: Cursor) -> Subject:
    """Read a number that stands alone, as in a measure: an amount or a trait."""
    token = cursor.token
    if token.kind is Kind.WORD and token.keyword in AMOUNTS:
        _refuse_averages_of_feedback(cursor)
        return amount(cursor)
    _refuse_later(cursor)
    if token.kind is Kind.WORD and token.keyword in STARTS and cursor.ahead(1).keyword != ".":
        raise cursor.unexpected(
            "an amount such as “sum of” or a trait", hint=_back_quotes(token.written)
        )
    return trait(cursor)


def _refuse_later(cursor: Cursor) -> None:
    """Refuse a form that is part of the language and not evaluated yet."""
    token = cursor.token
    if token.kind is not Kind.WORD or token.keyword not in later.STARTS:
        return
    cursor.advance()
    may_be_a_trait = begins_test(cursor) or cursor.token.kind is Kind.END
    hint = _back_quotes(token.written) if may_be_a_trait else ""
    raise later.STARTS[token.keyword].refused(token.span, hint)


def _trait_condition(cursor: Cursor) -> Rule:
    opening = cursor.token
    subject = trait(cursor)
    if opening.kind is Kind.WORD and not begins_test(cursor):
        _refuse_a_misspelt_start(opening)
    return condition(cursor, subject, opening.span.start)


def _refuse_a_misspelt_start(token: Token) -> None:
    """Refuse `dd "login"` and `and seats > 3`, which would pass for a trait without its test."""
    if token.keyword in ("and", "or"):
        raise RuleError.unexpected(
            "a condition",
            token.written,
            span=token.span,
            hint=f"A condition must stand before “{token.keyword}”.",
        )
    if nearest(token.keyword, STARTS, alike=_SURELY_ALIKE):
        raise RuleError.unexpected(
            "a condition", token.written, span=token.span, known=STARTS.keys()
        )


def _account(cursor: Cursor) -> Rule:
    if cursor.ahead(1).keyword == ".":
        return _trait_condition(cursor)
    opening = cursor.start
    cursor.advance()
    if not cursor.sees("("):
        _reserved(cursor, "account", "“(” or “.” and a trait of the account")
    return OfAccount(brackets(cursor, start), span=cursor.since(opening))


def _at_least(cursor: Cursor) -> Rule:
    """Read `at least 2 of (...)`, `at least 3 people (...)` or `at least 50% of people (...)`."""
    opening = cursor.start
    if not cursor.accept("at least"):
        hint = "Turn it round with not: not at least 4 …" if cursor.accept("at most") else ""
        raise cursor.unexpected("“at least”", hint=hint)
    if cursor.ahead(1).keyword == "%":
        return _share_of_people(cursor, opening)
    number = whole(cursor, "how many", least=1)
    if cursor.accept("of"):
        return _some_of(cursor, opening, number)
    cursor.expect("person")
    return OfPeople(
        Quantifier.AT_LEAST, brackets(cursor, start), number, span=cursor.since(opening)
    )


def _share_of_people(cursor: Cursor, opening: int) -> Rule:
    share = percent(cursor)
    cursor.expect("of")
    cursor.expect("person", hint="Write: of people.")
    inside = brackets(cursor, start)
    return OfPeople(Quantifier.AT_LEAST_PERCENT, inside, share, span=cursor.since(opening))


def _some_of(cursor: Cursor, opening: int, number: int) -> Rule:
    bracket = cursor.start
    cursor.expect("(")
    with cursor.deeper():
        parts = [tree(cursor, start)]
        while cursor.accept(","):
            parts.append(tree(cursor, start))
        close(cursor, bracket)
    if number > len(parts):
        raise cursor.wrong(
            f"{number} of {len(parts)} can never hold.",
            code="number",
            start=opening,
            hint=f"Ask for {len(parts)} or fewer, or add conditions, separated by commas.",
        )
    return AtLeastOf(number, tuple(parts), span=cursor.since(opening))


def _people(quantifier: Quantifier) -> Callable[[Cursor], Rule]:
    def read(cursor: Cursor) -> Rule:
        opening = cursor.start
        cursor.expect(quantifier)
        if not cursor.accept("person"):
            _reserved(cursor, quantifier, "“person” and a rule in brackets")
        return OfPeople(quantifier, brackets(cursor, start), span=cursor.since(opening))

    return read


def _everyone(cursor: Cursor) -> Rule:
    opening = cursor.start
    cursor.advance()
    return Everyone(span=cursor.since(opening))


def _membership(cursor: Cursor) -> Rule:
    """Read `in segment "…"` or `in list "…"`, with the `not` before it."""
    opening = cursor.start
    negated = cursor.accept("not")
    cursor.expect("in")
    if cursor.sees("cluster"):
        raise later.CLUSTER.refused(cursor.token.span)
    if cursor.accept("segment"):
        return InSegment(text(cursor, "the name of a segment"), negated, span=cursor.since(opening))
    if cursor.accept("list"):
        return InList(text(cursor, "the name of a list"), negated, span=cursor.since(opening))
    raise cursor.unexpected("“segment” or “list”")


def _first(cursor: Cursor) -> Rule:
    return _turn(cursor, first_did)


def _last(cursor: Cursor) -> Rule:
    return _turn(cursor, last_did)


def _turn(cursor: Cursor, read: Callable[[Cursor], Rule]) -> Rule:
    if cursor.ahead(1).keyword != "did":
        word = cursor.advance().written
        _reserved(cursor, word, "“did” and an event")
    return read(cursor)


def _amount(cursor: Cursor) -> Rule:
    _refuse_averages_of_feedback(cursor)
    if cursor.ahead(1).keyword != "of":
        word = cursor.advance().written
        _reserved(cursor, word, "“of”")
    return amount_condition(cursor)


def _refuse_averages_of_feedback(cursor: Cursor) -> None:
    following = cursor.ahead(1).keyword
    if cursor.sees("average") and following in ("nps", "csat", "ces"):
        raise later.average_of(following).refused(cursor.token.span)


def _reserved(cursor: Cursor, word: str, expected: str) -> NoReturn:
    raise cursor.unexpected(f"{expected} after “{word}”", hint=_back_quotes(word))


def _back_quotes(word: str) -> str:
    return f"A trait of that name stands in back-quotes: {named(word)}."


STARTS: dict[str, Callable[[Cursor], Rule]] = {
    "account": _account,
    "any": _people(Quantifier.ANY),
    "at": _at_least,
    "did": did,
    "every": _people(Quantifier.EVERY),
    "everyone": _everyone,
    "first": _first,
    "in": _membership,
    "last": _last,
    "no": _people(Quantifier.NO),
    "not": _membership,
    **dict.fromkeys(AMOUNTS, _amount),
}

assert STARTS.keys() | later.STARTS.keys() == RESERVED
