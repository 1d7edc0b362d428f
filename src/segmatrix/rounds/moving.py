"""How far people moved between a round and the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from segmatrix.rounds.outcomes import AXES
from segmatrix.rounds.terms import Kind

A_STEP = 1


@dataclass(frozen=True, slots=True)
class Stability:
    """How many of the answers that were given in both rounds stayed within one step of the grid.

    Attributes:
        n: How many answers were given twice, each axis of a placement counted.
    """

    n: int
    stayed: int

    @property
    def share(self) -> float | None:
        """The share that stayed; None where nothing was answered twice."""
        return self.stayed / self.n if self.n else None


def stability(pairs: Iterable[tuple[Kind, dict[str, Any], dict[str, Any]]]) -> Stability:
    """Return how far answers moved.

    Args:
        pairs: The kind of a question, and one person's answers to it before and now.
    """
    moves = [
        abs(now[axis] - before[axis]) for kind, before, now in pairs for axis in AXES.get(kind, ())
    ]
    return Stability(n=len(moves), stayed=sum(move <= A_STEP for move in moves))
