"""Kleene's logic, one answer at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Kleene: TypeAlias = bool | None


@dataclass(frozen=True)
class Answer:
    """Whether something holds, and whether it does when missing values are left open (None)."""

    holds: bool
    kleene: Kleene

    def __invert__(self) -> "Answer":
        return Answer(not self.holds, None if self.kleene is None else not self.kleene)


def sure(holds: bool) -> Answer:
    return Answer(holds, holds)


def doubted(holds: bool, doubt: bool) -> Answer:
    return Answer(holds, None if doubt else holds)


def every(answers: Sequence[Answer]) -> Answer:
    return of_range(lambda number: number == len(answers), answers)


def some(answers: Sequence[Answer]) -> Answer:
    return of_range(lambda number: number > 0, answers)


def of_range(test: Callable[[int], bool], answers: Sequence[Answer]) -> Answer:
    """Judge how many of some answers hold, where the open ones may turn out either way."""
    low = sum(one.kleene is True for one in answers)
    high = sum(one.kleene is not False for one in answers)
    held = sum(one.holds for one in answers)
    return of_outcomes(test(held), map(test, range(low, high + 1)))


def of_outcomes(holds: bool, outcomes: Iterable[bool]) -> Answer:
    """Return an answer that is open where what is missing may lead to either outcome."""
    possible = set(outcomes)
    return Answer(holds, possible.pop() if len(possible) == 1 else None)
