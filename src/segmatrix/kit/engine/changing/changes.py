"""When memberships change by time alone: the next instant, to the microsecond.

Nothing is simulated. Whatever answers rest on is known, so the next instant at which any of it is
passed is found by search; there the rules are asked again, until somebody came or went.
"""

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.asking import Asking
from segmatrix.kit.engine.changing.crossings import Crossing
from segmatrix.kit.engine.changing.edges import LAST
from segmatrix.kit.engine.changing.marking import Marking
from segmatrix.kit.engine.changing.resting import Rest, Resting
from segmatrix.kit.engine.questions import Questions
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.engine.vector.engine import VectorEngine
from segmatrix.kit.rules.nodes import Moment
from segmatrix.kit.rules.rulefile import Rules


@dataclass(frozen=True)
class Change:
    """An instant at which somebody enters or leaves, and nothing but time went by.

    Attributes:
        at: the first instant at which it is so, naive UTC.
        segments: the names of the segments whose members differ from those just before.
    """

    at: datetime
    segments: tuple[str, ...]


def changes(
    base: CustomerData | Evaluator, rules: Rules, after: Moment, *, until: Moment | None = None
) -> Iterator[Change]:
    """Yield the instants after another at which segments have other members than just before.

    Events of the future count as soon as they are past. Each step takes as long as it takes to ask
    again what rests on what was passed; where much happens and few come or go there are many.

    Args:
        base: the customer data; an evaluator knows much already.
        rules: the segments.
        after: the instant to start from.
        until: the last instant to look at; without one, as far as calendars go.

    Raises:
        RuleError: if a rule asks for what there is not.
        DataError: if the data lie in a database elsewhere.
    """
    return _Sweep.of(base, rules, after, until).changes(set(rules.by_name))


def next_change(
    base: CustomerData | Evaluator, rules: Rules, as_of: Moment, *, until: Moment | None = None
) -> datetime | None:
    """Return the first instant after another at which any segment has other members.

    Up to that instant a result stays true for as long as no further data come. Takes and raises
    what `changes` does.

    Returns:
        The instant, naive UTC; None if nothing changes.
    """
    return next((change.at for change in changes(base, rules, as_of, until=until)), None)


def next_changes(
    base: CustomerData | Evaluator, rules: Rules, as_of: Moment, *, until: Moment | None = None
) -> dict[str, datetime | None]:
    """Return for each segment the first instant after another at which it has other members.

    It takes as many steps as the segment needs that changes last; `until` bounds them. Takes and
    raises what `changes` does.
    """
    found: dict[str, datetime | None] = dict.fromkeys(rules.by_name)
    open_ = set(found)
    for change in _Sweep.of(base, rules, as_of, until).changes(open_):
        for name in open_.intersection(change.segments):
            found[name] = change.at
        open_.difference_update(change.segments)
        if not open_:
            break
    return found


@dataclass(frozen=True, order=True)
class _Coming:
    """Something that is passed next at an instant; of several, the earliest comes first.

    Attributes:
        at: the instant.
        number: which of all it is.
        crossing: what is passed, and by which end.
        segments: the names of those that rest on it.
    """

    at: datetime
    number: int
    crossing: Crossing = field(compare=False)
    segments: frozenset[str] = field(compare=False)


@dataclass(frozen=True)
class _Sweep:
    """Goes from one instant to the next at which anything might change.

    Attributes:
        evaluator: what is asked there.
        questions: the rules.
        after: the instant to start from, and the zone.
        until: the last instant to look at.
    """

    evaluator: Evaluator
    questions: Questions
    after: Calendar
    until: datetime

    @classmethod
    def of(
        cls, base: CustomerData | Evaluator, rules: Rules, as_of: Moment, until: Moment | None
    ) -> "_Sweep":
        if isinstance(base, CustomerData):
            if base.clustered is None:
                raise DataError(
                    "what changes next cannot be worked out in a database elsewhere",
                    "Export its tables to a directory, people.parquet and so on, and ask that. "
                    "`changes --from … --to …` and `trend` do ask the database.",
                )
            base = Evaluator(base)
        after = Calendar.at(as_of, rules.timezone)
        last = LAST if until is None else min(LAST, after.instant(until))
        return cls(base, base.questions(rules), after, last)

    def changes(self, wanted: Collection[str]) -> Iterator[Change]:
        """Yield the instants at which segments change.

        Args:
            wanted: the names of the segments to look at; some may be taken out on the way.
        """
        members = self._members(wanted, self.after.as_of)
        coming = self._coming(wanted)
        while coming:
            at, moved = coming[0].at, []
            while coming and coming[0].at == at:
                moved.append(heapq.heappop(coming))
            touched = frozenset().union(*(one.segments for one in moved)).intersection(wanted)
            now = self._members(touched, at)
            changed = {name for name in touched if now[name] != members[name]}
            members |= now
            if changed:
                yield Change(at, tuple(name for name in self.questions.segments if name in changed))
            for one in moved:
                if not one.segments.isdisjoint(wanted):
                    self._await(coming, one, at)

    def _members(self, names: Collection[str], at: datetime) -> dict[str, bytes]:
        """Return who is in some segments at an instant, for comparison."""
        unit, questions = self.questions.unit, self.questions
        engine = VectorEngine(self.evaluator.holdings, Calendar(at, self.after.zone))
        asking = Asking(engine, unit, questions.segments, questions.lists)
        known = engine.universe(unit).known
        return {name: (asking.segment(name).holds & known).words.tobytes() for name in names}

    def _coming(self, wanted: Collection[str]) -> list[_Coming]:
        """Return when each thing that the wanted segments rest on is passed next."""
        resting = Resting(self.questions.unit, self.questions.segments)
        marking = Marking(self.evaluator.holdings, self.after)
        rests: dict[Rest, set[str]] = {}
        for name in wanted:
            for rest in resting.segment(name):
                rests.setdefault(rest, set()).add(name)
        coming: list[_Coming] = []
        for number, (rest, segments) in enumerate(rests.items()):
            crossing = Crossing(rest.edges, marking.of(rest.instants), self.after.zone)
            one = _Coming(self.after.as_of, number, crossing, frozenset(segments))
            self._await(coming, one, self.after.as_of)
        return coming

    def _await(self, coming: list[_Coming], one: _Coming, after: datetime) -> None:
        at = one.crossing.next(after, self.until)
        if at is not None:
            heapq.heappush(coming, replace(one, at=at))
