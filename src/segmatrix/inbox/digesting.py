"""When a digest is due: at seven in the morning of the workspace, each day or each Monday."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from segmatrix.inbox.terms import Every

MORNING = time(7)


@dataclass(frozen=True, slots=True)
class Period:
    """A day or week, named by its first date; its digest lists what came before `start`."""

    day: date
    start: datetime


def period(every: Every, now: datetime, timezone: str) -> Period | None:
    """Return the period in which `now` lies, None for who wants no digest.

    Args:
        every: How often a member wants one.
        now: An instant with its zone.
        timezone: The workspace's, an IANA name.
    """
    if every is Every.NEVER:
        return None
    zone = ZoneInfo(timezone)
    local = now.astimezone(zone)
    day = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    if every is Every.WEEK:
        day -= timedelta(days=day.weekday())
    return Period(day, datetime.combine(day, MORNING, zone).astimezone(UTC))
