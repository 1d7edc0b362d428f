"""Lengths of time, windows and counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.nodes import Entity, Unit, Window
from segmatrix.kit.rules.parsing.values import DURATIONS
from tests.kit.rules.generating.vocabulary import Vocabulary

FULL = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_CALENDAR = (Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


@dataclass(frozen=True)
class Times:
    """Strategies for times, over one vocabulary.

    Attributes:
        home: the unit of segments, lists and whatever else belongs to a unit.
        drawn: strategies that were built, to be built once.
    """

    words: Vocabulary
    home: Entity
    drawn: dict[Any, Any] = field(default_factory=dict, compare=False)

    def durations(
        self, *, least: int = 0, units: Sequence[Unit] = DURATIONS
    ) -> st.SearchStrategy[n.Duration]:
        return st.builds(n.Duration, st.integers(least, self.words.longest), st.sampled_from(units))

    def windows(self) -> st.SearchStrategy[Window]:
        moments = st.sampled_from([*self.words.dates, *self.words.instants])
        calendar = st.sampled_from(_CALENDAR)
        ages = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
        return st.one_of(
            st.just(n.Ever()),
            st.builds(n.InTheLast, self.durations(least=1)),
            st.builds(n.InTheLast, self.durations(least=1, units=FULL), st.just(True)),
            ascending(n.BetweenMoments, st.sampled_from(self.words.dates)),
            ascending(n.BetweenMoments, st.sampled_from(self.words.instants)),
            st.builds(n.Since, moments),
            st.builds(n.Before, moments),
            st.just(n.CalendarUnit("this", Unit.DAY)),
            st.builds(n.CalendarUnit, st.sampled_from(["this", "last"]), calendar),
            st.builds(
                lambda age, unit: n.BetweenAges(age[1], age[0], unit),
                ages,
                st.sampled_from(DURATIONS),
            ),
            st.builds(n.MoreThanAgo, self.durations()),
            st.builds(n.LessThanAgo, self.durations()),
        )

    def windows_until_now(self) -> st.SearchStrategy[Window]:
        """Windows that last until `as of`, whatever it is."""
        moments = st.sampled_from([*self.words.dates, *self.words.instants])
        return st.one_of(
            st.just(n.Ever()),
            st.builds(n.InTheLast, self.durations(least=1)),
            st.builds(n.Since, moments),
            st.builds(n.CalendarUnit, st.just("this"), st.sampled_from([Unit.DAY, *_CALENDAR])),
            st.builds(n.LessThanAgo, self.durations()),
        )


def counts() -> st.SearchStrategy[n.Count]:
    """How often something was done, of times or of distinct days, weeks and months."""
    distinct = st.none() | st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH])
    return st.builds(lambda count, of: replace(count, distinct=of), times(highest=4), distinct)


def times(*, highest: int) -> st.SearchStrategy[n.Count]:
    """Bounds of numbers up to `highest`."""
    tests = st.sampled_from([one for one in n.CountTest if one is not n.CountTest.BETWEEN])
    number = st.integers(0, highest)
    return st.one_of(
        st.builds(n.Count, tests, number),
        st.tuples(number, number).map(sorted).map(lambda ends: n.Count(n.CountTest.BETWEEN, *ends)),
    )


def ascending(node: type, values: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(values, values).map(sorted).map(lambda ends: node(*ends))
