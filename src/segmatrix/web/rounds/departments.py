"""Where departments differ: each with its middle answer, and in a round with names its people.

Nothing is reckoned here. A round says which middle answers are shown; of one without names there is
nothing else to show.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from django.utils.translation import gettext as _

from segmatrix.kit.agreement.faultlines import FaultLine
from segmatrix.rounds.outcomes import Tally
from segmatrix.rounds.terms import Identity
from segmatrix.rounds.withholding import TOGETHER
from segmatrix.web.rounds.strips import along, at
from segmatrix.web.templatetags.rounds import step

WIDE = 2
"""From this gap of two middle answers on, in steps of the grid, it is told as a difference."""


class Promised(Protocol):
    """What a round promised about departments."""

    @property
    def identity(self) -> Identity: ...

    @property
    def groups(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Department:
    """A department, or a group of them, in the answers to one question.

    Attributes:
        key: As the round names it.
        middles: Per axis its middle answer, None where it is too small to have one.
        answers: What its people answered; nothing in a round without names.
    """

    key: str
    name: str
    middles: Mapping[str, float | None]
    answers: tuple[Mapping[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One department on one axis, as a line with its people and its middle.

    Attributes:
        dots: Where each of its people stands along the line.
        mark: Where its middle answer stands.
        values: The answers in order, in words; empty in a round without names.
        middle: The middle answer in words, empty where there is none.
    """

    name: str
    dots: tuple[float, ...]
    mark: float | None
    values: str
    middle: str


def department_name(key: str) -> str:
    """Return what a department of a round is called on screen."""
    if key == TOGETHER:
        return _("The smaller departments together")
    return key or _("No department")


def departments(tally: Tally, promised: Promised) -> tuple[Department, ...]:
    """Return the departments that a round shows: those with middles first, then by name."""
    answers: dict[str, list[Mapping[str, int]]] = {}
    if promised.identity is not Identity.ANONYMOUS:
        for each in tally.answers:
            key = promised.groups.get(each.department, each.department)
            answers.setdefault(key, []).append(each.value or {})
    shown = {
        name for found in tally.medians.values() for name, at in found.items() if at is not None
    }
    found = [
        Department(
            key=key,
            name=department_name(key),
            middles={axis: _plain(medians.get(key)) for axis, medians in tally.medians.items()},
            answers=tuple(answers.get(key, ())),
        )
        for key in shown | answers.keys()
    ]
    return tuple(sorted(found, key=lambda each: (each.key not in shown, each.name)))


def fault_line(lines: Iterable[FaultLine]) -> FaultLine | None:
    """Return the first of the fault lines, the widest first, if it is wide enough to be told."""
    return next((line for line in lines if line.gap >= WIDE), None)


def rows(found: Iterable[Department], axis: str) -> tuple[Row, ...]:
    """Return the departments on one axis."""
    return tuple(_row(each, axis) for each in found)


def gap_words(line: FaultLine | None, shown: Iterable[Row]) -> str:
    """Return between which departments a fault line runs, or why there is none, in a sentence."""
    if line is None:
        if sum(row.mark is not None for row in shown) < 2:
            return _("No two departments are large enough to compare.")
        return _("No two departments lie two steps or more apart.")
    one, other = map(department_name, line.departments)
    low, high = map(step, line.medians)
    return _("Farthest apart: %(one)s at about %(low)s, %(other)s at about %(high)s.") % {
        "one": one,
        "low": low,
        "other": other,
        "high": high,
    }


def _row(each: Department, axis: str) -> Row:
    values = sorted(answer[axis] for answer in each.answers)
    middle = each.middles.get(axis)
    return Row(
        name=each.name,
        dots=along(values),
        mark=None if middle is None else at(middle),
        values=", ".join(map(str, values)),
        middle="" if middle is None else step(middle),
    )


def _plain(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
