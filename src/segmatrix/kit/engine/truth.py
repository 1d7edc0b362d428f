"""The three answers to a condition, and how logic combines them.

Membership is yes or no: `holds` counts a positive condition on a missing value as false. Beside it
stands Kleene's third value: `certain` is true however a missing value should turn out, `possible`
is true if it may. So `certain` implies `holds`, and `holds` implies `possible`.

The algebra is written once, over `&`, `|` and `~`; it works alike on numpy's arrays of booleans, on
Ibis columns and on anything else that knows the three.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_, or_
from typing import Any, Generic, Protocol, TypeVar

from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    Everyone,
    Not,
    Or,
    Rule,
)


class Truth(Protocol):
    """Something that logic works on."""

    def __and__(self, other: Any, /) -> Any: ...
    def __or__(self, other: Any, /) -> Any: ...
    def __invert__(self) -> Any: ...


T = TypeVar("T", bound=Truth)
U = TypeVar("U", bound=Truth)


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """Whether something holds, and whether missing values could change that.

    Attributes:
        holds: the answer that counts.
        certain: it holds whatever is missing.
        possible: it holds for some way of filling in what is missing.
    """

    holds: T
    certain: T
    possible: T

    @classmethod
    def known(cls, holds: T) -> "Verdict[T]":
        """Return the verdict on something that no missing value can change."""
        return cls(holds, holds, holds)

    @property
    def sure(self) -> bool:
        """Whether it was made `known`; one that was not may turn out to be open nowhere."""
        return self.certain is self.possible

    @classmethod
    def doubted(cls, holds: T, doubt: T) -> "Verdict[T]":
        """Return a verdict that is open wherever there is a doubt."""
        return cls(holds, holds & ~doubt, holds | doubt)

    def each(self, change: Callable[[T], U]) -> "Verdict[U]":
        """Return the same of each of the three, once where they are one."""
        holds = change(self.holds)
        if self.sure:
            return Verdict.known(holds)
        return Verdict(holds, change(self.certain), change(self.possible))

    @property
    def unsure(self) -> T:
        """Where the answer rests on a missing value."""
        open_: T = self.possible & ~self.certain
        return open_

    def __and__(self, other: "Verdict[T]") -> "Verdict[T]":
        if self.sure and other.sure:
            return Verdict.known(self.holds & other.holds)
        return Verdict(
            self.holds & other.holds,
            self.certain & other.certain,
            self.possible & other.possible,
        )

    def __or__(self, other: "Verdict[T]") -> "Verdict[T]":
        if self.sure and other.sure:
            return Verdict.known(self.holds | other.holds)
        return Verdict(
            self.holds | other.holds,
            self.certain | other.certain,
            self.possible | other.possible,
        )

    def __invert__(self) -> "Verdict[T]":
        if self.sure:
            return Verdict.known(~self.holds)
        return Verdict(~self.holds, ~self.possible, ~self.certain)


@dataclass(frozen=True, slots=True)
class Logic(Generic[T]):
    """What logic needs to know of a kind of truth beyond its operators.

    Attributes:
        always: what is true everywhere.
        at_least: where so many of some truths hold.
    """

    always: T
    at_least: Callable[[int, Sequence[T]], T]

    def answer(self, rule: Rule, ask: "Callable[[Rule], Verdict[T]]") -> "Verdict[T]":
        """Return the verdict on a rule, asking for that on each positive condition in it."""
        match rule:
            case Everyone():
                return Verdict.known(self.always)
            case And(parts):
                return reduce(and_, (self.answer(part, ask) for part in parts))
            case Or(parts):
                return reduce(or_, (self.answer(part, ask) for part in parts))
            case Not(part):
                return ~self.answer(part, ask)
            case AtLeastOf(number, parts):
                return self._at_least(number, [self.answer(part, ask) for part in parts])
            case _ if getattr(rule, "negated", False):
                negative: Any = rule
                return ~ask(replace(negative, negated=False))
        return ask(rule)

    def _at_least(self, number: int, parts: "Sequence[Verdict[T]]") -> "Verdict[T]":
        holds = self.at_least(number, [part.holds for part in parts])
        if all(part.sure for part in parts):
            return Verdict.known(holds)
        return Verdict(
            holds,
            self.at_least(number, [part.certain for part in parts]),
            self.at_least(number, [part.possible for part in parts]),
        )
