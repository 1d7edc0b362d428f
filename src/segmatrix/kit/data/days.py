"""Whole dates among instants: a date without a time is the start of that day in a zone."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.data.windows import Calendar

INSTANT = pa.timestamp("us")
"""How an instant is stored: in UTC, without saying so."""

_ANY = datetime(1970, 1, 1, tzinfo=UTC)


def starts(dates: pa.ChunkedArray, zone: str) -> pa.ChunkedArray:
    """Return the instants at which dates start in a zone; each different date is asked once.

    Args:
        dates: an array, or a chunked one, of dates (date32); missing ones stay missing.
        zone: the IANA zone.
    """
    calendar = Calendar.at(_ANY, zone)
    different = pc.unique(dates)
    begun = [None if day is None else calendar.instant(day) for day in different.to_pylist()]
    return pa.array(begun, INSTANT).take(pc.index_in(dates, value_set=different))


def check_zone(zone: str) -> None:
    """Refuse what is no zone.

    Raises:
        DataError: if there is no zone of this name.
    """
    if zone not in available_timezones():
        raise DataError(f"There is no time zone {zone!r}.", "Name one like Europe/Berlin, or UTC.")
