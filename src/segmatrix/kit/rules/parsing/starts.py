"""What can begin a condition: each reserved word has one function, any other name is a trait.

A form of the language is added here: its first word in STARTS, or in NUMBERS if it is a number.
"""

from collections.abc import Callable

from segmatrix.kit.rules.errors import RuleError, nearest
from segmatrix.kit.rules.nodes import (
    AtLeastOf,
    Everyone,
    OfAccount,
    OfPeople,
    Quantifier,
    Rule,
    Subject,
)
from segmatrix.kit.rules.parsing.amounts import amount, number_of
from segmatrix.kit.rules.parsing.comings import had_session, lifecycle, restarted, stopped
from segmatrix.kit.rules.parsing.conditions import begins_test, condition, unfollowed
from segmatrix.kit.rules.parsing.connectives import brackets, close, tree
from segmatrix.kit.rules.parsing.cursor import Cursor
from segmatrix.kit.rules.parsing.doing import did, first_did, last_did
from segmatrix.kit.rules.parsing.memberships import entered, membership, stage
from segmatrix.kit.rules.parsing.names import back_quotes, trait
from segmatrix.kit.rules.parsing.scores import (
    average_score,
    latest_score,
    lifetime_value,
    rfm_score,
    sees_average_score,
)
from segmatrix.kit.rules.parsing.values import percent, whole
from segmatrix.kit.rules.parsing.voices import gave, raised, said, saw
from segmatrix.kit.rules.tokens import Kind, Token
from segmatrix.kit.rules.words import RESERVED

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
    if token.kind is Kind.TEXT:
        raise cursor.unexpected(
            _CONDITION, hint=f"An event is asked for with “did”: did {token.written}."
        )
    if token.kind not in (Kind.WORD, Kind.NAME):
        raise cursor.unexpected(_CONDITION, example='plan is "pro"')
    return _trait_condition(cursor)


def number(cursor: Cursor) -> Subject:
    """Read a number that stands alone, as in a measure: an amount, a score or a trait."""
    token = cursor.token
    if token.kind is Kind.WORD and token.keyword in NUMBERS:
        return NUMBERS[token.keyword](cursor)
    if token.kind is Kind.WORD and token.keyword in STARTS and cursor.ahead(1).keyword != ".":
        raise cursor.unexpected(
            "an amount such as “sum of”, a score or a trait", hint=back_quotes(token.written)
        )
    return trait(cursor)


def _number_condition(cursor: Cursor) -> Rule:
    """Read `sum of amount for "order" in the last 30 days >= 100`, `nps >= 9`."""
    start = cursor.start
    return condition(cursor, number(cursor), start)


def _average(cursor: Cursor) -> Subject:
    return average_score(cursor) if sees_average_score(cursor) else amount(cursor)


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
    word = cursor.advance()
    if not cursor.sees("("):
        expected = "“(” or “.” and a trait of the account"
        raise unfollowed(cursor, word, expected, 'account (plan is "pro")')
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
    cursor.expect("person", example="at least 3 people (everyone)")
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
        opening = cursor.advance()
        if not cursor.accept("person"):
            expected, example = "“person” and a rule in brackets", f"{quantifier} person (everyone)"
            raise unfollowed(cursor, opening, expected, example)
        inside = brackets(cursor, start)
        return OfPeople(quantifier, inside, span=cursor.since(opening.span.start))

    return read


def _everyone(cursor: Cursor) -> Rule:
    opening = cursor.start
    cursor.advance()
    return Everyone(span=cursor.since(opening))


def _turn(read: Callable[[Cursor], Rule]) -> Callable[[Cursor], Rule]:
    def checked(cursor: Cursor) -> Rule:
        if cursor.ahead(1).keyword != "did":
            word = cursor.advance()
            example = f'{word.keyword} did "order" in the last 7 days'
            raise unfollowed(cursor, word, "“did” and an event", example)
        return read(cursor)

    return checked


# The words that begin a number.
NUMBERS: dict[str, Callable[[Cursor], Subject]] = {
    "average": _average,
    "ces": latest_score,
    "csat": latest_score,
    "frequency": rfm_score,
    "lifetime": lifetime_value,
    "maximum": amount,
    "median": amount,
    "minimum": amount,
    "monetary": rfm_score,
    "nps": latest_score,
    "number": number_of,
    "recency": rfm_score,
    "sum": amount,
}

STARTS: dict[str, Callable[[Cursor], Rule]] = {
    "account": _account,
    "any": _people(Quantifier.ANY),
    "at": _at_least,
    "did": did,
    "entered": entered,
    "every": _people(Quantifier.EVERY),
    "everyone": _everyone,
    "first": _turn(first_did),
    "gave": gave,
    "had": had_session,
    "in": membership,
    "is": lifecycle,
    "last": _turn(last_did),
    "no": _people(Quantifier.NO),
    "not": membership,
    "raised": raised,
    "restarted": restarted,
    "said": said,
    "saw": saw,
    "stage": stage,
    "stopped": stopped,
    **dict.fromkeys(NUMBERS, _number_condition),
}

assert STARTS.keys() == RESERVED
