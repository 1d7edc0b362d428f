"""When a window begins and ends: civil time of a zone in, half-open spans of UTC out.

All of RULES.md on time is decided here, in Python, so that no back end's own zone tables or
truncation decide a membership. Instants are naive datetimes in UTC, to the microsecond.
"""
# ruff: noqa: DTZ001, DTZ901 -- naive is what every back end takes for UTC

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from segmatrix.kit.data.zones import DAWN, DAY, DUSK, Offset, offset_at, offsets, resolved, utc
from segmatrix.kit.rules.nodes import (
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Duration,
    Ever,
    InTheLast,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    LessThanAgo,
    Moment,
    MoreThanAgo,
    Since,
    Test,
    Unit,
    Window,
)
from segmatrix.kit.rules.plain import Back

TICK = timedelta(microseconds=1)
_EXACT = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}
_DAYS = {Unit.DAY: DAY, Unit.WEEK: 7 * DAY}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True)
class Interval:
    """The instants from `start` on and before `end`; None is no bound."""

    start: datetime | None = None
    end: datetime | None = None

    def __contains__(self, instant: datetime) -> bool:
        return (self.start is None or instant >= self.start) and (
            self.end is None or instant < self.end
        )


@dataclass(frozen=True)
class Dates:
    """The dates from `start` on and before `end`; None is no bound."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or day >= self.start) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Calendar:
    """Civil time in one zone, as seen at one instant.

    Attributes:
        as_of: the instant, naive UTC.
        zone: the IANA zone that days, weeks and months are counted in.
    """

    as_of: datetime
    zone: ZoneInfo

    @classmethod
    def at(cls, as_of: Moment, zone: str) -> "Calendar":
        """Return the calendar of the zone named `zone`, at an instant or at the start of a date."""
        somewhen = cls(DAWN, ZoneInfo(zone))
        return cls(somewhen.instant(as_of), somewhen.zone)

    # --- windows of events ------------------------------------------------------------------

    def window(self, window: Window | Back) -> Interval:
        """Return the instants of a window, none of them at or after `as of`."""
        found = self._window(window)
        end = self.as_of if found.end is None else min(found.end, self.as_of)
        return Interval(found.start, end)

    def _window(self, window: Window | Back) -> Interval:
        match window:
            case Ever():
                return Interval()
            case InTheLast(duration, full=True):
                today = self.beginning(duration.unit)
                return Interval(self.beginning(duration.unit, -duration.number), today)
            case InTheLast(duration):
                return Interval(self.back(duration))
            case BetweenMoments(start, end):
                return Interval(self.instant(start), self.instant(end))
            case Since(start):
                return Interval(self.instant(start))
            case Before(end):
                return Interval(None, self.instant(end))
            case CalendarUnit("this", unit):
                return Interval(self.beginning(unit))
            case CalendarUnit(_, unit):
                return Interval(self.beginning(unit, -1), self.beginning(unit))
            case BetweenAges(oldest, newest, unit):
                youngest = self.back(Duration(newest, unit))
                return Interval(self.back(Duration(oldest, unit)), youngest + TICK)
            case MoreThanAgo(duration):
                return Interval(None, self.back(duration))
            case LessThanAgo(duration):
                return Interval(self.back(duration))
            case Back(older, newer, full):
                reached = None if older is None else self._reached(older, full)
                return Interval(reached, self._reached(newer, full))

    # --- tests of date traits ---------------------------------------------------------------

    def test(self, test: Test) -> Interval:
        """Return the instants that fulfil a test of dates.

        Raises:
            TypeError: if the test is none of dates.
        """
        match test:
            case Is(date() as moment):
                return Interval(self.instant(moment), self.end(moment))
            case IsBefore(moment):
                return Interval(None, self.instant(moment))
            case IsAfter(moment):
                return Interval(self.end(moment), None)
            case IsBetween(date() as low, date() as high):
                return Interval(self.instant(low), self.end(high))
            case IsInTheLast(duration) | LessThanAgo(duration):
                return Interval(self.back(duration), self.as_of)
            case IsInTheNext(duration):
                return Interval(self.beginning(Unit.DAY), self.ahead(duration))
            case MoreThanAgo(duration):
                return Interval(None, self.back(duration))
        raise TypeError(f"{test} is no test of dates")

    def dates(self, interval: Interval) -> Dates:
        """Return the dates whose start lies in an interval; what a column of dates is held to."""
        return Dates(
            None if interval.start is None else self._first_date_from(interval.start),
            None if interval.end in (None, datetime.max) else self._first_date_from(interval.end),
        )

    # --- instants ---------------------------------------------------------------------------

    def instant(self, moment: Moment) -> datetime:
        """Return an instant as naive UTC; of a date, its start in the zone."""
        if isinstance(moment, datetime):
            return utc(moment)
        return resolved(self.zone, datetime(moment.year, moment.month, moment.day))

    def end(self, moment: Moment) -> datetime:
        """Return the first instant after a moment; of a date, the start of the next day."""
        if isinstance(moment, datetime):
            return utc(moment) + TICK
        return resolved(self.zone, _added(datetime(moment.year, moment.month, moment.day), 1, DAY))

    def back(self, duration: Duration) -> datetime:
        """Return the instant so long before `as of`: the same local time, unless it is exact."""
        return self._away(-duration.number, duration.unit)

    def _reached(self, lengths: tuple[Duration, ...], full: bool) -> datetime:
        """Return the instant one length after the other back; `full` lengths of the calendar."""
        if full:
            (length,) = lengths
            return self.beginning(length.unit, -length.number)
        here = self
        for length in lengths:
            here = replace(here, as_of=here.back(length))
        return here.as_of

    def ahead(self, duration: Duration) -> datetime:
        """Return the instant so long after `as of`: the same local time, unless it is exact."""
        return self._away(duration.number, duration.unit)

    def beginning(self, unit: Unit, away: int = 0) -> datetime:
        """Return the start of the calendar unit that `as of` lies in, or of one `away` from it."""
        day = self._local().replace(hour=0, minute=0, second=0, microsecond=0)
        if unit is Unit.WEEK:
            day -= day.weekday() * DAY
        elif unit in _MONTHS:
            span = _MONTHS[unit]
            day = day.replace(month=(day.month - 1) // span * span + 1, day=1)
        return resolved(self.zone, _moved(day, away, unit))

    def offsets(self, since: datetime) -> tuple[Offset, ...]:
        """Return the zone's offsets in force between an instant and `as of`, oldest first."""
        return offsets(
            self.zone, since.replace(hour=0, minute=0, second=0, microsecond=0), self.as_of
        )

    def _away(self, number: int, unit: Unit) -> datetime:
        if number == 0:
            return self.as_of
        if unit in _EXACT:
            return _added(self.as_of, number, _EXACT[unit])
        return resolved(self.zone, _moved(self._local(), number, unit))

    def _local(self) -> datetime:
        return self.as_of + offset_at(self.zone, self.as_of)

    def _first_date_from(self, instant: datetime) -> date:
        if not DAWN < instant < DUSK:
            return instant.date()
        day = (instant + offset_at(self.zone, instant)).date() - DAY
        while self.instant(day) < instant:
            day += DAY
        return day


def elapsed(length: Duration) -> timedelta:
    """Return a length as time that elapses: a day is 24 hours; there are no months of it."""
    unit = _EXACT.get(length.unit) or _DAYS[length.unit]
    return min(length.number, timedelta.max // unit) * unit


def _moved(local: datetime, number: int, unit: Unit) -> datetime:
    """Return a local time some civil units away, clamped to the month's end."""
    if unit in _DAYS:
        return _added(local, number, _DAYS[unit])
    months = local.year * 12 + local.month - 1 + number * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not DAWN.year < year < DUSK.year:
        return datetime.min if number < 0 else datetime.max
    return local.replace(year=year, month=month + 1, day=min(local.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _added(instant: datetime, number: int, span: timedelta) -> datetime:
    """Return the instant some spans away, or the end of time that lies on the way."""
    if number < (datetime.min - instant) // span:
        return datetime.min
    if number > (datetime.max - instant) // span:
        return datetime.max
    return instant + number * span
