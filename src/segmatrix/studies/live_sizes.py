"""Sizes of rules while they are typed: per person the newest question wins, none runs long."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, Timer

import duckdb

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.studies.errors import Superseded, TookTooLong
from segmatrix.studies.reading import NamedList, Problem, Segment, reading

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
    """One size being counted, or waiting to be."""

    data: CustomerData | None = None
    newer: bool = False


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
    def counting(self, asking: _Asking, data: CustomerData) -> Iterator[None]:
        """Count for at most `MOST_SECONDS`, unless a newer question stops it.

        Raises:
            Superseded: a newer question came.
            TookTooLong: the time is over.
        """
        with self.lock:
            if asking.newer:
                raise Superseded
            asking.data = data
        clock = Timer(MOST_SECONDS, self._too_late, [asking])
        clock.daemon = True
        clock.start()
        try:
            yield
        except duckdb.InterruptException as stopped:
            raise (Superseded if asking.newer else TookTooLong) from stopped
        finally:
            clock.cancel()
            with self.lock:
                asking.data = None

    def _too_late(self, asking: _Asking) -> None:
        with self.lock:
            _interrupt(asking)


_desk = _Desk()


def _interrupt(asking: _Asking) -> None:
    if asking.data is not None:
        asking.data.backend.con.interrupt()


@contextmanager
def asking(who: str) -> Iterator[_Asking]:
    """Ask for a size as `who`; an earlier question of theirs is dropped."""
    question = _desk.begin(who)
    try:
        yield question
    finally:
        _desk.end(who, question)


@contextmanager
def counting(question: _Asking, data: CustomerData) -> Iterator[None]:
    """Count for a question, as long as it takes not too long and no newer one came.

    Raises:
        Superseded, TookTooLong: it was stopped.
    """
    with _desk.counting(question, data):
        yield


def size(
    question: _Asking,
    segment: Segment,
    others: list[Segment],
    *,
    unit: str,
    timezone: str,
    data: CustomerData,
    as_of: datetime,
    lists: Sequence[NamedList] = (),
) -> LiveSize:
    """Count one segment, and of the others those that its rule refers to.

    Raises:
        Superseded, TookTooLong: it was stopped.
    """
    ruled = [segment, *(each for each in others if each.rule.strip())]
    read = reading(ruled, data.catalog, unit, lists)
    if segment.id in read.problems:
        return LiveSize(None, None, 0, {}, None, read.problems[segment.id])
    needed = reading(read.needed_by(segment), data.catalog, unit, lists)
    with _desk.counting(question, data):
        result = evaluate(data, needed.rules(timezone), as_of)
    found = result[segment.name]
    return LiveSize(
        size=found.size,
        share=result.share(segment.name),
        unsure=found.unsure,
        missing=dict(found.missing),
        universe=result.universe,
    )
