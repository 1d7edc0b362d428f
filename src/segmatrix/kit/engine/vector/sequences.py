"""Who did some events in order: `did "view" then "buy" without "help" between within 3 days`.

Where steps are independent, the latest start decides: of all ways to reach a row in order, the one
that starts last is the shortest, has the fewest other events between, and leaves the most time. It
is found for all rows of a step at once by searching in those of the step before. Steps that must
agree in a property (`sku = step1.sku`) are the same among the rows of one owner and one value.

Two things can spoil that: a row that may be several steps at once, and references of other shapes.
Then the latest start still says of nearly everybody yes or no; the chains of the few that are left
open are followed one by one (see chains.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeAlias

import numpy as np

from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.chains import Chains
from segmatrix.kit.engine.vector.owned import Bits, ByOwner, Whole, of_all
from segmatrix.kit.engine.vector.racing import Race
from segmatrix.kit.engine.vector.references import (
    codes_alike,
    parted,
    refers,
    shared_by,
    shared_property,
)
from segmatrix.kit.engine.vector.steps import Level, Step
from segmatrix.kit.rules.nodes import And, Condition, IsSame, Property

# Who certainly did it, and who may have, by the owner's number.
Bounds: TypeAlias = tuple[Bits, Bits]


@dataclass(frozen=True)
class Course:
    """A sequence as it is asked for.

    Attributes:
        steps: what happens one after the other; at least one.
        without: what must not happen strictly between the first and the last.
        within: how many microseconds may pass from the first to the last.
    """

    steps: Sequence[Step]
    without: Step | None = None
    within: int | None = None

    @property
    def parts(self) -> list[Step]:
        """All events in question."""
        return [*self.steps, *([] if self.without is None else [self.without])]


def did_in_order(course: Course, owners: int) -> Verdict[Bits]:
    """Return who did some events in order, by the owner's number.

    Steps are different events in order of time; equal times count as in order. Any event may be
    the first. What must not happen between is looked for strictly between the first and the last
    instant, the steps themselves left out. Where a `where` is open for lack of a value, the answer
    is too, if it matters.

    Args:
        course: the sequence.
        owners: how many people or accounts there are.
    """
    holds = _did(course, owners, Level.HOLDS)
    if not any(_may_be_open(step, course.steps) for step in course.parts):
        return Verdict.known(holds)
    return Verdict(holds, _did(course, owners, Level.CERTAIN), _did(course, owners, Level.POSSIBLE))


def _may_be_open(step: Step, steps: Sequence[Step]) -> bool:
    """Return whether a value is missing that the `where` of a step asks for."""
    if not refers(step.where):
        return step.verdict is not None and not step.verdict.sure
    assert step.where is not None
    for node in step.where.walk():
        match node:
            case Condition(Property(name), IsSame(other)):
                if step.lacks(name) or steps[other.step - 1].lacks(other.name):
                    return True
            case Condition():
                if not step.asked(replace(node, negated=False)).sure:
                    return True
    return False


def _did(course: Course, owners: int, level: Level) -> Bits:
    names = _agreed(course)
    if names:
        surely, maybe = _agreeing(course, owners, level, names)
    else:
        surely, maybe = _independent(course, owners, level)
    open_ = maybe & ~surely
    if open_.any():
        chains = Chains(course.steps, course.without, course.within, level, open_)
        surely |= chains.found()
    return surely


def _agreed(course: Course) -> list[str] | None:
    """Return the property that all parts must agree in, as each calls it; "" of a free `without`.

    None if there is no such property, or not only such.
    """
    names = shared_property([step.where for step in course.steps])
    if names is None or course.without is None:
        return names
    called = shared_by(course.without.where, names)
    return None if called is None else [*names, called]


# --- bounds ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Masks:
    """Which rows of each step, and of what is barred, may be such; and which are for certain."""

    may: Sequence[Bits | None]
    must: Sequence[Bits | None]
    barred_may: Bits | None = None
    barred_must: Bits | None = None


def _independent(course: Course, owners: int, level: Level) -> Bounds:
    """Bound who did the steps; of steps that refer to each other mostly from above."""
    barred = course.without
    masks = _Masks(
        [step.may(level) for step in course.steps],
        [step.must(level) for step in course.steps],
        None if barred is None else barred.may(level.opposite),
        None if barred is None else barred.must(level.opposite),
    )

    def race(steps: Sequence[ByOwner], barred: ByOwner | None) -> Race:
        return Race(steps, course.within, barred)

    tied = any(refers(step.where) for step in course.parts)
    return _raced(course, masks, race, owners, exact=not tied)


def _agreeing(course: Course, owners: int, level: Level, names: Sequence[str]) -> Bounds:
    """Bound who did steps that agree in a property, which each of them calls by a name."""
    codes = codes_alike(
        [
            step.column(name) if name else None
            for step, name in zip(course.parts, names, strict=True)
        ],
        [step.size for step in course.parts],
    )
    count = 1 + max(int(one.max(initial=-1)) for one in codes)
    masks = [
        _alone(step, level.opposite if step is course.without else level) for step in course.parts
    ]
    of_steps = masks[: len(course.steps)]
    bars = masks[-1] if course.without is not None else None
    by_group = len(names) > len(course.steps) and bool(names[-1])

    def race(steps: Sequence[ByOwner], barred: ByOwner | None) -> Race:
        rows = [_known(one, known) for one, known in zip(steps, codes, strict=False)]
        if barred is not None and by_group:
            rows.append(_known(barred, codes[-1]))
        groups = [
            one.owners * count + known[one.rows] for one, known in zip(rows, codes, strict=False)
        ]
        found, numbers = np.unique(np.concatenate(groups), return_inverse=True)
        parts = np.split(numbers, np.cumsum([len(one) for one in groups])[:-1])
        rows = [one.regrouped(part) for one, part in zip(rows, parts, strict=True)]
        if barred is not None and by_group:
            barred = rows.pop()
        return Race(rows, course.within, barred, found // max(count, 1), by_group)

    surely, maybe = _raced(course, _Masks(of_steps, of_steps, bars, bars), race, owners, exact=True)
    # A missing value is perhaps the same as any other.
    if level is Level.POSSIBLE:
        for step, mask, known in zip(course.steps, of_steps, codes, strict=False):
            maybe |= _marked(_unknown(step.picked(mask), known).owners, owners)
    if level is Level.CERTAIN and course.without is not None and by_group:
        surely &= ~_marked(_unknown(course.without.picked(bars), codes[-1]).owners, owners)
    return surely, maybe


def _alone(step: Step, level: Level) -> Bits | None:
    """Return which rows fulfil what a `where` asks but for its references."""
    alone, _ = parted(step.where)
    return level.of(step.ask(And(tuple(alone)))) if alone else None


def _raced(
    course: Course,
    masks: _Masks,
    race: Callable[[Sequence[ByOwner], ByOwner | None], Race],
    owners: int,
    exact: bool,
) -> Bounds:
    """Bound who did the steps by those who may have with more, and those who did with less.

    Args:
        race: what rows of steps, and barred ones, are run as.
        exact: whether the masks decide which rows the steps are.
    """
    steps, barred = course.steps, course.without
    same = _same_rows(steps, masks.may)
    spared = _spared(course, masks.may)
    bars = None if barred is None else barred.picked(_less(masks.barred_must, spared))
    picked = of_all([step.picked(mask) for step, mask in zip(steps, masks.may, strict=True)])
    adjacent = {later for earlier, later in same if later == earlier + 1}
    maybe = _marked(race(picked, bars).finished(set(), adjacent), owners)
    if exact and not same and spared is None:
        return maybe, maybe.copy()
    bars = None if barred is None else barred.picked(masks.barred_may)
    picked = of_all([step.picked(mask) for step, mask in zip(steps, masks.must, strict=True)])
    between = {place for earlier, later in same for place in range(earlier + 1, later + 1)}
    return _marked(race(picked, bars).finished(between, set()), owners), maybe


def _same_rows(steps: Sequence[Step], masks: Sequence[Bits | None]) -> list[tuple[int, int]]:
    """Return the pairs of steps that the same row may be."""
    return [
        (one, other)
        for one, other in combinations(range(len(steps)), 2)
        if steps[one].event == steps[other].event and _meet(masks[one], masks[other])
    ]


def _meet(one: Bits | None, other: Bits | None) -> bool:
    if one is None or other is None:
        given = other if one is None else one
        return given is None or bool(given.any())
    return bool((one & other).any())


def _spared(course: Course, masks: Sequence[Bits | None]) -> Bits | None:
    """Return which barred rows may be steps between first and last; None if none may."""
    barred = course.without
    if barred is None:
        return None
    spared = np.zeros(barred.size, np.bool_)
    for step, mask in zip(course.steps[1:-1], masks[1:-1], strict=True):
        if step.event == barred.event:
            spared |= True if mask is None else mask
    return spared if spared.any() else None


def _less(mask: Bits | None, spared: Bits | None) -> Bits | None:
    if spared is None:
        return mask
    return ~spared if mask is None else mask & ~spared


def _known(rows: ByOwner, codes: Whole) -> ByOwner:
    return rows.picked(codes[rows.rows] >= 0)


def _unknown(rows: ByOwner, codes: Whole) -> ByOwner:
    return rows.picked(codes[rows.rows] < 0)


def _marked(numbers: Whole, owners: int) -> Bits:
    """Return which owners are among some numbers."""
    found = np.zeros(owners, np.bool_)
    found[numbers] = True
    return found
