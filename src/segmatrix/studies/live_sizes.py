"""Sizes of rules while they are typed: per person the newest question wins, none runs long."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, Timer

import duckdb

from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.watching import watched
from segmatrix.studies.errors import Superseded, TookTooLong
from segmatrix.studies.naming import Named, Segment
from segmatrix.studies.reading import Problem, reading

MOST_SECONDS = 5


@dataclass(frozen=True, slots=True)
class LiveSize:
    """How large a segment of this rule would be.

    Attributes:
        problem: What the data cannot answer; then there is no size.
    """

    size: int | None
    share: float | None
    unsure: int
    missing: dict[str, int]
    universe: int | None
    problem: Problem | None = None


@dataclass
class _Asking:
    """One size being counted, or waiting to be.

    Attributes:
        evaluator: What counts it at this moment.
        newer: Whether the same person has asked again since.
        until: When it has taken too long, on the clock that only runs forward.
    """

    evaluator: Evaluator | None = None
    newer: bool = False
    until: float = 0.0

    def go_on(self) -> None:
        """Raise what stops the counting, if anything does."""
        if self.newer:
            raise Superseded
        if time.monotonic() > self.until:
            raise TookTooLong


@dataclass
class _Desk:
    """Who is asking at this moment; one desk per process."""

    lock: Lock = field(default_factory=Lock)
    newest: dict[str, _Asking] = field(default_factory=dict)

    def begin(self, who: str) -> _Asking:
        """Note a new question, and stop counting the same person's earlier one."""
        asking = _Asking()
        with self.lock:
            earlier = self.newest.get(who)
            if earlier is not None:
                earlier.newer = True
                _interrupt(earlier)
            self.newest[who] = asking
        return asking

    def end(self, who: str, asking: _Asking) -> None:
        with self.lock:
            if self.newest.get(who) is asking:
                del self.newest[who]

    @contextmanager
    def counting(self, asking: _Asking, evaluator: Evaluator) -> Iterator[None]:
        """Count for about `MOST_SECONDS` at most, unless a newer question stops it.

        The clock interrupts a read from the embedded database at once, and work on arrays at the
        next checkpoint, of which there are several in a condition that takes long.

        Raises:
            Superseded: a newer question came.
            TookTooLong: the time is over.
        """
        with self.lock:
            if asking.newer:
                raise Superseded
            asking.evaluator = evaluator
            asking.until = time.monotonic() + MOST_SECONDS
        clock = Timer(MOST_SECONDS, self._too_late, [asking])
        clock.daemon = True
        clock.start()
        try:
            with watched(asking.go_on):
                yield
        except duckdb.InterruptException as stopped:
            raise (Superseded if asking.newer else TookTooLong) from stopped
        finally:
            clock.cancel()
            with self.lock:
                asking.evaluator = None

    def _too_late(self, asking: _Asking) -> None:
        with self.lock:
            _interrupt(asking)


_desk = _Desk()


def _interrupt(asking: _Asking) -> None:
    if asking.evaluator is not None:
        asking.evaluator.data.backend.con.interrupt()


@contextmanager
def asking(who: str) -> Iterator[_Asking]:
    """Ask for a size as `who`; an earlier question of theirs is dropped."""
    question = _desk.begin(who)
    try:
        yield question
    finally:
        _desk.end(who, question)


@contextmanager
def counting(question: _Asking, evaluator: Evaluator) -> Iterator[None]:
    """Count for a question, as long as it takes not too long and no newer one came.

    Raises:
        Superseded, TookTooLong: it was stopped.
    """
    with _desk.counting(question, evaluator):
        yield


def size(
    question: _Asking,
    segment: Segment,
    others: list[Segment],
    *,
    unit: str,
    timezone: str,
    evaluator: Evaluator,
    as_of: datetime,
    named: Named | None = None,
) -> LiveSize:
    """Count one segment, and of the others those that its rule refers to.

    Raises:
        Superseded, TookTooLong: it was stopped.
    """
    ruled = [segment, *(each for each in others if each.rule.strip())]
    catalog = evaluator.data.catalog
    read = reading(ruled, catalog, unit, named)
    if segment.id in read.problems:
        return LiveSize(None, None, 0, {}, None, read.problems[segment.id])
    needed = reading(read.needed_by(segment), catalog, unit, named)
    with _desk.counting(question, evaluator):
        result = evaluator.evaluate(needed.rules(timezone), as_of)
    found = result[segment.name]
    return LiveSize(
        size=found.size,
        share=result.share(segment.name),
        unsure=found.unsure,
        missing=dict(found.missing),
        universe=result.universe,
    )
