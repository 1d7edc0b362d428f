"""Which heading is which segment or row, and which line was which statement, after an edit."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from segmatrix.exports.books import Point
from segmatrix.matrix.sheeting import plain
from segmatrix.matrix.terms import STATEMENT_LENGTH

ALIKE = 0.55
"""The likeness of two texts (`alike`, 0 to 1) from which one is the other, worded anew."""

LONGEST_BY_LETTERS = 200
"""Characters of a text up to which it is compared letter by letter."""

MOST_PAIRS = 2_500
"""Texts that are compared in one cell; where there are more, nothing is taken for a rewording."""

MOST_COMPARED = 5_000_000
"""Pairs of characters that are compared in one sheet, also while its matrix is locked."""

_PER_TEXT = 20  # characters that beginning to compare a text costs as much as

Thing = TypeVar("Thing")
Other = TypeVar("Other")


class Allowance:
    """What comparing the texts of one sheet may still cost, in pairs of characters."""

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def covers(self, these: Sequence[str], those: Sequence[str]) -> bool:
        """Say whether each of these may be compared with each of those, and take that off."""
        cost = (_PER_TEXT * len(these) + sum(map(len, these))) * (
            _PER_TEXT * len(those) + sum(map(len, those))
        )
        if cost > self._left:
            return False
        self._left -= cost
        return True


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

    Of those that this leaves over, a name much like another one is that one, put otherwise.

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
    pairs += _alike_in_name(names, dict(things), free, left, pairs)
    for number, ident in pairs:
        ids[number] = ident
    renamed = frozenset(number for number, _ident in pairs)
    return Headings(tuple(ids), renamed, tuple(each for each in left if each not in ids))


def _alike_in_name(
    names: Sequence[str],
    names_before: Mapping[str, str],
    free: Sequence[int],
    left: Sequence[str],
    pairs: Sequence[tuple[int, str]],
) -> list[tuple[int, str]]:
    """Return the headings and things that are in no pair yet and are called much the same."""
    numbers, idents = {number for number, _ in pairs}, {ident for _, ident in pairs}
    these = [number for number in free if number not in numbers]
    those = [ident for ident in left if ident not in idents]
    if len(these) * len(those) > MOST_PAIRS:
        return []
    return paired(
        these,
        those,
        lambda number, ident: alike(names[number], names_before[ident]),
        least=ALIKE,
    )


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


def reworded(
    points: Sequence[Point], lines: Sequence[str], allowance: Allowance
) -> list[tuple[Point, str]]:
    """Return which point became which line; one alone in each is the same, however it reads.

    A line that is longer than a statement became of none, and where the allowance is spent none
    became of any.
    """
    if len(points) == 1 == len(lines):
        return [(points[0], lines[0])]
    short = [line for line in lines if len(line) <= STATEMENT_LENGTH]
    if len(points) * len(short) > MOST_PAIRS:
        return []
    if not allowance.covers([point.line for point in points], short):
        return []
    return paired(points, short, lambda point, line: alike(point.line, line), least=ALIKE)


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common, 0 to 1: of their letters in order, or their words.

    Letters of long texts can be arranged so that `difflib` takes minutes over them.
    """
    one, other = one.casefold(), other.casefold()
    if max(len(one), len(other)) > LONGEST_BY_LETTERS:
        words, others = Counter(one.split()), Counter(other.split())
        return 2 * (words & others).total() / (words.total() + others.total() or 1)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def spaced(text: str) -> str:
    """Return a text with one blank between words, as it is compared."""
    return " ".join(text.split())
