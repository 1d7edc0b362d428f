"""The ends of windows and tests of dates, as they move while time goes by.

Such an end mostly follows `as of`, but not always: at the end of a month, and where a clock is set
back, later instants lead to earlier ends. Between its *turns* it never runs backwards.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.rules.nodes import (
    EVER,
    Before,
    BetweenAges,
    CalendarUnit,
    Duration,
    Ever,
    InTheLast,
    IsInTheLast,
    IsInTheNext,
    LessThanAgo,
    MoreThanAgo,
    Since,
    Test,
    Unit,
    Window,
)
from segmatrix.kit.rules.plain import Back

# No later instant is asked about: beyond it not every calendar unit has an end.
LAST = datetime(9999, 1, 1)  # noqa: DTZ001 -- naive is UTC
_FIRST = datetime(2, 1, 1)  # noqa: DTZ001
_EXACT = (Unit.MINUTE, Unit.HOUR)
# How far an end may stray from running as evenly as time does. Lengths of days to years differ by
# the days of February, of leap years and by changes of the clock; an end that jumps to the next
# calendar unit is up to one of them ahead or behind.
_STRAY = {
    None: timedelta(0),
    Unit.DAY: timedelta(days=10),
    Unit.WEEK: timedelta(days=20),
    Unit.MONTH: timedelta(days=70),
    Unit.QUARTER: timedelta(days=190),
    Unit.YEAR: timedelta(days=740),
}


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a window, or of what fulfils a test of dates.

    Attributes:
        of: the window or the test.
        newer: whether it is the end; else the start.
        tested: whether it is a test.
    """

    of: Window | Back | Test
    newer: bool
    tested: bool = False

    def at(self, calendar: Calendar) -> datetime:
        """Return where it is, seen from an instant; of a window, never later than that."""
        if self.tested:
            interval = calendar.test(self.of)  # type: ignore[arg-type]
            found = interval.end if self.newer else interval.start
        else:
            interval = calendar.window(self.of)  # type: ignore[arg-type]
            found = interval.end if self.newer else interval.start
            found = None if found is None else min(found, calendar.as_of)
        assert found is not None, f"{self.of} has no such end"
        return found

    @property
    def unit(self) -> Unit | None:
        """The calendar unit at whose turns it may run backwards or jump; None if it never does."""
        match self.of:
            case InTheLast(Duration(unit=unit), full=True) | CalendarUnit(unit=unit):
                return unit
            case Back(older, newer, full=True):
                (length,) = newer or older or ()
                return length.unit
            case (
                InTheLast(Duration(unit=unit))
                | IsInTheLast(Duration(unit=unit))
                | MoreThanAgo(Duration(unit=unit))
                | LessThanAgo(Duration(unit=unit))
                | BetweenAges(unit=unit)
            ):
                return None if unit in _EXACT else Unit.DAY
            case Back() | IsInTheNext():
                return Unit.DAY
        return None

    @property
    def stray(self) -> timedelta:
        """How far it may be from where it would be if it ran as evenly as time does."""
        return _STRAY[self.unit]

    def turn(self, calendar: Calendar) -> datetime:
        """Return the next instant at which it may run backwards or jump, or an earlier one."""
        if self.unit is None:
            return LAST
        if not _FIRST < calendar.as_of < LAST:
            return max(_FIRST, min(calendar.as_of + timedelta(days=1), LAST))
        there = calendar.as_of.replace(tzinfo=UTC)
        local = there.astimezone(calendar.zone).replace(tzinfo=None)
        # As if the clock were never set: where it is, there is a turn in any case.
        left = Calendar(local, ZoneInfo("UTC")).beginning(self.unit, 1) - local
        return min(calendar.as_of + left, _clock_set(calendar))


# Where somebody's own past ends: what is known, and what has happened, lies before `as of`.
AS_OF = Edge(EVER, newer=True)


def starts(window: Window | Back) -> tuple[Edge, ...] | None:
    """Return the edges that lead one after the other to a window's start; None if it has none."""
    match window:
        case Ever() | Before() | MoreThanAgo() | Back(None):
            return None
        case Back(tuple() as older, full=False):
            return _back(older)
    return (Edge(window, newer=False),)


def ends(window: Window | Back) -> tuple[Edge, ...]:
    """Return the edges that lead one after the other to a window's end."""
    match window:
        case Back(_, (), full=False) | InTheLast(full=False) | CalendarUnit("this"):
            return (AS_OF,)
        case Ever() | Since() | LessThanAgo():
            return (AS_OF,)
        case Back(_, newer, full=False):
            return _back(newer)
    return (Edge(window, newer=True),)


def of_test(test: Test) -> list[tuple[Edge, ...]]:
    """Return the moving ends of what fulfils a test of dates; none, if it means fixed dates."""
    match test:
        case MoreThanAgo():
            return [(Edge(test, newer=True, tested=True),)]
        case LessThanAgo() | IsInTheLast():
            return [(Edge(test, newer=False, tested=True),), (AS_OF,)]
        case IsInTheNext():
            return [(Edge(test, newer, tested=True),) for newer in (False, True)]
    return []


def _back(lengths: tuple[Duration, ...]) -> tuple[Edge, ...]:
    return tuple(Edge(InTheLast(length), newer=False) for length in lengths)


def _clock_set(calendar: Calendar) -> datetime:
    """Return when a zone's clock is set next, or an earlier turn of the year."""
    year = calendar.as_of.year
    changes = _changes(calendar.zone, year)
    return next((one for one in changes if one > calendar.as_of), _new_year(year + 1))


@lru_cache(maxsize=4096)
def _changes(zone: ZoneInfo, year: int) -> tuple[datetime, ...]:
    offsets = Calendar(_new_year(year + 1), zone).offsets(_new_year(year))
    return tuple(one.start for one in offsets if one.start is not None)


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1)  # noqa: DTZ001
