"""Steps of a sequence: events that may be one, and what their `where` says of each row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from segmatrix.kit.data.clustered.columns import Column
from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.engine.vector.owned import Bits, ByOwner
from segmatrix.kit.engine.vector.references import refers
from segmatrix.kit.rules.nodes import Condition, IsSame, Rule


class Level(StrEnum):
    """Which of the three answers is looked for: each rests on the same of every step."""

    HOLDS = "holds"
    CERTAIN = "certain"
    POSSIBLE = "possible"

    @property
    def opposite(self) -> "Level":
        """The level at which something must not have happened."""
        return _OPPOSITES[self]

    def of(self, verdict: Verdict[Bits]) -> Bits:
        """Return this one of a verdict's answers."""
        found: Bits = getattr(verdict, self.value)
        return found


_OPPOSITES = {
    Level.HOLDS: Level.HOLDS,
    Level.CERTAIN: Level.POSSIBLE,
    Level.POSSIBLE: Level.CERTAIN,
}


@dataclass(frozen=True)
class Step:
    """Events of which one may be a step.

    Attributes:
        event: which event; rows of the same one are the same row if they have the same number.
        happened: all its rows, whenever they happened, by owner.
        size: how many rows the event has.
        window: the first row that counts, and the one after the last; rows are numbered by time.
        where: what the rows must fulfil; `sku = step1.sku` compares with an earlier step.
        asked: the verdict on each row, by its number, for a rule that speaks of no other step.
        column: a property of each row, by its number; None where no row carries it.
    """

    event: str
    happened: ByOwner
    size: int
    window: tuple[int, int]
    where: Rule | None
    asked: Callable[[Rule], Verdict[Bits]]
    column: Callable[[str], Column | None]

    @cached_property
    def verdict(self) -> Verdict[Bits] | None:
        """What the `where` says of each row whatever other steps are; None if there is none."""
        return None if self.where is None else self.ask(self.where)

    def ask(self, rule: Rule) -> Verdict[Bits]:
        """Return the verdict on each row, references to other steps being open."""
        if not refers(rule):
            return self.asked(rule)
        yes = np.ones(self.size, np.bool_)
        logic: Logic[Bits] = Logic(yes, at_least)

        def answer(part: Rule) -> Verdict[Bits]:
            match part:
                case Condition(test=IsSame()):
                    return Verdict(~yes, ~yes, yes)
            return self.asked(part)

        return logic.answer(rule, answer)

    def may(self, level: Level) -> Bits | None:
        """Return which rows may be this step, in so far as they show it; None is all."""
        if self.verdict is None:
            return None
        return (Level.POSSIBLE if refers(self.where) else level).of(self.verdict)

    def must(self, level: Level) -> Bits | None:
        """Return which rows are this step whatever the other steps are; None is all."""
        if self.verdict is None:
            return None
        return (Level.CERTAIN if refers(self.where) else level).of(self.verdict)

    def lacks(self, name: str) -> bool:
        """Return whether a row may be without some property."""
        column = self.column(name)
        return column is None or column.missing is not None

    def picked(self, mask: Bits | None) -> ByOwner:
        """Return the rows of a mask that lie in the window, by owner."""
        first, last = self.window
        if mask is None and first <= 0 and last >= self.size:
            return self.happened
        rows = self.happened.rows
        inside = (rows >= first) & (rows < last)
        return self.happened.picked(inside if mask is None else inside & mask[rows])


def at_least(number: int, truths: Sequence[Bits]) -> Bits:
    """Return where so many of some truths hold."""
    found: Bits = np.stack(truths).sum(axis=0) >= number
    return found
