"""When a digest is due."""

from datetime import UTC, date, datetime

import pytest

from segmatrix.inbox.digesting import period
from segmatrix.inbox.terms import Every


@pytest.mark.parametrize(
    ("every", "now", "timezone", "day", "start"),
    [
        (Every.DAY, "2026-06-03T05:00", "Europe/Berlin", "2026-06-03", "2026-06-03T05:00"),
        (Every.DAY, "2026-06-03T04:59", "Europe/Berlin", "2026-06-02", "2026-06-02T05:00"),
        (Every.DAY, "2026-06-03T12:00", "UTC", "2026-06-03", "2026-06-03T07:00"),
        (Every.DAY, "2026-06-03T12:00", "America/Lima", "2026-06-03", "2026-06-03T12:00"),
        (Every.DAY, "2026-01-15T06:30", "Europe/Berlin", "2026-01-15", "2026-01-15T06:00"),
        (Every.WEEK, "2026-06-03T12:00", "UTC", "2026-06-01", "2026-06-01T07:00"),
        (Every.WEEK, "2026-06-01T06:59", "UTC", "2026-05-25", "2026-05-25T07:00"),
        (Every.WEEK, "2026-06-07T23:00", "UTC", "2026-06-01", "2026-06-01T07:00"),
    ],
)
def test_a_period_begins_at_seven_where_the_workspace_is(
    every: Every, now: str, timezone: str, day: str, start: str
) -> None:
    found = period(every, datetime.fromisoformat(now).replace(tzinfo=UTC), timezone)
    assert found is not None
    assert found.day == date.fromisoformat(day)
    assert found.start == datetime.fromisoformat(start).replace(tzinfo=UTC)


def test_who_wants_none_has_no_period() -> None:
    assert period(Every.NEVER, datetime(2026, 6, 3, tzinfo=UTC), "UTC") is None
