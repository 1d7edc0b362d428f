"""Which steps a route proposes, and when."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.base.zoning import zone_names
from segmatrix.review.scheduling import proposed, working_day
from segmatrix.review.terms import (
    EVENING,
    MORNING,
    PACE_LABELS,
    PACE_WEEKS,
    PLACE_LABELS,
    ROUTE_LABELS,
    ROUTE_MEANINGS,
    STAGES,
    Pace,
    Place,
    Route,
)

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("route", Route)
def test_every_route_begins_with_the_charter_and_ends_with_agreeing(route: Route) -> None:
    stages = STAGES[route]
    assert stages[0].place is Place.CHARTER
    assert stages[-1].place is Place.GATE
    shares = [stage.share for stage in stages]
    assert shares == sorted(shares)
    assert shares[0] > 0
    assert shares[-1] == 1


def test_everything_has_words() -> None:
    assert set(ROUTE_LABELS) == set(ROUTE_MEANINGS) == set(Route)
    assert set(PACE_LABELS) == set(PACE_WEEKS) == set(Pace)
    assert set(PLACE_LABELS) == set(Place)


@pytest.mark.parametrize(
    ("start", "number", "day"),
    [
        (MONDAY, 1, date(2026, 3, 2)),
        (MONDAY, 5, date(2026, 3, 6)),
        (MONDAY, 6, date(2026, 3, 9)),
        (date(2026, 3, 6), 2, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # a Saturday: from Monday on
        (date(2026, 3, 8), 10, date(2026, 3, 20)),
    ],
)
def test_working_days_leave_weekends_out(start: date, number: int, day: date) -> None:
    assert working_day(start, number) == day


def test_six_weeks_end_in_the_evening_of_the_last_friday() -> None:
    last = proposed(Route.DRAFT_FIRST, Pace.SIX_WEEKS, MONDAY, BERLIN)[-1]
    assert last.place is Place.GATE
    assert last.due == datetime(2026, 4, 10, 15, tzinfo=UTC)  # five in Berlin, in summer by then


def test_a_small_company_does_all_of_it_in_a_day() -> None:
    steps = proposed(Route.WORKSHOP_FIRST, Pace.ONE_DAY, MONDAY, BERLIN)
    times = [f"{step.due.astimezone(BERLIN):%d %H:%M}" for step in steps]
    assert times == [
        *("02 10:00", "02 10:45", "02 11:00", "02 12:00", "02 13:00", "02 14:00"),
        *("02 14:45", "02 15:00", "02 16:00", "02 16:45", "02 17:00"),
    ]


@settings(max_examples=60)
@given(
    st.sampled_from(Route),
    st.sampled_from(Pace),
    st.dates(date(2000, 1, 1), date(2199, 1, 1)),
    st.sampled_from(zone_names()).map(ZoneInfo),
)
def test_steps_follow_one_another_at_decent_times(
    route: Route, pace: Pace, start: date, zone: ZoneInfo
) -> None:
    steps = proposed(route, pace, start, zone)
    assert [step.place for step in steps] == [stage.place for stage in STAGES[route]]
    dues = [step.due for step in steps]
    assert dues == sorted(dues)
    walls = [due.astimezone(zone) for due in dues]
    assert min(walls).date() >= start
    if pace is Pace.ONE_DAY:
        assert {wall.date() for wall in walls} <= {start, date.fromordinal(start.toordinal() + 1)}
        assert all(MORNING <= wall.time() <= EVENING for wall in walls)
    else:
        assert {wall.time() for wall in walls} == {time(17)}
