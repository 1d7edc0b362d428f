"""When windows begin and end, by the clock on the wall; the ends of events are in spec/rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmatrix.kit.data.windows import Calendar, Dates, Interval
from segmatrix.kit.data.zones import Offset
from segmatrix.kit.rules.nodes import (
    BetweenAges,
    CalendarUnit,
    Duration,
    Ever,
    InTheLast,
    Is,
    IsInTheLast,
    IsOneOf,
    Since,
    Unit,
)

NOON = datetime(2026, 6, 15, 12)
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31))


def last(number: int, unit: Unit) -> InTheLast:
    return InTheLast(Duration(number, unit))


def test_a_window_ends_at_the_instant_of_the_question_at_the_latest() -> None:
    calendar = Calendar.at(NOON, "UTC")

    assert calendar.window(Ever()) == Interval(None, NOON)
    assert calendar.window(Since(date(2026, 6, 1))) == Interval(datetime(2026, 6, 1), NOON)
    assert calendar.window(CalendarUnit("this", Unit.YEAR)).end == NOON
    assert calendar.window(BetweenAges(3, 0, Unit.DAY)).end == NOON


def test_the_instant_of_a_question_may_be_a_date_of_the_zone() -> None:
    assert Calendar.at(date(2026, 6, 15), "Asia/Tokyo").as_of == datetime(2026, 6, 14, 15)
    assert (
        Calendar.at(datetime(2026, 6, 15, 14, tzinfo=ZoneInfo("Europe/Berlin")), "UTC").as_of
        == NOON
    )


@pytest.mark.parametrize(
    ("zone", "as_of", "begins"),
    [
        # Berlin skips 02:00 to 03:00 on 29 March and has 02:00 to 03:00 twice on 25 October.
        ("Europe/Berlin", datetime(2026, 3, 30, 0, 30), datetime(2026, 3, 29, 1)),
        ("Europe/Berlin", datetime(2026, 10, 26, 1, 30), datetime(2026, 10, 25, 0, 30)),
        # Lord Howe moves by half an hour: 02:15 is skipped, and the gap ends at 02:30.
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 15, 15), datetime(2026, 10, 3, 15, 30)),
    ],
)
def test_a_day_back_over_a_clock_change(zone: str, as_of: datetime, begins: datetime) -> None:
    assert Calendar.at(as_of, zone).window(last(1, Unit.DAY)).start == begins


def test_a_day_that_a_zone_skips_is_empty() -> None:
    # Samoa went from 29 to 31 December 2011.
    calendar = Calendar.at(NOON, "Pacific/Apia")

    assert calendar.instant(date(2011, 12, 30)) == calendar.instant(date(2011, 12, 31))


@given(INSTANTS, st.sampled_from(ZONES), st.integers(1, 400))
def test_days_back_keep_the_time_on_the_wall(as_of: datetime, zone: str, days: int) -> None:
    start = Calendar.at(as_of, zone).window(last(days, Unit.DAY)).start
    there = ZoneInfo(zone)
    wall = as_of.replace(tzinfo=UTC).astimezone(there).replace(tzinfo=None)
    found = start.replace(tzinfo=UTC).astimezone(there).replace(tzinfo=None)

    # A skipped time is the only one that cannot be kept; no zone here skips more than an hour.
    assert timedelta(0) <= found - (wall - timedelta(days=days)) <= timedelta(hours=1)


@given(INSTANTS, st.sampled_from(ZONES), st.integers(0, 40), st.sampled_from(list(Unit)[2:]))
def test_units_of_the_calendar_follow_each_other(
    as_of: datetime, zone: str, back: int, unit: Unit
) -> None:
    calendar = Calendar.at(as_of, zone)

    assert calendar.beginning(unit) <= as_of < calendar.beginning(unit, 1)
    assert calendar.beginning(unit, -back - 1) < calendar.beginning(unit, -back)


@given(INSTANTS, st.sampled_from(ZONES))
def test_offsets_tell_the_local_time_of_every_instant(instant: datetime, zone: str) -> None:
    calendar = Calendar.at(datetime(2038, 1, 1), zone)
    changes = calendar.offsets(datetime(1990, 1, 1))
    in_force = [one for one in changes if one.start is None or one.start <= instant][-1]

    local = instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert local.utcoffset() == timedelta(seconds=in_force.seconds)


def test_without_a_change_there_is_one_offset() -> None:
    assert Calendar.at(NOON, "Asia/Tokyo").offsets(datetime(2020, 1, 1)) == (Offset(None, 32_400),)


def test_dates_are_those_that_start_in_a_span() -> None:
    calendar = Calendar.at(NOON, "America/New_York")

    assert calendar.dates(calendar.test(Is(date(2026, 5, 1)))) == Dates(
        date(2026, 5, 1), date(2026, 5, 2)
    )
    assert calendar.dates(calendar.test(IsInTheLast(Duration(7, Unit.DAY)))) == Dates(
        date(2026, 6, 9), date(2026, 6, 16)
    )


def test_what_reaches_beyond_the_calendar_ends_with_it() -> None:
    calendar = Calendar.at(NOON, "Asia/Tokyo")

    for unit in (Unit.MINUTE, Unit.DAY, Unit.MONTH, Unit.YEAR):
        assert calendar.window(last(10**12, unit)) == Interval(datetime.min, NOON)
    assert date(9999, 12, 31) in calendar.dates(calendar.test(Is(date(9999, 12, 31))))


def test_a_test_of_something_else_is_no_test_of_dates() -> None:
    with pytest.raises(TypeError):
        Calendar.at(NOON, "UTC").test(IsOneOf(("pro",)))
