"""What somebody is in the middle of typing."""

import re
from dataclasses import dataclass

from segmatrix.kit.rules.nodes import Span

# Unlike the words of a whole rule these may be unfinished.
_PIECES = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    | (?P<text>    "(?:[^"]|"")* (?P<text_end>")? )
    | (?P<name>    `(?:[^`]|``)* (?P<name_end>`)? )
    | (?P<word>    [^\W\d]\w* | [0-9]\w* )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_REST_OF_WORD = re.compile(r"\w*")
_REST_OF_QUOTED = re.compile(r'[\w .,:/@+-]*"')


@dataclass(frozen=True, slots=True)
class Typed:
    """A word that is being typed.

    Attributes:
        words: what is there of it, without its quote.
        span: where it stands, with what of it follows the caret.
        quoted: whether it stands behind a quote.
    """

    words: str
    span: Span
    quoted: bool = False


def typed(text: str, caret: int) -> Typed | None:
    """Return what is being typed at the caret, which may be nothing yet; None inside a comment."""
    pieces = list(_PIECES.finditer(text, 0, caret))
    last = pieces[-1] if pieces else None
    if last is None:
        return Typed("", Span(caret, caret))
    match last.lastgroup:
        case "comment":
            return None
        case "text" | "name":
            return _quoted(text, last.start(), caret)
        case "word":
            rest = _REST_OF_WORD.match(text, caret)
            assert rest is not None
            return Typed(last.group(), Span(last.start(), rest.end()))
        case _:
            return Typed("", Span(caret, caret))


def _quoted(text: str, start: int, caret: int) -> Typed:
    """Return what is typed behind a quote; the quote that closes it may stand behind the caret."""
    quote = text[start]
    line_end = text.find("\n", caret)
    line = text[caret : line_end if line_end >= 0 else len(text)]
    end = caret
    if quote == '"' and line.count('"') % 2 == 1:
        rest = _REST_OF_QUOTED.match(text, caret)
        end = rest.end() if rest else caret
    return Typed(text[start + 1 : caret].replace(quote * 2, quote), Span(start, end), quoted=True)
