"""Sets of characters, as stretches of code points, and how expressions write them."""

from collections.abc import Iterable
from typing import TypeAlias

# Stretches of code points, both ends included, sorted, with gaps between them.
Ranges: TypeAlias = tuple[tuple[int, int], ...]

_LAST = 0x10FFFF
DIGITS: Ranges = ((48, 57),)
WORD: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122))
SPACE: Ranges = ((9, 10), (12, 13), (32, 32))
PERL = {"d": DIGITS, "w": WORD, "s": SPACE}
POSIX: dict[str, Ranges] = {
    "alnum": ((48, 57), (65, 90), (97, 122)),
    "alpha": ((65, 90), (97, 122)),
    "ascii": ((0, 127),),
    "blank": ((9, 9), (32, 32)),
    "cntrl": ((0, 31), (127, 127)),
    "digit": DIGITS,
    "graph": ((33, 126),),
    "lower": ((97, 122),),
    "print": ((32, 126),),
    "punct": ((33, 47), (58, 64), (91, 96), (123, 126)),
    "space": ((9, 13), (32, 32)),
    "upper": ((65, 90),),
    "word": WORD,
    "xdigit": ((48, 57), (65, 70), (97, 102)),
}
CONTROL = {"a": 7, "f": 12, "t": 9, "n": 10, "r": 13, "v": 11}
_WRITTEN = {9: r"\t", 10: r"\n", 13: r"\r"}
SPECIAL = frozenset(r"\.+*?()|[]{}^$")
_SPECIAL_IN_CLASSES = frozenset(r"\[]^-&~")
# Characters beyond upper and lower case that RE2 takes for the same letter.
_ALIKE = {"k": "\u212a", "s": "\u017f", "å": "\u212b", "µ": "\u03bc", "ß": "\u1e9e"}


def bracketed(ranges: Ranges) -> str:
    """Write a class; one that goes on to the last character by what it leaves out."""
    if ranges == ((0, _LAST),):
        return r"([^\n]|\n)"
    negated = bool(ranges) and ranges[-1][1] == _LAST
    members = "".join(
        _member(low) if low == high else f"{_member(low)}-{_member(high)}"
        for low, high in (without(ranges) if negated else ranges)
    )
    return f"[{'^' if negated else ''}{members}]"


def character(code: int) -> str:
    letter = chr(code)
    return _WRITTEN.get(code) or (f"\\{letter}" if letter in SPECIAL else letter)


def _member(code: int) -> str:
    letter = chr(code)
    return _WRITTEN.get(code) or (f"\\{letter}" if letter in _SPECIAL_IN_CLASSES else letter)


def cases(code: int) -> set[int]:
    letter = chr(code)
    alike = _ALIKE.get(letter.lower(), letter)
    return {ord(one) for one in (letter, letter.lower(), letter.upper(), alike) if len(one) == 1}


def joined(ranges: Iterable[tuple[int, int]]) -> Ranges:
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def without(ranges: Ranges) -> Ranges:
    """Return all characters that lie in none of the stretches."""
    found, start = [], 0
    for low, high in ranges:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    if start <= _LAST:
        found.append((start, _LAST))
    return tuple(found)
