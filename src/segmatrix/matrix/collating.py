"""The order of words in a reader's language, as their dictionary has it.

The alphabet decides first, whatever the accents and capitals; then accents, then capitals. A
language may give letters a place of their own.
"""

import unicodedata

from segmatrix.matrix.terms import OWN_LETTERS

LAST = "\U0010ffff"  # behind every letter, so that "z" + LAST stands behind all that begins with z


def collation_key(text: str, language: str) -> tuple[str, str, str]:
    """Return what sorts texts as readers of a language expect.

    Args:
        language: The language's code, such as `sv` or `sv-FI`; an unknown one has no own letters.
    """
    own = OWN_LETTERS.get(language.split("-")[0].casefold(), {})
    folded = unicodedata.normalize("NFC", text).casefold()
    letters = "".join(_letter(letter, own) for letter in folded)
    return letters, folded, text.swapcase()


def initial(text: str, language: str) -> str:
    """Return the letter under which a dictionary has a text; `#` for what begins with none.

    A letter with a place of its own in the language's alphabet is its own heading.
    """
    first = unicodedata.normalize("NFC", text.strip()).casefold()[:1]
    if first in OWN_LETTERS.get(language.split("-")[0].casefold(), {}):
        return first.upper()
    plain = _letter(first, {})[:1]
    return plain.upper() if plain.isalpha() else "#"


def _letter(letter: str, own: dict[str, str]) -> str:
    """Return a letter as its place in the alphabet: a base letter, or one of its own behind it."""
    if letter in own:
        base, place = own[letter][0], own[letter][1:]
        return f"{base}{LAST}{place}"
    plain = unicodedata.normalize("NFD", letter)
    return "".join(each for each in plain if not unicodedata.combining(each))
