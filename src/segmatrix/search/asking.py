"""What somebody typed as what is looked for.

Words stand side by side and all of them must be there; what stands in quotes must stand so; the
last word may be the beginning of one, until a blank or a closing quote follows it. Everything else
that can be typed only parts words: there are no operators, so nothing typed is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from re import compile as pattern

from segmatrix.search.folding import fold
from segmatrix.search.terms import QUERY_LENGTH, QUERY_TERMS

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = pattern(r'"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<plain>[^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several in a row; the last may be `begun` only."""

    words: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: texts that have every term.

    Attributes:
        terms: None where nothing that could be found was typed.
        shortened: Whether more was typed than is looked for.
    """

    terms: tuple[Term, ...]
    shortened: bool = False


def asked(text: str) -> Asked:
    """Return what a text that somebody typed asks for.

    >>> asked('"slow tender" week').terms
    (Term(words=('slow', 'tender'), begun=False), Term(words=('week',), begun=True))
    """
    found = list(dict.fromkeys(_terms(text[:QUERY_LENGTH].translate(_QUOTES))))
    shortened = len(text.strip()) > QUERY_LENGTH or len(found) > QUERY_TERMS
    return Asked(tuple(found[:QUERY_TERMS]), shortened)


def _terms(text: str) -> Iterator[Term]:
    for part in _PART.finditer(text):
        words = tuple(fold(part["plain"] or part["quoted"] or ""))
        last = part.end() == len(text) and not part["closed"] and not text[-1].isspace()
        if words:
            yield Term(words, begun=last)
