"""A clock on the wall and an instant: leaps in spring, folds in autumn, and the date line."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.base.errors import Invalid
from segmatrix.base.zoning import (
    day_called,
    due_at,
    is_on,
    label,
    moment,
    shows_alike,
    wall_clock,
    zone_called,
    zone_names,
)

BERLIN = "Europe/Berlin"

zones = st.sampled_from(zone_names()).map(ZoneInfo)
days = st.dates(date(2000, 1, 1), date(2199, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("typed", "zone", "instant"),
    [
        ("2026-11-24T17:00", BERLIN, "2026-11-24T16:00"),
        ("2026-07-24T17:00", BERLIN, "2026-07-24T15:00"),
        ("2026-11-24T17:00", "Asia/Kathmandu", "2026-11-24T11:15"),
        ("2026-11-24T17:00", "Pacific/Kiritimati", "2026-11-24T03:00"),
        ("2026-11-24T17:00", "Pacific/Pago_Pago", "2026-11-25T04:00"),
        ("2026-10-25T02:30", BERLIN, "2026-10-25T00:30"),  # comes twice: the first is meant
        ("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30"),
        ("2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45"),  # a fold of half an hour
        ("2026-03-29T03:00", BERLIN, "2026-03-29T01:00"),  # the first time after the leap
        ("2026-11-24T17:00:59", BERLIN, "2026-11-24T16:00"),
    ],
)
def test_a_time_is_typed_in_a_zone(typed: str, zone: str, instant: str) -> None:
    assert due_at(typed, ZoneInfo(zone)) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone", "instead"),
    [
        ("2026-03-29T02:30", BERLIN, "2026-03-29 03:30"),
        ("2026-03-08T02:00", "America/New_York", "2026-03-08 03:00"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04 02:45"),
        ("2026-04-24T00:30", "Africa/Cairo", "2026-04-24 01:30"),  # midnight itself is leapt over
        ("2011-12-30T17:00", "Pacific/Apia", "2011-12-31 17:00"),  # a day across the date line
    ],
)
def test_a_time_that_never_comes_is_refused_with_one_that_does(
    typed: str, zone: str, instead: str
) -> None:
    with pytest.raises(Invalid, match="leap over") as refused:
        due_at(typed, ZoneInfo(zone))
    assert refused.value.hint == f"Choose {instead} instead."
    assert refused.value.field == "due"


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "2026-13-01T10:00", "2026-11-24T25:00", "2026-11-24T"),
        *("2026-11-24T17:00+01:00", "2026-11-24T17:00Z"),
        *("1999-12-31T10:00", "2200-01-01T10:00", "9999-12-31T23:59"),
    ],
)
def test_what_is_no_time_of_a_plan_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        due_at(typed, ZoneInfo("Etc/GMT+12"))


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "Europe", "../etc/passwd", "berlin"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match="no known time zone"):
        zone_called(name)


def test_a_plan_lies_within_reach() -> None:
    assert day_called("2000-01-01", field="start") == date(2000, 1, 1)
    with pytest.raises(Invalid, match="A day is missing"):
        day_called("", field="start")


@settings(max_examples=60)
@given(days, times, zones)
def test_what_was_meant_can_be_typed_again(day: date, at: time, zone: ZoneInfo) -> None:
    instant = moment(day, at, zone)
    assert due_at(wall_clock(instant, zone), zone) == instant


@settings(max_examples=60)
@given(days, times, zones)
def test_a_time_comes_as_typed_or_is_leapt_over(day: date, at: time, zone: ZoneInfo) -> None:
    wall = datetime.combine(day, at)
    shown = moment(day, at, zone).astimezone(zone).replace(tzinfo=None)
    assert shown >= wall
    try:
        due_at(f"{wall:%Y-%m-%dT%H:%M}", zone)
    except Invalid:
        assert shown > wall
    else:
        assert shown == wall


@pytest.mark.parametrize(
    ("zone", "at", "said"),
    [
        (BERLIN, "2026-07-01T12:00", "Berlin, UTC+2"),
        (BERLIN, "2026-12-01T12:00", "Berlin, UTC+1"),
        ("America/Argentina/Buenos_Aires", "2026-12-01T12:00", "Buenos Aires, UTC−3"),
        ("Asia/Kathmandu", "2026-12-01T12:00", "Kathmandu, UTC+5:45"),
        ("Pacific/Marquesas", "2026-12-01T12:00", "Marquesas, UTC−9:30"),
        ("Europe/London", "2026-12-01T12:00", "London, UTC+0"),
        ("Etc/UTC", "2026-12-01T12:00", "UTC"),
        ("UTC", "2026-12-01T12:00", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_place_and_distance(zone: str, at: str, said: str) -> None:
    assert label(ZoneInfo(zone), datetime.fromisoformat(at).replace(tzinfo=UTC)) == said


def test_zones_may_show_alike_for_a_part_of_the_year() -> None:
    london, reykjavik = ZoneInfo("Europe/London"), ZoneInfo("Atlantic/Reykjavik")
    assert shows_alike(datetime(2026, 12, 1, tzinfo=UTC), london, reykjavik)
    assert not shows_alike(datetime(2026, 7, 1, tzinfo=UTC), london, reykjavik)


@pytest.mark.parametrize(
    ("zone", "on"),
    [("Pacific/Kiritimati", False), (BERLIN, True), ("Pacific/Pago_Pago", False)],
)
def test_days_begin_and_end_where_they_were_meant(zone: str, on: bool) -> None:
    noon = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # the 25th in Kiritimati, the 23rd in Pago
    day = date(2026, 11, 24)
    assert is_on(noon, day, day, ZoneInfo(zone)) is on
