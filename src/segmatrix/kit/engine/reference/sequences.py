"""Sequences of events, found by trying every choice of rows for the steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.reference.answers import Answer
from segmatrix.kit.engine.reference.events import matches
from segmatrix.kit.engine.reference.somebody import Somebody
from segmatrix.kit.engine.reference.values import elapsed
from segmatrix.kit.engine.reference.world import Row, in_order
from segmatrix.kit.rules import nodes as n

Reading: TypeAlias = Callable[[Answer], bool]


def sequence(one: Somebody, rule: n.Sequence) -> Answer:
    """Return whether somebody did the steps in order."""
    span = one.calendar.window(rule.window)
    rows = in_order([event for event in one.events() if event["timestamp"] in span])
    holds, certain, possible = _holds, _certain, _possible
    if _Search(rule, rows, one.calendar, certain, possible).succeeds():
        kleene: bool | None = True
    else:
        kleene = None if _Search(rule, rows, one.calendar, possible, certain).succeeds() else False
    return Answer(_Search(rule, rows, one.calendar, holds, holds).succeeds(), kleene)


def _holds(answer: Answer) -> bool:
    return answer.holds


def _certain(answer: Answer) -> bool:
    return answer.kleene is True


def _possible(answer: Answer) -> bool:
    return answer.kleene is not False


@dataclass(frozen=True)
class _Search:
    """A sequence looked for in rows in order of time.

    Attributes:
        taken: how the answer to the `where` of a step is read.
        disturbing: how that of `without` is.
    """

    rule: n.Sequence
    rows: Sequence[Row]
    calendar: Calendar
    taken: Reading
    disturbing: Reading

    def succeeds(self) -> bool:
        return any(self.fits(places) for places in self.choices(()))

    def choices(self, places: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Yield the places of rows that can be the steps, going on from those of the first few."""
        if len(places) == len(self.rule.steps):
            yield places
            return
        pattern = self.rule.steps[len(places)]
        steps = [self.rows[place] for place in places]
        for place, row in enumerate(self.rows):
            in_time = not steps or row["timestamp"] >= steps[-1]["timestamp"]
            if (
                in_time
                and place not in places
                and row["event"] == pattern.name
                and self.taken(matches(pattern, row, self.calendar, steps))
            ):
                yield from self.choices((*places, place))

    def fits(self, places: tuple[int, ...]) -> bool:
        """Return whether the steps are close enough and nothing unwanted lies between."""
        steps = [self.rows[place] for place in places]
        start, end = steps[0]["timestamp"], steps[-1]["timestamp"]
        if self.rule.within is not None and end - start > elapsed(self.rule.within):
            return False
        unwanted = self.rule.without
        return unwanted is None or not any(
            row["event"] == unwanted.name
            and start < row["timestamp"] < end
            and place not in places
            and self.disturbing(matches(unwanted, row, self.calendar, steps))
            for place, row in enumerate(self.rows)
        )
