"""Civil time of a zone and instants in UTC, by the changes of the zone's distance from UTC.

Instants are naive datetimes in UTC, to the microsecond, and local times are naive too.
"""
# ruff: noqa: DTZ001 -- naive is what every back end takes for UTC

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
DAWN, DUSK = datetime(1, 1, 3), datetime(9999, 12, 29)
"""Beyond these two the reach of datetime itself is near, and no zone's offset is applied."""
# Zones had only their local mean time before; no change of offset is older.
_FIRST_ZONES = datetime(1840, 1, 1)


@dataclass(frozen=True)
class Offset:
    """A zone's distance from UTC, in seconds, in force from `start` on (None: from the first)."""

    start: datetime | None
    seconds: int


def utc(instant: datetime) -> datetime:
    """Return an instant as naive UTC; one without zone is UTC already."""
    if instant.tzinfo is None:
        return instant
    return instant.astimezone(UTC).replace(tzinfo=None)


def offset_at(zone: ZoneInfo, instant: datetime) -> timedelta:
    """Return a zone's distance from UTC at an instant."""
    return _required(instant.replace(tzinfo=UTC).astimezone(zone).utcoffset())


def resolved(zone: ZoneInfo, local: datetime) -> datetime:
    """Return the instant of a local time: the first of two, the end of a gap if skipped."""
    if not DAWN < local < DUSK:
        return local
    first, second = (
        local - _required(local.replace(tzinfo=zone, fold=fold).utcoffset()) for fold in (0, 1)
    )
    # In a gap the offset before it, which fold 0 stands for, leads beyond the change.
    return first if first <= second else _change(zone, second, first)


@lru_cache(maxsize=64)
def offsets(zone: ZoneInfo, since: datetime, until: datetime) -> tuple[Offset, ...]:
    """Return a zone's offsets in force between two instants, oldest first."""
    instant = max(since, _FIRST_ZONES)
    found = [Offset(None, int(offset_at(zone, instant).total_seconds()))]
    while instant < until:
        following = min(instant + DAY, until)
        seconds = int(offset_at(zone, following).total_seconds())
        if seconds != found[-1].seconds:
            found.append(Offset(_change(zone, instant, following), seconds))
        instant = following
    return tuple(found)


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the instant between two at which the offset changes, to the second."""
    old = offset_at(zone, before)
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0) if middle.microsecond else middle
        if middle <= before:
            break
        if offset_at(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)


def _required(offset: timedelta | None) -> timedelta:
    assert offset is not None, "a zoned time always has an offset"
    return offset
