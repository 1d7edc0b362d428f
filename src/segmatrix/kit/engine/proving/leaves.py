"""What a condition that no logic divides looks at: the values found, and the events that count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from segmatrix.kit.data.windows import TICK, elapsed
from segmatrix.kit.engine.proving.findings import Evidence, Found, Happening
from segmatrix.kit.engine.proving.histories import History, Past, asked_for
from segmatrix.kit.engine.vector.chains import Chains
from segmatrix.kit.engine.vector.owned import ByOwner
from segmatrix.kit.engine.vector.steps import Level, Step
from segmatrix.kit.rules.nodes import (
    EVER,
    Amount,
    Did,
    EventPattern,
    FirstDid,
    HadSession,
    LastDid,
    MoreOften,
    Node,
    NthDid,
    NumberOf,
    Sequence,
    StepProperty,
    Unit,
)
from segmatrix.kit.rules.plain import SESSION_GAP, Fifth, LastTime, Latest
from segmatrix.kit.rules.words import quoted

# A row among those of an event.
_Place = tuple[Past, int]


@dataclass(frozen=True)
class Leaves:
    """Conditions in plain forms, looked into for somebody.

    Attributes:
        history: what happened that counts.
        most: how many rows are shown.
    """

    history: History
    most: int

    # --- events ---------------------------------------------------------------------------------

    def evidence(self, leaf: Node) -> Evidence | None:
        """Return what happened that counts for a leaf; None if it looks at nothing that happens."""
        if isinstance(leaf, HadSession):
            return self._session(leaf)
        if not any(isinstance(part, EventPattern) for part in leaf.walk()):
            return None
        rows = {(past.event, row): (past, row) for past, row in self._places(leaf)}
        newest = sorted(rows.values(), key=lambda one: (one[0].at(one[1]), one[1]), reverse=True)
        wanted = [*asked_for([leaf]), *_told(leaf)]
        return Evidence(
            tuple(past.shown(row, wanted) for past, row in newest[: self.most]), len(rows)
        )

    def _places(self, leaf: Node) -> Iterator[_Place]:
        for part in leaf.walk():
            match part:
                case FirstDid() | LastDid() | NthDid():
                    row = self._turn(part)
                    if row is not None:
                        yield self.history.of(part.event), row
                case Did() | Amount() | NumberOf() | Latest() | LastTime() | Fifth():
                    yield from self._in_window(part.event, part.window)
                case MoreOften(event, than, _, window):
                    yield from self._in_window(event, window)
                    yield from self._in_window(than, window)
                case Sequence():
                    yield from self._steps(part)

    def _in_window(self, pattern: EventPattern, window: Any) -> Iterator[_Place]:
        past = self.history.of(pattern)
        interval = self.history.calendar.window(window)
        for row in past.fulfilling(pattern.where, interval):
            yield past, row

    def _turn(self, leaf: FirstDid | LastDid | NthDid) -> int | None:
        """Return the row that was the first, the last or the n-th of all history."""
        rows = [row for _, row in self._in_window(leaf.event, EVER)]
        match leaf:
            case FirstDid():
                rows = rows[:1]
            case LastDid():
                rows = rows[-1:]
            case NthDid():
                rows = rows[leaf.number - 1 : leaf.number]
        return rows[0] if rows else None

    def _steps(self, leaf: Sequence) -> Iterator[_Place]:
        """Yield the steps of a sequence; of none, all that might have been steps, or in between."""
        pasts = [self.history.of(step) for step in leaf.steps]
        steps = [self._step(step, leaf) for step in leaf.steps]
        without = None if leaf.without is None else self._step(leaf.without, leaf)
        within = None if leaf.within is None else elapsed(leaf.within) // TICK
        way = Chains(steps, without, within, Level.HOLDS, np.ones(1, np.bool_)).example()
        if way is not None:
            yield from zip(pasts, way, strict=True)
            return
        if leaf.without is not None and without is not None:
            pasts, steps = [*pasts, self.history.of(leaf.without)], [*steps, without]
        for past, step in zip(pasts, steps, strict=True):
            for row in step.picked(step.may(Level.HOLDS)).rows:
                yield past, int(row)

    def _step(self, pattern: EventPattern, leaf: Sequence) -> Step:
        past = self.history.of(pattern)
        happenings = past.happenings
        return Step(
            pattern.name,
            ByOwner.of(happenings.owners.whole, happenings.times.whole),
            len(past),
            past.span(self.history.calendar.window(leaf.window)),
            pattern.where,
            past.asked,
            past.column,
        )

    # --- sessions -------------------------------------------------------------------------------

    def _session(self, leaf: HadSession) -> Evidence:
        """Return the events of the longest session that starts in the window."""
        session = self._longest(leaf)
        rows = tuple(Happening(event, at) for at, event in reversed(session))
        return Evidence(rows[: self.most], len(rows))

    def _longest(self, leaf: HadSession) -> list[tuple[datetime, str]]:
        sessions: list[list[tuple[datetime, str]]] = []
        for at, event in self.history.instants():
            if not sessions or at - sessions[-1][-1][0] > SESSION_GAP:
                sessions.append([])
            sessions[-1].append((at, event))
        window = self.history.calendar.window(leaf.window)
        counted = [session for session in sessions if session[0][0] in window]
        return max(counted, key=lambda session: session[-1][0] - session[0][0], default=[])

    # --- values ---------------------------------------------------------------------------------

    def found(self, leaf: Node) -> Iterator[Found]:
        """Yield what a leaf compares with what it asks for: numbers of times, instants."""
        match leaf:
            case Did(event, count, window):
                distinct = count.distinct if count else None
                yield self._times(f"{distinct}s" if distinct else "times", event, window, distinct)
            case FirstDid() | LastDid() | NthDid():
                row = self._turn(leaf)
                name = {FirstDid: "first", LastDid: "last"}.get(type(leaf), "then")
                yield Found(name, None if row is None else self.history.of(leaf.event).at(row))
            case MoreOften(event, than, _, window):
                yield self._times(quoted(event.name), event, window)
                yield self._times(quoted(than.name), than, window)
            case HadSession():
                session = self._longest(leaf)
                minutes = (session[-1][0] - session[0][0]).total_seconds() / 60 if session else None
                yield Found("minutes", minutes)

    def latest(self, leaf: Node) -> Found:
        """Return when the last of the events happened that a leaf names."""
        patterns = [part for part in leaf.walk() if isinstance(part, EventPattern)]
        instants = [past.at(row) for one in patterns for past, row in self._in_window(one, EVER)]
        return Found("latest", max(instants, default=None))

    def _times(
        self, name: str, pattern: EventPattern, window: Any, distinct: Unit | None = None
    ) -> Found:
        instants = (past.at(row) for past, row in self._in_window(pattern, window))
        return Found(name, len(set(self._units(instants, distinct))))

    def _units(self, instants: Iterable[datetime], distinct: Unit | None) -> Iterator[Any]:
        """Yield what counts: each row by itself, or the local day, week or month it lies in."""
        for place, instant in enumerate(instants):
            local = instant.replace(tzinfo=UTC).astimezone(self.history.calendar.zone)
            match distinct:
                case Unit.DAY:
                    yield local.date()
                case Unit.WEEK:
                    yield local.isocalendar()[:2]
                case Unit.MONTH:
                    yield local.year, local.month
                case _:
                    yield place


def _told(leaf: Node) -> list[str]:
    """Return the properties of steps that later steps speak of."""
    return [part.name for part in leaf.walk() if isinstance(part, StepProperty)]
