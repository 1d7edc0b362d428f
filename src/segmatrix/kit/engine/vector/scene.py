"""What happened, as one unit is asked about it at one instant."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.data.zones import Offset
from segmatrix.kit.engine.bitsets import BitSet
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.engine.vector.choosing import Choice, Chosen, choice, everything
from segmatrix.kit.engine.vector.counts import Counted, Desk, Times, counted, occurrences
from segmatrix.kit.engine.vector.days import Days, in_each
from segmatrix.kit.engine.vector.happenings import Ends, Happenings, bounds
from segmatrix.kit.engine.vector.holdings import Holdings, Homes
from segmatrix.kit.engine.vector.populations import Population, padded
from segmatrix.kit.engine.vector.tallying import Passage
from segmatrix.kit.engine.vector.testing import Bits
from segmatrix.kit.engine.vector.units import Units, units
from segmatrix.kit.rules.nodes import Entity, EventPattern, Node, Unit, Window


@dataclass(frozen=True, eq=False)
class Span:
    """What happened between two places."""

    happened: Happenings
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, eq=False)
class Scene:
    """Customer data as one unit is asked about them at one instant.

    Attributes:
        holdings: the customer data.
        calendar: the instant, and the zone.
        unit: whom questions speak of.
        population: who of the unit is known.
        homes: whose each person is, where questions speak of accounts; None for people.
    """

    holdings: Holdings
    calendar: Calendar
    unit: Entity
    population: Population
    homes: Homes | None
    _bounds: dict[Any, Ends] = field(default_factory=dict)
    _seen: dict[int, tuple[Any, Ends]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return self.population.size

    @property
    def desk(self) -> Desk:
        """Where answers are kept."""
        return self.holdings.desk

    def as_sets(self, found: Verdict[Bits]) -> Verdict[BitSet]:
        """Return a verdict on each of the unit as sets."""
        return found.each(lambda truth: BitSet.of(padded(truth, self.size, False)))

    def span(self, pattern: EventPattern, window: Any) -> Span:
        """Return what happened in a window, whatever the `where` of a pattern says."""
        happened = self.holdings.happened(pattern, self.homes)
        return Span(happened, *happened.span(*self.bounds(window)))

    def bounds(self, window: Any) -> Ends:
        """Return the ends of a window, in microseconds since 1970; None is no bound."""
        # The very same window is asked for again and again: to compare it takes much longer.
        seen = self._seen.get(id(window))
        if seen is None:
            if window not in self._bounds:
                self._bounds[window] = bounds(self.calendar.window(window))
            seen = self._seen[id(window)] = window, self._bounds[window]
        return seen[1]

    def depends(self, rule: Node | None) -> Hashable:
        """Return what the meaning of a rule rests on beside what it says."""
        return self.holdings.depending.of(rule, self.calendar)

    # --- what a pattern speaks of ---------------------------------------------------------------

    def note(self, pattern: EventPattern, window: Window, distinct: Unit | None = None) -> int:
        """Take note of a window that will be looked at, so that each row is looked at once.

        Returns how many rows it has.
        """
        span = self.span(pattern, window)
        key = self._key(pattern, span.happened)
        if pattern.where is not None:
            self.holdings.widen(key, span.start, span.stop)
        if distinct is not None:
            self.holdings.widen(("days", key, distinct), span.start, span.stop)
        return len(span)

    def choice(self, pattern: EventPattern, span: Span) -> Choice:
        """Return what a pattern speaks of in a span, and perhaps beyond."""
        sets, key, where = self.desk.sets, self._key(pattern, span.happened), pattern.where
        if where is None:
            return sets.get(key, lambda: everything(span.happened, key))
        found: Choice | None = sets.seen(key)
        if found is None or not found.covers(span.start, span.stop):
            start, stop = self.holdings.widen(key, span.start, span.stop)
            found = choice(span.happened, where, self.calendar, key, start, stop)
            sets.put(key, found)
        return found

    def _key(self, pattern: EventPattern, happened: Happenings) -> Hashable:
        return happened.serial, pattern.where, self.depends(pattern.where)

    # --- how often ------------------------------------------------------------------------------

    def did(self, chosen: Chosen, start: int, stop: int, number: int = 1) -> BitSet:
        """Return who did something so many times between two places."""
        return occurrences(chosen, start, stop, self.size, self.desk) >= number

    def times(self, pattern: EventPattern, window: Window, distinct: Unit | None = None) -> Counted:
        """Return how often everybody did something, or on how many distinct days."""
        span = self.span(pattern, window)
        found = self.choice(pattern, span)
        return counted(found, lambda chosen: self._times(found, chosen, span, distinct))

    def _times(self, choice: Choice, chosen: Chosen, span: Span, distinct: Unit | None) -> Times:
        if distinct is None or not len(span):
            return occurrences(chosen, span.start, span.stop, self.size, self.desk)
        key = chosen.key, distinct, self.calendar.zone.key

        def find() -> Passage:
            return self._on_days(key, choice, chosen, span, distinct)

        return Times((key, span.start, span.stop), key, find, len(span), self.size, self.desk)

    def _on_days(
        self, key: Hashable, choice: Choice, chosen: Chosen, span: Span, unit: Unit
    ) -> Passage:
        """Return each owner once for each unit of time, what windows share being found once."""
        found: Days | None = self.desk.sets.seen(key)
        if found is None or not found.covers(span.start, span.stop):
            start, stop = self.holdings.widen(("days", choice.key, unit), span.start, span.stop)
            start, stop = max(start, choice.start), min(stop, choice.stop)
            spans = self._units(unit, span.happened, start, stop)
            if not spans.ascend:
                spans = self._units(unit, span.happened, span.start, span.stop)
                return Passage.whole(
                    in_each(chosen, span.start, span.stop, spans), chosen.most_each
                )
            found = Days.of(chosen, start, stop, spans, self.size)
            self.desk.sets.put(key, found)
        return found.between(chosen, span.start, span.stop)

    def _units(self, unit: Unit, happened: Happenings, start: int, stop: int) -> Units:
        times = happened.times[start:stop]
        return units(unit, self._offsets, int(times[0]), int(times[-1]))

    @cached_property
    def _offsets(self) -> tuple[Offset, ...]:
        # Up to the end of the data, so that they are the same whatever the instant.
        data = self.holdings.data
        earliest, latest = data.earliest or self.calendar.as_of, data.latest or self.calendar.as_of
        return replace(self.calendar, as_of=latest).offsets(earliest)
