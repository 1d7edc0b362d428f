"""Sequences the slow way: every choice of a row for each step of a person's events is tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from segmatrix.kit.rules.nodes import And, Condition, IsSame, Not, Or, Property, Rule

SECOND = 1_000_000
MINUTE = 60 * SECOND

Kleene = bool | None


@dataclass(frozen=True)
class Row:
    """An event of somebody: when, and what it carries."""

    owner: int
    time: int
    sku: str | None = "a"
    note: str | None = "x"


@dataclass(frozen=True)
class Pattern:
    """An event that is a step, and what it must fulfil."""

    event: str
    where: Rule | None = None


Events = dict[str, list[Row]]


def judged(rule: Rule | None, row: Row, chain: Sequence[Row]) -> tuple[bool, Kleene]:
    """Return whether a row fulfils a `where`, and the same with missing values left open."""
    match rule:
        case None:
            return True, True
        case And(parts):
            found = [judged(part, row, chain) for part in parts]
            return all(one for one, _ in found), _all([open_ for _, open_ in found])
        case Or(parts):
            found = [judged(part, row, chain) for part in parts]
            kleene = _all([_not(open_) for _, open_ in found])
            return any(one for one, _ in found), _not(kleene)
        case Not(part):
            holds, open_ = judged(part, row, chain)
            return not holds, _not(open_)
        case Condition(Property(name), test, negated):
            value = getattr(row, name)
            other = (
                getattr(chain[test.other.step - 1], test.other.name)
                if isinstance(test, IsSame)
                else test.value
            )
            open_ = None if value is None or other is None else value == other
            return (not open_ if negated else bool(open_)), _not(open_) if negated else open_
    raise TypeError(rule)


def _all(parts: list[Kleene]) -> Kleene:
    return False if False in parts else None if None in parts else True


def _not(part: Kleene) -> Kleene:
    return None if part is None else not part


LEVELS = {
    "holds": lambda answer: answer[0],
    "certain": lambda answer: answer[1] is True,
    "possible": lambda answer: answer[1] is not False,
}
OPPOSITE = {"holds": "holds", "certain": "possible", "possible": "certain"}


def tried(
    events: Events,
    steps: Sequence[Pattern],
    without: Pattern | None,
    within: int | None,
    window: tuple[int, int],
    owner: int,
) -> dict[str, bool]:
    """Return the three answers about somebody, from all choices of a row for each step."""
    seen = {
        name: [row for row in rows if row.owner == owner and window[0] <= row.time < window[1]]
        for name, rows in events.items()
    }
    between = seen[without.event] if without else []
    return {
        level: any(
            fulfils(chain, steps, within, level)
            and not any(
                chain[0].time < row.time < chain[-1].time
                and not any(row is one for one in chain)
                and without is not None
                and LEVELS[OPPOSITE[level]](judged(without.where, row, chain))
                for row in between
            )
            for chain in product(*(seen[step.event] for step in steps))
        )
        for level in LEVELS
    }


def fulfils(chain: tuple[Row, ...], steps: Sequence[Pattern], within: Any, level: str) -> bool:
    in_order = all(one.time <= other.time for one, other in pairwise(chain))
    different = len({id(row) for row in chain}) == len(chain)
    quick = within is None or chain[-1].time - chain[0].time <= within
    return (
        in_order
        and different
        and quick
        and all(
            LEVELS[level](judged(step.where, row, chain))
            for step, row in zip(steps, chain, strict=True)
        )
    )
