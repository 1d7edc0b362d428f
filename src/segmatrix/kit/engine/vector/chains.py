"""Sequences followed row by row, for the few whose latest start does not decide.

The first steps of an owner are tried from the newest on, a few at a time over all owners at once,
until one leads to the last step. That takes as many comparisons as there are pairs of rows in order
in the worst case; it is asked only where one row may be several steps in the same instant, where
what must not lie between may itself be a step, or where steps refer to each other by more than one
equality.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from segmatrix.kit.engine.truth import Logic, Verdict
from segmatrix.kit.engine.vector.owned import Bits, ByOwner, Whole, blocks, spread
from segmatrix.kit.engine.vector.references import Codes, codes_alike, refers, steps_in
from segmatrix.kit.engine.vector.steps import Level, Step, at_least
from segmatrix.kit.engine.watching import checkpoint
from segmatrix.kit.rules.nodes import Condition, IsSame, Property, Rule, StepProperty

# So many pairs of rows are looked at together; they take some hundred times as many bytes.
_AT_ONCE = 1 << 18

# More microseconds than lie between any two instants.
_ALL_TIME = 10_000 * 366 * 86_400_000_000

# Ways through the first steps: for each step the places of rows among those that it may be.
Paths: TypeAlias = list[Whole]


@dataclass(frozen=True)
class Chains:
    """A search for a sequence, at one level, among some owners.

    Attributes:
        steps: what happens one after the other.
        without: what must not happen strictly between the first and the last.
        within: how many microseconds may pass from the first to the last.
        level: at which each `where` is asked; that of `without` is at the opposite one.
        among: the owners in question.
    """

    steps: Sequence[Step]
    without: Step | None
    within: int | None
    level: Level
    among: Bits
    _asked: dict[tuple[str, Rule], Verdict[Bits]] = field(default_factory=dict)
    _codes: dict[tuple[int, str, StepProperty], list[Codes]] = field(default_factory=dict)

    def found(self) -> Bits:
        """Return which of the owners did the steps in order."""
        found = np.zeros(len(self.among), np.bool_)
        owners = self._rows[0].owners
        for paths in self._ways([_newest_first(owners)], found):
            found[owners[paths[0]]] = True
        return found

    def example(self) -> list[int] | None:
        """Return the numbers of rows that are the steps, one way of those that start latest."""
        nobody = np.zeros(len(self.among), np.bool_)
        for paths in self._ways([_newest_first(self._rows[0].owners)], nobody):
            if len(paths[0]):
                return [
                    int(self._rows[place].rows[places[0]]) for place, places in enumerate(paths)
                ]
        return None

    def _ways(self, paths: Paths, found: Bits) -> Iterator[Paths]:
        """Yield whole ways that begin with some paths, leaving out owners found meanwhile."""
        owners = self._rows[0].owners
        if len(paths) == len(self.steps):
            free = self._free(paths)
            yield [places[free] for places in paths]
            return
        coming, until = self._coming(paths)
        for block in blocks(np.maximum(until - coming, 0), _AT_ONCE):
            checkpoint()
            open_ = np.flatnonzero(~found[owners[paths[0][block]]]) + block.start
            some = [places[open_] for places in paths]
            yield from self._ways(self._longer(some, coming[open_], until[open_]), found)

    def _coming(self, paths: Paths) -> tuple[Whole, Whole]:
        """Return from where to where the rows lie that may be the next step of each path."""
        place = len(paths)
        after, owners = self._rows[place], self._rows[0].owners[paths[0]]
        coming = after.ends(owners, self._until[place][paths[-1]])
        if self.within is None:
            return coming, after.ends(owners, np.full(len(owners), len(after.instants)))
        # No more than all the time there is, so that it can be added.
        latest = self._rows[0].times[paths[0]] + min(self.within, _ALL_TIME)
        return coming, after.ends(owners, np.searchsorted(after.instants, latest, "right"))

    def _longer(self, paths: Paths, coming: Whole, until: Whole) -> Paths:
        """Return the paths with all that may come next, without those that lead to the same."""
        place = len(paths)
        places, which = spread(coming, until)
        longer = [before[which] for before in paths] + [places]
        step, rows = self.steps[place], self._rows[place].rows[places]
        kept = self._unlike(step, rows, longer[:-1])
        if refers(step.where):
            kept &= self.level.of(self._where(step, place, rows, longer))
        return self._different([places[kept] for places in longer])

    def _unlike(self, step: Step, rows: Whole, paths: Paths) -> Bits:
        """Return where a row is none of the rows of a path."""
        kept = np.ones(len(rows), np.bool_)
        for earlier, places in enumerate(paths):
            if self.steps[earlier].event == step.event:
                kept &= self._rows[earlier].rows[places] != rows
        return kept

    def _different(self, paths: Paths) -> Paths:
        """Return one of all paths that can only go on alike.

        How a path goes on depends on its first and last row, on rows that later steps speak of, and
        on rows as late as the last, which could be taken once more.
        """
        place = len(paths)
        if not 2 < place < len(self.steps):
            return paths
        now = self._rows[place - 1].times[paths[-1]]
        told = [paths[0], paths[-1]]
        for earlier in range(1, place - 1):
            tied = self._rows[earlier].times[paths[earlier]] == now
            told.append(np.where(tied | (earlier in self._kept_from(place)), paths[earlier], -1))
        _, first = np.unique(np.stack(told, axis=1), axis=0, return_index=True)
        return [places[np.sort(first)] for places in paths]

    def _kept_from(self, place: int) -> set[int]:
        """Return the steps whose rows matter to what comes from a step on."""
        later = [step.where for step in self.steps[place:]]
        kept: set[int] = set()
        if self.without is not None:
            later.append(self.without.where)
            kept |= {n for n, one in enumerate(self.steps) if one.event == self.without.event}
        return kept.union(*(steps_in(where) for where in later if where is not None))

    def _free(self, paths: Paths) -> Bits:
        """Return for which whole paths nothing lies between that must not."""
        free = np.ones(len(paths[0]), np.bool_)
        if self.without is None:
            return free
        owners, barred = self._rows[0].owners[paths[0]], self._rows[-1]
        since = barred.ends(owners, self._since_first[paths[0]])
        until = barred.ends(owners, self._until[-1][paths[-1]])
        for block in blocks(np.maximum(until - since, 0), _AT_ONCE):
            checkpoint()
            places, which = spread(since[block], until[block])
            which += block.start
            rows, longer = self._rows[-1].rows[places], [before[which] for before in paths]
            between = self._unlike(self.without, rows, longer)
            if refers(self.without.where):
                verdict = self._where(self.without, len(self.steps), rows, longer)
                between &= self.level.opposite.of(verdict)
            free[which[between]] = False
        return free

    # --- references -----------------------------------------------------------------------------

    def _where(self, step: Step, place: int, rows: Whole, paths: Paths) -> Verdict[Bits]:
        """Return what the `where` of a step says of rows, the rows of other steps being known."""
        assert step.where is not None
        logic: Logic[Bits] = Logic(np.ones(len(rows), np.bool_), at_least)

        def answer(part: Rule) -> Verdict[Bits]:
            match part:
                case Condition(Property(name), IsSame(other)):
                    mine, theirs = self._compared(step, place, name, other)
                    earlier = other.step - 1
                    return _same(mine[rows], theirs[self._rows[earlier].rows[paths[earlier]]])
            verdict = self._of_row(step, part)
            return Verdict(verdict.holds[rows], verdict.certain[rows], verdict.possible[rows])

        return logic.answer(step.where, answer)

    def _of_row(self, step: Step, part: Rule) -> Verdict[Bits]:
        key = (step.event, part)
        if key not in self._asked:
            self._asked[key] = step.asked(part)
        return self._asked[key]

    def _compared(self, step: Step, place: int, name: str, other: StepProperty) -> list[Codes]:
        key = (place, name, other)
        if key not in self._codes:
            earlier = self.steps[other.step - 1]
            self._codes[key] = codes_alike(
                [step.column(name), earlier.column(other.name)], [step.size, earlier.size]
            )
        return self._codes[key]

    # --- rows -----------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> list[ByOwner]:
        """The rows of the owners in question that each step may be, and those barred."""
        rows = [step.picked(step.may(self.level)) for step in self.steps]
        if self.without is not None:
            rows.append(self.without.picked(self.without.may(self.level.opposite)))
        return [one.picked(self.among[one.owners]) for one in rows]

    @cached_property
    def _until(self) -> list[Whole]:
        """Of each kind of rows, how many are earlier than each row of the kind before."""
        first = np.empty(0, np.int64)
        pairs = pairwise(self._rows)
        return [first, *(after.until(before, as_late=False) for before, after in pairs)]

    @cached_property
    def _since_first(self) -> Whole:
        """How many barred rows are as early as each first step, or earlier."""
        return self._rows[-1].until(self._rows[0], as_late=True)


def _newest_first(owners: Whole) -> Whole:
    """Return the places of sorted owners' rows: everybody's last, then the ones before, ..."""
    from_last = np.searchsorted(owners, owners, "right") - np.arange(len(owners))
    return np.argsort(from_last, kind="stable")


def _same(one: Codes, other: Codes) -> Verdict[Bits]:
    equal, open_ = one == other, (one < 0) | (other < 0)
    return Verdict(equal & ~open_, equal & ~open_, equal | open_)
