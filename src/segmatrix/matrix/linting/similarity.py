"""How alike texts are, from the words they share: plain counting, the same on every machine."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

WORD = re.compile(r"[^\W_]+")
SHORTEST = 3  # shorter words join others and say little themselves
Weights = Mapping[str, float]


def stems(text: str) -> list[str]:
    """Return the words of a text without capitals, accents and a plural's last letter."""
    plain = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [_stem(word) for word in WORD.findall(letters) if len(word) >= SHORTEST]


def weighted(texts: Sequence[str]) -> list[Weights]:
    """Return each text as TF-IDF weights: a word that is in all of them weighs least.

    The inverse document frequency is the smoothed one, ln((1 + n) / (1 + df)) + 1, as of n + 1
    texts of which one holds every word.
    """
    counted = [Counter(stems(text)) for text in texts]
    holding = Counter(word for words in counted for word in words)
    idf = {word: math.log((1 + len(texts)) / (1 + held)) + 1 for word, held in holding.items()}
    return [{word: times * idf[word] for word, times in words.items()} for words in counted]


def cosine(one: Weights, other: Weights) -> float:
    """Return how alike two weighted texts are, from 0 (no word shared) to 1."""
    shared = math.fsum(one[word] * other[word] for word in sorted(one.keys() & other.keys()))
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return shared / lengths if lengths else 0.0


def spelled_alike(one: str, other: str) -> float:
    """Return how alike two names are, letter by letter of their words, from 0 to 1."""
    first, second = sorted((" ".join(stems(one)), " ".join(stems(other))))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first else 0.0


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > SHORTEST else word
