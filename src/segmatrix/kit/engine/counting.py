"""Which whole numbers pass a test, so that a count known only as a range can be judged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, floor
from operator import or_
from typing import Any

from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import (
    Compares,
    Count,
    CountTest,
    Is,
    IsBetween,
    IsOneOf,
    Order,
    Test,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The whole numbers from `low` to `high`, both included; None is no bound."""

    low: int | None = None
    high: int | None = None


def counted(count: Count) -> tuple[Stretch, ...]:
    """Return the numbers of times that a count allows."""
    number = count.number
    match count.test:
        case CountTest.AT_LEAST:
            return (Stretch(number),)
        case CountTest.MORE_THAN:
            return (Stretch(number + 1),)
        case CountTest.AT_MOST:
            return (Stretch(None, number),)
        case CountTest.FEWER_THAN:
            return (Stretch(None, number - 1),)
        case CountTest.EXACTLY:
            return (Stretch(number, number),)
        case CountTest.BETWEEN:
            return _sensible([Stretch(number, count.high)])


def passing(test: Test) -> tuple[Stretch, ...]:
    """Return the whole numbers that pass a test of numbers, as stretches with gaps between.

    Raises:
        TypeError: if the test is none of single numbers.
    """
    match test:
        case Compares(Order.LESS, number):
            return (Stretch(None, ceil(number) - 1),)
        case Compares(Order.AT_MOST, number):
            return (Stretch(None, floor(number)),)
        case Compares(Order.MORE, number):
            return (Stretch(floor(number) + 1),)
        case Compares(Order.AT_LEAST, number):
            return (Stretch(ceil(number)),)
        case IsBetween(int() | float() as low, int() | float() as high):
            return _sensible([Stretch(ceil(low), floor(high))])
        case Is(int() | float() as number):
            return _among([number])
        case IsOneOf(values):
            return _among(value for value in values if isinstance(value, int | float))
    raise TypeError(f"{test} is no test of whole numbers")


def judged(stretches: Sequence[Stretch], held: Any, low: Any, high: Any) -> Verdict[Any] | None:
    """Return the verdict on a count that is `held` and certainly between `low` and `high`.

    Returns None where the answer is the same whatever the count: it passes if there are stretches.
    """
    if not stretches or Stretch() in stretches:
        return None
    return Verdict(
        reduce(or_, (_within(stretch, held, held) for stretch in stretches)),
        reduce(or_, (_within(stretch, low, high) for stretch in stretches)),
        reduce(or_, (_within(stretch, high, low) for stretch in stretches)),
    )


def _within(stretch: Stretch, above: Any, below: Any) -> Any:
    """Return whether `above` is over the stretch's low bound and `below` under its high one."""
    if stretch.low is None:
        return below <= stretch.high
    if stretch.high is None:
        return above >= stretch.low
    return (above >= stretch.low) & (below <= stretch.high)


def _among(values: Iterable[int | float]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    for number in sorted({int(value) for value in values if value == floor(value)}):
        if stretches and stretches[-1].high == number - 1:
            stretches[-1] = Stretch(stretches[-1].low, number)
        else:
            stretches.append(Stretch(number, number))
    return tuple(stretches)


def _sensible(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Leave out stretches that hold no number."""
    return tuple(
        one for one in stretches if one.low is None or one.high is None or one.low <= one.high
    )
