"""How answers lie on nine steps, as a small picture: dots, their middle half, and the middle."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from segmatrix.kit.agreement.reports import ItemReport
from segmatrix.kit.agreement.terms import HIGHEST, LOWEST

STEP, DOT, EDGE = 28.0, 5.0, 16.0  # in units of the picture
HIGHEST_STACK = 6


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture of the answers on one axis; all lengths are in its own units.

    Attributes:
        dots: Where each answer's dot stands; those on one step are stacked.
        box: Where the middle half begins and how wide it is; None of fewer than two answers.
        middle: Where the median stands.
        numbers: Where each step's number stands.
    """

    width: float
    height: float
    base: float
    dots: tuple[tuple[float, float], ...]
    box: tuple[float, float] | None
    middle: float | None
    numbers: tuple[tuple[float, int], ...]


def strip(values: Iterable[int], report: ItemReport) -> Strip:
    """Return the picture of some answers.

    Args:
        values: Steps of the grid.
        report: What the kit says of them.
    """
    stacks = Counter(values)
    tallest = min(max(stacks.values(), default=1), HIGHEST_STACK)
    base = EDGE + tallest * 2 * DOT
    rise = (base - EDGE) / max(*stacks.values(), 1) if stacks else 0.0
    spread = report.spread
    return Strip(
        width=2 * EDGE + (HIGHEST - LOWEST) * STEP,
        height=base + EDGE + 8,
        base=base,
        dots=tuple(
            (at(step), round(base - DOT - number * rise, 1))
            for step, times in sorted(stacks.items())
            for number in range(times)
        ),
        box=(at(spread.p25), at(spread.p75) - at(spread.p25)) if spread else None,
        middle=at(spread.median) if spread else None,
        numbers=tuple((at(step), step) for step in range(LOWEST, HIGHEST + 1)),
    )


def along(values: Iterable[int]) -> tuple[float, ...]:
    """Return where dots stand on one line, those on one step side by side."""
    return tuple(
        round(at(step) + (number - (times - 1) / 2) * min(2 * DOT, STEP / times), 1)
        for step, times in sorted(Counter(values).items())
        for number in range(times)
    )


def at(step: float | Fraction) -> float:
    """Return where a step of the grid stands along a picture."""
    return round(EDGE + (float(step) - LOWEST) * STEP, 1)
