"""Which statements all departments would sign: agree, disagree, unclear or pass.

Departments take the place of Polis's opinion groups (Small et al. 2021, "Polis: scaling
deliberation by mapping high dimensional opinion spaces"). `department_consensus` is the form that
red-dwarf calls standard; `polis_consensus` is what the Polis server computes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod, sqrt

SIGNIFICANT_Z = 1.2816
"""One-sided 90 %, the bound that Polis uses."""


@dataclass(frozen=True, slots=True)
class Votes:
    """How the people of one department answered one statement; "I don't know" is no answer."""

    agree: int = 0
    disagree: int = 0
    unclear: int = 0
    passed: int = 0

    @property
    def seen(self) -> int:
        """How many answered at all."""
        return self.agree + self.disagree + self.unclear + self.passed


def department_consensus(departments: Iterable[Votes]) -> float | None:
    """Return how far all departments agree to a statement and none disagrees, from 0 to 1.

    It is the geometric mean over departments of J(agree) times 1 - J(disagree), with
    J(c) = (c + 0.5) / (S + 1); a department that did not answer is left out. None without answers.

    >>> round(department_consensus([Votes(8, 1, 1), Votes(7, 2, 1)]), 3)
    0.593
    """
    shares = [
        _smoothed(votes.agree, votes.seen) * (1 - _smoothed(votes.disagree, votes.seen))
        for votes in departments
        if votes.seen
    ]
    return float(prod(shares) ** (1 / len(shares))) if shares else None


def polis_consensus(groups: Iterable[Votes]) -> float:
    """Return Polis's group-aware consensus: the product over groups of (A + 1) / (S + 2)."""
    return prod((votes.agree + 1) / (votes.seen + 2) for votes in groups)


def agreeing_z(agree: int, seen: int) -> float:
    """Return how far the share of those who agree lies above a half, in standard errors.

    Polis's test of one share: the answers get one agreeing answer more.
    """
    return 2 * sqrt(seen + 1) * ((agree + 1) / (seen + 1) - 0.5)


def significant(agree: int, seen: int) -> bool:
    """Say whether more agree than chance would have it, 9 times of 10."""
    return agreeing_z(agree, seen) > SIGNIFICANT_Z


def _smoothed(count: int, seen: int) -> float:
    return (count + 0.5) / (seen + 1)
