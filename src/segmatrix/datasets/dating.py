"""Deciding up to which instant the data of an import counts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from segmatrix.base.errors import Invalid


def known_zone(name: str) -> str:
    """Return an IANA zone's name, or refuse one that is unknown."""
    if name not in available_timezones():
        raise Invalid(
            _("“%(name)s” is no known time zone.") % {"name": name},
            hint=_("Write it like Europe/Berlin."),
            field="timezone",
        )
    return name


def end_of_data(stamped: str | None, *, imported_at: datetime) -> datetime:
    """Return the instant up to which imported data counts, unless somebody chose another.

    Args:
        stamped: The end of the data as its stamp says it, ISO 8601 in UTC; None if nothing in it
            has a time.
        imported_at: What holds then, as for a mere list of customers.
    """
    return datetime.fromisoformat(stamped).replace(tzinfo=UTC) if stamped else imported_at


def chosen_instant(text: str, timezone: str) -> datetime | None:
    """Return the instant that somebody chose, or None for the end of the data.

    A time without a zone is meant in `timezone`. Refuses what is no date or instant.
    """
    if not text.strip():
        return None
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(
            _("“%(text)s” is no date.") % {"text": text},
            hint=_("Write it like 2026-05-01, or leave it empty for the end of the data."),
            field="as_of",
        ) from None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=ZoneInfo(timezone))
    return instant.astimezone(UTC)
