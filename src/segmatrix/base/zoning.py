"""Where a clock on the wall and an instant meet, in any zone of the world.

Twice a year most clocks jump. A time in a gap never comes, and nobody can be asked for something
by then; a time in a fold comes twice, and then the first is meant, so that nothing is late.
"""

from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid
from segmatrix.base.inputs import dated

FIRST_YEAR, LAST_YEAR = 2000, 2199
"""Between these lie the days that people plan for: enough, and every zone can tell its time."""


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names of all zones there are, by name."""
    return tuple(sorted(available_timezones()))


def zone_called(name: str) -> ZoneInfo:
    """Return the zone of an IANA name, or refuse one that is unknown."""
    if name not in zone_names():
        raise Invalid(
            _("“%(name)s” is no known time zone.") % {"name": name[:60]},
            hint=_("Write it like Europe/Berlin."),
            field="zone",
        )
    return ZoneInfo(name)


def day_called(text: str, *, field: str) -> date:
    """Return the day that an ISO date names; refuses an empty one and one that no plan reaches."""
    day = dated(text, field=field)
    if day is None:
        raise Invalid(_("A day is missing."), field=field)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(
            _("A plan lies between %(first)s and %(last)s.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
            field=field,
            yours=text,
        )
    return day


def due_at(text: str, zone: ZoneInfo, *, field: str = "due") -> datetime:
    """Return the instant at which clocks in a zone show a time, in UTC.

    Args:
        text: The time as `2026-05-01T17:00`, as a date field and a clock on the wall give it.
        zone: Where the clock hangs.
        field: What it was typed into.

    Raises:
        Invalid: It is no time, or one that clocks there leap over.
    """
    day_called(text[:10], field=field)
    try:
        wall = datetime.fromisoformat(text).replace(second=0, microsecond=0)
    except ValueError as error:
        raise _no_time(text, field) from error
    if wall.tzinfo is not None:
        raise _no_time(text, field)
    comes = _moved_on(wall, zone)
    if comes != wall:
        raise Invalid(
            _("On that day the clocks of %(zone)s leap over %(time)s.")
            % {"zone": zone.key, "time": f"{wall:%H:%M}"},
            hint=_("Choose %(time)s instead.") % {"time": f"{comes:%Y-%m-%d %H:%M}"},
            field=field,
            yours=text,
        )
    return _instant(wall, zone)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a time on a day, in UTC; one that is leapt over comes that much later.

    Where a zone crosses the date line a whole day is leapt over.
    """
    return _instant(datetime.combine(day, at), zone)


def wall_clock(at: datetime, zone: ZoneInfo) -> str:
    """Return what `due_at` reads as this instant, for the field that it is typed over in."""
    return f"{at.astimezone(zone):%Y-%m-%dT%H:%M}"


def is_on(at: datetime, first: date, last: date, zone: ZoneInfo) -> bool:
    """Say whether an instant lies on one of the days from the first to the last in a zone."""
    return first <= at.astimezone(zone).date() <= last


def label(zone: ZoneInfo, at: datetime) -> str:
    """Return what a zone is called beside a time: its place, and how far from UTC it then is."""
    place = zone.key.rpartition("/")[2].replace("_", " ")
    if place in ("UTC", "UCT", "Universal", "Zulu"):
        return "UTC"
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None  # it has a zone
    minutes = round(offset.total_seconds() / 60)
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"{place}, UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def shows_alike(at: datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    """Say whether clocks in two zones show the same at an instant."""
    return at.astimezone(one).utcoffset() == at.astimezone(other).utcoffset()


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    # The first of two, and for a time in a gap what clocks would show that had not leapt.
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _moved_on(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return what clocks show at the instant of a time: the same, or more after a leap over it."""
    return _instant(wall, zone).astimezone(zone).replace(tzinfo=None)


def _no_time(text: str, field: str) -> Invalid:
    return Invalid(
        _("“%(text)s” is no time of a day.") % {"text": text[:40]},
        hint=_("Write it as day and time: 2026-05-01 17:00."),
        field=field,
        yours=text,
    )
