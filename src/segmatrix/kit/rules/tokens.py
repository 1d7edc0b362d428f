"""The words of a rule: each with its kind, its value and where it stands.

Texts stand in double quotes (`""` inside is a quote, a backslash is itself), names that are no bare
words in back-quotes (doubled inside). `#` begins a comment. Whether a word is a keyword is for the
parser to know; here it only loses its case and its plural.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import TypeAlias

from segmatrix.kit.rules.errors import RuleError, shortened
from segmatrix.kit.rules.nodes import Span
from segmatrix.kit.rules.words import PLURALS, quoted, singular

FIRST_YEAR, LAST_YEAR = 1000, 9000
NUMBERS_END = 2**63  # whole numbers fit the 64 bits of every back end


class Kind(Enum):
    """What sort of word a token is."""

    WORD = auto()  # a bare name or a keyword
    NAME = auto()  # in back-quotes
    TEXT = auto()  # in double quotes
    NUMBER = auto()
    DATE = auto()
    INSTANT = auto()
    ORDINAL = auto()  # 3rd
    SYMBOL = auto()
    END = auto()


TokenValue: TypeAlias = str | int | float | date | datetime


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a rule.

    Attributes:
        written: the characters as they stand.
        value: what they say: the text without its quotes, the number, the date.
        keyword: of a bare word, its lower case and singular; of a symbol, itself; else empty.
    """

    kind: Kind
    written: str
    value: TokenValue
    keyword: str
    span: Span


def tokens(text: str) -> list[Token]:
    """Return the tokens of a rule, the last one of kind END.

    Raises:
        RuleError: for a character, number or date that no rule can contain, and for quotes that
            are not closed.
    """
    _refuse_what_no_text_holds(text)
    return list(_read(text))


def number_with_commas(text: str, position: int) -> RuleError | None:
    """Return the error of a number such as `1,000` that the character at `position` belongs to."""
    for match in _COMMAS.finditer(text):
        if match.start() <= position < match.end():
            plain = match.group().replace(",", "")
            return RuleError(
                f"“{shortened(match.group())}” has commas in it.",
                code="number",
                span=Span(*match.span()),
                hint=f"Numbers have no commas: {shortened(plain)}.",
                suggestion=plain,
            )
    return None


_PATTERN = re.compile(
    r"""
      (?P<space>   \s+ )
    | (?P<comment> \#[^\n]* )
    | (?P<TEXT>    "(?:[^"]|"")*+" )
    | (?P<NAME>    `(?:[^`]|``)++` )
    | (?P<INSTANT> [0-9]{4}-[0-9]{2}-[0-9]{2} [Tt]
                   [0-9]{2}:[0-9]{2} (?: :[0-9]{2} (?:\.[0-9]{1,6})? )?
                   (?: [Zz] | [+-][0-9]{2}:[0-9]{2} )? )
    | (?P<DATE>    [0-9]{4}-[0-9]{2}-[0-9]{2} )
    | (?P<strange_date> [0-9]{1,4} (?P<mark>[-/.]) [0-9]{1,2} (?P=mark) [0-9]{1,4} )
    | (?P<ORDINAL> [0-9]+ (?i:st|nd|rd|th) \b )
    | (?P<NUMBER>  -?[0-9]+ (?:\.[0-9]+)? )
    | (?P<WORD>    [^\W\d]\w* )
    | (?P<foreign> == | <> | => | =< | && | \|\| | !(?!=) | [≥≤≠&|;\[\]{}] )
    | (?P<SYMBOL>  <= | >= | != | [<>=(),.%] )
    """,
    re.VERBOSE,
)
_FOREIGN = {
    "==": "=",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "!": "not",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
}
# Right after a bracket they may be values of a list: (100,200).
_COMMAS = re.compile(r"(?<![\w.,(-])-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![\w,])")
_CURLY = re.compile(r"[“”„«»‘’‚']([^“”„«»‘’‚'\n]*)[“”„«»‘’‚']")


# Halves of a character, which no encoding carries, and the one that databases end a text at.
_UNHEARD_OF = re.compile(r"[\ud800-\udfff\x00]")


def _refuse_what_no_text_holds(text: str) -> None:
    match = _UNHEARD_OF.search(text)
    if match is not None:
        raise RuleError(
            f"The character {_code(match.group())} cannot be stored as text.",
            code="symbol",
            span=Span(*match.span()),
            hint="Take it out, or copy the rule again from where it came.",
        )


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _read(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None:
            raise _unreadable(text, position)
        position = match.end()
        group = match.lastgroup or ""
        if group not in ("space", "comment"):
            yield _token(group, match.group(), Span(match.start(), match.end()), text)
    yield Token(Kind.END, "", "", "", Span(len(text), len(text)))


def _token(group: str, written: str, span: Span, text: str) -> Token:
    if group == "foreign":
        meant = _FOREIGN.get(written, "")
        raise RuleError(
            f"“{written}” is not part of a rule.",
            code="symbol",
            span=span,
            hint=f"Write “{meant}” instead." if meant else "Take it out.",
            suggestion=meant,
        )
    if group == "strange_date":
        raise RuleError(
            f"“{written}” is not a date.",
            code="date",
            span=span,
            hint="Write dates as year, month and day: 2026-05-31.",
        )
    kind = Kind[group]
    if kind in (Kind.NUMBER, Kind.DATE, Kind.INSTANT):
        _refuse_a_tail(span, text)
    if _begins_with_zero(written) and (commas := number_with_commas(text, span.start)):
        raise commas
    keyword = written if kind is Kind.SYMBOL else singular(written) if kind is Kind.WORD else ""
    return Token(kind, written, _value(kind, written, span), keyword, span)


def _value(kind: Kind, written: str, span: Span) -> TokenValue:
    match kind:
        case Kind.TEXT:
            return written[1:-1].replace('""', '"')
        case Kind.NAME:
            return written[1:-1].replace("``", "`")
        case Kind.NUMBER:
            return _number(written, span)
        case Kind.DATE | Kind.INSTANT:
            return _moment(written, span)
        case Kind.ORDINAL:
            return _number(written[:-2], span)
        case _:
            return written


def _number(written: str, span: Span) -> int | float:
    if _begins_with_zero(written):
        raise RuleError(
            f"“{written}” begins with a zero, so it is no number.",
            code="number",
            span=span,
            hint="Ids are text: put them in quotes. Numbers have no commas: 10000.",
            suggestion=quoted(written),
        )
    if abs(float(written)) >= NUMBERS_END:
        raise RuleError(
            f"The number {written[:20]}… is too large.",
            code="number",
            span=span,
            hint="If it is an id, it is text: put it in quotes.",
        )
    return float(written) if "." in written else int(written)


def _begins_with_zero(written: str) -> bool:
    return re.match(r"-?0[0-9]", written) is not None


def _moment(written: str, span: Span) -> date | datetime:
    """Return the date, or the instant in its zone (UTC where none is written)."""
    try:
        if len(written) == len("2026-05-31"):
            moment: date | datetime = date.fromisoformat(written)
        else:
            instant = datetime.fromisoformat(written.upper())
            moment = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    except ValueError as reason:
        raise RuleError(
            f"“{written}” is not in the calendar.",
            code="date",
            span=span,
            hint="Check the month, the day and the time: 2026-05-31 or 2026-05-31T08:00:00Z.",
        ) from reason
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise RuleError(
            f"The year {moment.year} is out of reach.",
            code="date",
            span=span,
            hint=f"Years run from {FIRST_YEAR} to {LAST_YEAR}.",
        )
    return moment


def _refuse_a_tail(span: Span, text: str) -> None:
    """Refuse a word that touches a number or date: `30days`."""
    tail = re.compile(r"\w+").match(text, span.end)
    if tail is not None:
        written = text[span.start : span.end]
        raise RuleError(
            f"“{written}{tail.group()}” is neither a number nor a name.",
            code="number",
            span=Span(span.start, tail.end()),
            hint="Put a space between number and word, text in quotes, other names in back-quotes.",
            suggestion=f"{written} {tail.group()}"
            if singular(tail.group()) in PLURALS.values()
            else "",
        )


def _unreadable(text: str, position: int) -> RuleError:
    character = text[position]
    curly = _CURLY.match(text, position)
    if curly is not None:
        return RuleError(
            f"Text stands in straight double quotes, not in {character}…{curly.group()[-1]}.",
            code="quotes",
            span=Span(curly.start(), curly.end()),
            hint=f"Write {quoted(curly.group(1))}.",
            suggestion=quoted(curly.group(1)),
        )
    if character in '"`':
        what = "quote" if character == '"' else "back-quote"
        empty = text.startswith("``", position)
        return RuleError(
            "There is no name between the back-quotes." if empty else f"The {what} is not closed.",
            code="quotes",
            span=Span(position, position + (2 if empty else 1)),
            hint="Write the name between them: `first name`."
            if empty
            else f"Close it with {character}, or look for one missing before it.",
        )
    shown = f"“{character}”" if character.isprintable() else f"The character {_code(character)}"
    return RuleError(
        f"{shown} is not part of a rule.",
        code="symbol",
        span=Span(position, position + 1),
        hint="A name with other characters than letters, digits and _ stands in back-quotes.",
    )
