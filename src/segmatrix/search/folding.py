"""Texts as the words that are looked for: small letters without accents, alike on every database.

A word is a run of letters and digits. Where a script does not part its words, and for symbols such
as emoji, each character is a word, so that any run of them is found as a phrase.
"""

import unicodedata
from dataclasses import dataclass
from re import compile as pattern

WORD_LENGTH = 100
"""Characters by which two words are told apart; databases refuse to index much longer ones."""

# Letters with a stroke and the like do not come apart into a letter and its mark.
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}

# Thai, Lao, Tibetan, Myanmar, Khmer; kana and Han. Korean parts its words.
_UNPARTED = pattern(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, with where it stands: from `start` to before `end`."""

    folded: str
    start: int
    end: int


class _Folding(dict[int, str]):
    """What each character becomes: nothing, letters, or letters between blanks."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


_FOLDING = _Folding()


def fold(text: str) -> list[str]:
    """Return the words of a text, folded, in order.

    >>> fold("Crème-brûlée, 3 times")
    ['creme', 'brulee', '3', 'times']
    """
    return [word[:WORD_LENGTH] for word in text.translate(_FOLDING).split()]


def words(text: str) -> list[Word]:
    """Return the words of a text with where they stand, the same words as `fold` returns."""
    found: list[Word] = []
    folded, start = "", 0
    for at, character in enumerate(text):
        for piece in _pieces(_FOLDING[ord(character)]):
            if piece != " ":
                start = start if folded else at
                folded += piece
            elif folded:
                found.append(Word(folded[:WORD_LENGTH], start, max(at, start + 1)))
                folded = ""
    if folded:
        found.append(Word(folded[:WORD_LENGTH], start, len(text)))
    return found


def _pieces(become: str) -> list[str]:
    return [piece for piece in become.replace(" ", "\0 \0").split("\0") if piece]


def _folded(character: str) -> str:
    """Return what one character becomes."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = "".join(map(_part, small))
    return f" {kept} " if unicodedata.category(character) == "So" else kept


def _part(character: str) -> str:
    """Return what a character of a decomposed one becomes: itself, alone, nothing, or a blank."""
    if character in _STROKES:
        return _STROKES[character]
    category = unicodedata.category(character)
    if category[0] in "LN" or category == "So" or _is_vowel(character):
        return f" {character} " if _UNPARTED.match(character) else character
    # Accents, selectors, soft hyphens and joiners are not looked at, inside a word or at its end;
    # a blank without width, and all else, parts words.
    return "" if category[0] == "M" or (category == "Cf" and character != "\u200b") else " "


def _is_vowel(character: str) -> bool:
    """Say whether a mark is a vowel sign, which is a part of its word; an accent is not."""
    mark = unicodedata.category(character)[0] == "M" and not unicodedata.combining(character)
    return mark and not _selects(character)


def _selects(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"
