"""Letters that have a place of their own in a language's alphabet (Unicode CLDR, its collations).

Each is written as the letter behind which it stands and its number among those that stand there.
All other letters stand with their base letter: é with e.
"""

_NORDIC = {"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"}
_DANISH = {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"}

OWN_LETTERS: dict[str, dict[str, str]] = {
    "cs": {"č": "c1", "ř": "r1", "š": "s1", "ž": "z1"},
    "da": _DANISH,
    "es": {"ñ": "n1"},
    "fi": _NORDIC,
    "hu": {"ö": "o1", "ő": "o1", "ü": "u1", "ű": "u1"},
    "nb": _DANISH,
    "nn": _DANISH,
    "pl": {
        "ą": "a1",
        "ć": "c1",
        "ę": "e1",
        "ł": "l1",
        "ń": "n1",
        "ó": "o1",
        "ś": "s1",
        "ź": "z1",
        "ż": "z2",
    },
    "sv": _NORDIC,
    "tr": {"ç": "c1", "ğ": "g1", "ö": "o1", "ş": "s1", "ü": "u1"},
}
