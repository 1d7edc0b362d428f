"""Which heading is which segment or row, and which line was which statement, after an edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from segmatrix.exports.books import Point
from segmatrix.matrix.sheeting import plain

ALIKE = 0.55
"""The likeness of two texts (`difflib`, 0 to 1) from which one is the other, worded anew."""

MOST_PAIRS = 2_500
"""Texts that are compared in one cell; where there are more, nothing is taken for a rewording."""

Thing = TypeVar("Thing")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of a sheet beside the things they name.

    Attributes:
        ids: Per heading the id of the thing it names, empty for a new one.
        renamed: The numbers of headings that name a thing by another name than before.
        gone: The ids of things that no heading names.
    """

    ids: tuple[str, ...]
    renamed: frozenset[int]
    gone: tuple[str, ...]


def headings(
    names: Sequence[str],
    things: Sequence[tuple[str, str]],
    likeness: Callable[[int, str], float],
) -> Headings:
    """Return which heading means which thing: by its name, else by what stands under it.

    Args:
        names: The headings.
        things: Ids and names as they went out.
        likeness: How much of a thing still stands under a heading, by number and id (0 to 1).
    """
    by_name = {plain(name): ident for ident, name in things}
    ids = [by_name.get(plain(name), "") for name in names]
    free = [number for number, ident in enumerate(ids) if not ident]
    left = [ident for ident, _name in things if ident not in ids]
    pairs = paired(free, left, likeness, least=0.5)
    for number, ident in pairs:
        ids[number] = ident
    renamed = frozenset(number for number, _ident in pairs)
    return Headings(tuple(ids), renamed, tuple(each for each in left if each not in ids))


def paired(
    these: Sequence[Thing],
    those: Sequence[Other],
    likeness: Callable[[Thing, Other], float],
    *,
    least: float,
) -> list[tuple[Thing, Other]]:
    """Return the likest pairs, best first, each thing once."""
    scored = [
        (likeness(this, that), -at, -where)
        for at, this in enumerate(these)
        for where, that in enumerate(those)
    ]
    found: list[tuple[Thing, Other]] = []
    used: set[int] = set()
    taken: set[int] = set()
    for score, at, where in sorted(scored, reverse=True):
        if score >= least and -at not in used and -where not in taken:
            used.add(-at)
            taken.add(-where)
            found.append((these[-at], those[-where]))
    return found


def without_pairs(points: Sequence[Point], lines: Sequence[str]) -> tuple[list[Point], list[str]]:
    """Return the points that no line repeats, and the lines that no point says."""
    left, new = list(points), []
    for line in lines:
        same = next((point for point in left if spaced(point.line) == spaced(line)), None)
        if same is None:
            new.append(line)
        else:
            left.remove(same)
    return left, new


def reworded(points: Sequence[Point], lines: Sequence[str]) -> list[tuple[Point, str]]:
    """Return which point became which line; one alone in each is the same, however it reads."""
    if len(points) == 1 == len(lines):
        return [(points[0], lines[0])]
    if len(points) * len(lines) > MOST_PAIRS:
        return []
    return paired(points, lines, lambda point, line: alike(point.line, line), least=ALIKE)


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common, 0 to 1."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def spaced(text: str) -> str:
    """Return a text with one blank between words, as it is compared."""
    return " ".join(text.split())
