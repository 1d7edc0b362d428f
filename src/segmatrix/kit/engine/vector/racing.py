"""The latest start: of all rows in order, those whose first row is as late as can be.

Any other way to the same last row takes longer, and passes all that this one passes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from segmatrix.kit.engine.vector.owned import Bits, ByOwner, Whole
from segmatrix.kit.engine.watching import checkpoint


@dataclass(frozen=True)
class Race:
    """Rows that may be the steps of a sequence, and rows that must not lie between.

    Attributes:
        steps: per step its rows, by owner, or by whatever all steps of one sequence must share.
        within: how many microseconds may pass from the first step to the last.
        barred: rows that must not lie between, if there are such.
        whose: the owner of each group by which the steps stand, if they do not stand by owner.
        barred_by_group: whether the barred rows stand by group as the steps do.
    """

    steps: Sequence[ByOwner]
    within: int | None = None
    barred: ByOwner | None = None
    whose: Whole | None = None
    barred_by_group: bool = True

    def finished(self, strictly: Collection[int], same: Collection[int]) -> Whole:
        """Return owners who have all steps in order; some may come several times.

        Args:
            strictly: the steps that must be later than the one before, not as late.
            same: the steps whose rows may be rows of the step before, which are passed over.
        """
        last, origins = self._reached(strictly, same)
        if self.within is not None:
            quick = last.times - self.steps[0].times[origins] <= self.within
            last, origins = last.picked(quick), origins[quick]
        if self.barred is not None and len(self.barred):
            last = last.picked(self._free(last, origins, self.barred))
        return last.owners if self.whose is None else self.whose[last.owners]

    def _reached(self, strictly: Collection[int], same: Collection[int]) -> tuple[ByOwner, Whole]:
        """Return the rows of the last step that have all others before them.

        With each comes the place of the latest first step that leads to it.
        """
        here = self.steps[0]
        origins = np.arange(len(here))
        for place, step in enumerate(self.steps[1:], 1):
            checkpoint()
            until = here.until(step, as_late=place not in strictly)
            before = here.ends(step.owners, until) - 1
            if place in same:
                before -= _taken(here.rows, before) == step.rows
            reached = _taken(here.owners, before) == step.owners
            # Only among equal times can a row have a later start than one after it.
            origins = np.maximum.accumulate(origins)[before[reached]]
            here = step.picked(reached)
        return here, origins

    def _free(self, last: ByOwner, origins: Whole, barred: ByOwner) -> Bits:
        """Return for which rows nothing barred lies strictly between first and last."""
        owners = last.owners
        if self.whose is not None and not self.barred_by_group:
            owners = self.whose[owners]
        since = barred.until(self.steps[0], as_late=True)[origins]
        until = barred.until(last, as_late=False)
        found: Bits = barred.ends(owners, until) <= barred.ends(owners, since)
        return found


def _taken(values: Whole, places: Whole) -> Whole:
    """Return the values at some places; before the first it is -1."""
    if not len(values):
        return np.full(len(places), -1, np.int64)
    found = values[np.maximum(places, 0)]
    found[places < 0] = -1
    return found
