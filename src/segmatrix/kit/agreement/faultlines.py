"""Where departments differ most: pairs of them by the gap of their medians."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from segmatrix.kit.agreement.ratings import Item, Ratings
from segmatrix.kit.agreement.spreads import percentile
from segmatrix.kit.agreement.suppressing import SMALLEST_GROUP, suppressed


@dataclass(frozen=True, slots=True)
class FaultLine:
    """Two departments and how far their medians of one item lie apart, in steps of the grid."""

    item: Item
    departments: tuple[str, str]
    medians: tuple[Fraction, Fraction]
    gap: Fraction


def department_medians(
    ratings: Ratings, *, k: int = SMALLEST_GROUP, anonymous: bool = True
) -> dict[Item, dict[str, Fraction | None]]:
    """Return per item the median of every department that answered it; None where it is not shown.

    Args:
        ratings: The ratings of the round.
        k: The smallest group whose median is shown.
        anonymous: Whether what is left could give away what is not shown: then further departments
            are suppressed with the small ones.
    """
    return {
        item: _medians(ratings.by_department(column), k, anonymous)
        for column, item in enumerate(ratings.items)
    }


def fault_lines(medians: Mapping[Item, Mapping[str, Fraction | None]]) -> list[FaultLine]:
    """Return all pairs of departments whose medians are shown, the widest gap first."""
    found = [
        FaultLine(item, (one, other), (first, second), abs(first - second))
        for item, shown in medians.items()
        for (one, first), (other, second) in combinations(shown.items(), 2)
        if first is not None and second is not None
    ]
    return sorted(found, key=lambda line: -line.gap)


def _medians(
    answers: Mapping[str, Sequence[int]], k: int, anonymous: bool
) -> dict[str, Fraction | None]:
    sizes = {name: len(values) for name, values in answers.items()}
    small = frozenset(name for name, size in sizes.items() if size < k)
    unseen = suppressed(sizes, k) if anonymous else small
    return {
        name: None if name in unseen else percentile(values, 50) for name, values in answers.items()
    }
