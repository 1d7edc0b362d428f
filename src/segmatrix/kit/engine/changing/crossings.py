"""When an end that moves as time goes by next passes something that happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from segmatrix.kit.data.windows import TICK, Calendar
from segmatrix.kit.engine.changing.edges import Edge
from segmatrix.kit.engine.vector.happenings import micros

Marks: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Crossing:
    """A moving end, and the instants that it passes.

    Attributes:
        edges: what leads one after the other to the end, each seen from where the one before is.
        marks: ascending instants, in microseconds since 1970; those before the end lie behind it.
        zone: the zone of days and longer units.
    """

    edges: tuple[Edge, ...]
    marks: Marks
    zone: ZoneInfo

    def next(self, after: datetime, until: datetime) -> datetime | None:
        """Return the first instant at which other marks lie behind the end than at `after`.

        Between two turns the end never runs backwards, so that halving finds the instant.

        Args:
            after: the instant to start from.
            until: the last instant to look at.
        """
        behind = self._behind(after)

        def passed(at: datetime) -> bool:
            return self._behind(at) != behind

        here = self._even(after, behind, until)
        while here < until:
            turn = min(self._turn(here, until), until + TICK)
            if passed(turn - TICK):
                return _first(here, turn - TICK, passed)
            if turn > until:
                return None
            if passed(turn):
                return turn
            here = self._even(turn, behind, until)
        return None

    def _at(self, instant: datetime, edges: int | None = None) -> datetime:
        """Return where the end is, or how far some first edges lead."""
        for edge in self.edges[:edges]:
            instant = edge.at(Calendar(instant, self.zone))
        return instant

    def _behind(self, instant: datetime) -> int:
        return int(self.marks.searchsorted(micros(self._at(instant))))

    def _even(self, here: datetime, behind: int, until: datetime) -> datetime:
        """Return an instant up to which the end is too far from every mark to pass one."""
        end = micros(self._at(here))
        stray = sum(edge.stray // TICK for edge in self.edges)
        if behind and end - stray <= int(self.marks[behind - 1]):
            return here
        if behind == len(self.marks):
            return until
        spare = int(self.marks[behind]) - end - stray
        return here + max(0, min(spare, (until - here) // TICK)) * TICK

    def _turn(self, here: datetime, until: datetime) -> datetime:
        """Return an instant before which the end does not run backwards, as late as is known."""
        turn = until + TICK
        for number, edge in enumerate(self.edges):
            seen_from = self._at(here, number)
            own = edge.turn(Calendar(seen_from, self.zone))
            if self._at(turn - TICK, number) >= own:

                def reached(at: datetime, number: int = number, own: datetime = own) -> bool:
                    return self._at(at, number) >= own

                turn = _first(here, turn - TICK, reached)
        return turn


def _first(before: datetime, there: datetime, holds: Callable[[datetime], bool]) -> datetime:
    """Return the first instant after one at which something holds that holds from then on."""
    while there - before > TICK:
        middle = before + (there - before) // 2
        if holds(middle):
            there = middle
        else:
            before = middle
    return there
