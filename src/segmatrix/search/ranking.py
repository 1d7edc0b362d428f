"""How well a text answers what was looked for, by its words alone, alike on every database."""

from collections.abc import Sequence
from math import log1p

from segmatrix.search.asking import Asked, Term

JUDGED = 2_000
"""Characters of a text by which it is judged."""

_WHOLE = 2.0  # a whole word says more than the beginning of one
_USUAL = 20  # words in a usual text; in a longer one, each counts for less


def score(body: str, asked: Asked) -> float:
    """Return how well a text answers; the better, the higher.

    More of what was looked for is better, whole words are better than begun ones, and a short text
    that says it is better than a long one that says it too. How rare a word is does not matter,
    since every text found has all of them.

    Args:
        body: The folded words of the text with blanks between.
        asked: What was looked for.
    """
    present = body.split()
    met = sum(log1p(_met(present, term)) for term in asked.terms)
    return met / (1 + log1p(len(present) / _USUAL))


def _met(present: Sequence[str], term: Term) -> float:
    """Return how often a term is met, by its last word."""
    last = term.words[-1]
    whole = present.count(last)
    if not term.begun:
        return _WHOLE * whole
    return _WHOLE * whole + sum(1 for word in present if word != last and word.startswith(last))
