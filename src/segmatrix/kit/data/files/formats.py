"""Date and time formats as people write them: `DD-MM-YYYY`, `MM/DD/YY HH:mm`, `ISO`.

    YYYY YY          year; 69-99 are 1969-1999, 00-68 are 2000-2068, as POSIX has it
    MM MMM           month as a number, or as an English name or its first three letters
    DD               day of the month
    HH mm ss         hour (with A: 1-12), minute, second with an optional fraction
    A                AM or PM
    Z                Z, or an offset such as +02:00
    ISO              YYYY-MM-DD, optionally with a time, a fraction and an offset
    unix seconds, unix milliseconds

Anything else stands for itself. Numbers may lack their leading zero, except in YYYYMMDD and the
like. A day that its month does not have (31-02-2024) does not fit.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

ISO = "ISO"
UNIX = {"unix seconds": 1_000_000, "unix milliseconds": 1_000}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TOKEN = re.compile(r"YYYY|YY|MMM|MM|DD|HH|mm|ss|A|Z")
_ADJACENT = re.compile(r"(?>YYYY|YY|MM|DD|HH|mm|ss){2,}")
_DIGITS = {"MM": "month", "DD": "day", "HH": "hour", "mm": "minute"}
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>(?P<year>\d{2}))",
    "MMM": r"(?P<name>[A-Za-z]{3})[A-Za-z]*\.?",
    "ss": r"(?P<second>\d{1,2}(?:[.,]\d{1,9})?)",
    "A": r"(?P<half>[AaPp][Mm])",
    "Z": r"(?P<zone>Z|[+-]\d{2}:?\d{2})",
}
_ISO_PATTERN = (
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d{1,9})?))?"
    r" ?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)

Micros: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]


class Parsed(NamedTuple):
    """What texts say.

    Attributes:
        micros: Microseconds since 1970 in UTC (a time without offset is UTC).
        fits: Which texts fit a format.
        days: Which of them are dates without a time; their `micros` stand for midnight in UTC.
    """

    micros: Micros
    fits: Mask
    days: Mask


def is_format(text: str) -> bool:
    """Say whether a text is a format: one that names a year, a month and a day."""
    tokens = set(_TOKEN.findall(text))
    return (
        text == ISO
        or text in UNIX
        or (bool(tokens & {"YYYY", "YY"}) and bool(tokens & {"MM", "MMM"}) and "DD" in tokens)
    )


def parse(texts: pa.Array, formats: Sequence[str]) -> Parsed:
    """Read texts by the first format that each of them fits."""
    micros: Micros = np.zeros(len(texts), np.int64)
    fits: Mask = np.zeros(len(texts), np.bool_)
    days: Mask = np.zeros(len(texts), np.bool_)
    for format in formats:
        if fits.all():
            break
        found = _parse_unix(texts, UNIX[format]) if format in UNIX else _parse(texts, format)
        new = found.fits & ~fits
        micros[new] = found.micros[new]
        days[new] = found.days[new]
        fits |= found.fits
    return Parsed(micros, fits, days)


def _parse_unix(texts: pa.Array, unit: int) -> Parsed:
    good = _filled(pc.match_substring_regex(texts, r"^-?\d{1,14}$"))
    micros = pc.if_else(good, texts, "0").cast(pa.int64()).to_numpy() * unit
    return Parsed(micros, good.to_numpy(False), np.zeros(len(texts), np.bool_))


def _parse(texts: pa.Array, format: str) -> Parsed:
    found = pc.extract_regex(texts, f"^{_pattern(format)}$")
    parts = {field.name: found.field(place) for place, field in enumerate(found.type)}
    good = pc.is_valid(found).to_numpy(False)
    year = _whole(parts["year"], good)
    if found.type.get_field_index("short") >= 0:
        year = year + np.where(year < 69, 2000, 1900)
    month = _month(parts["name"]) if "name" in parts else _whole(parts["month"], good)
    day = _whole(parts["day"], good)
    hour, minute = (_whole(parts.get(part), good) for part in ("hour", "minute"))
    micros = _seconds(parts.get("second"), good)
    good &= (year > 0) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    if "half" in parts:
        good &= (hour >= 1) & (hour <= 12)
        afternoon = pc.equal(pc.utf8_lower(parts["half"]), "pm").fill_null(False).to_numpy(False)
        hour = hour % 12 + np.where(afternoon, 12, 0)
    good &= (hour < 24) & (minute < 60) & (micros < 60_000_000)
    months = np.where(good, (year - 1970) * 12 + month - 1, 0).astype("M8[M]")
    days = months.astype("M8[D]") + np.where(good, day - 1, 0)
    good &= days.astype("M8[M]") == months
    minutes = hour * 60 + minute - _offset(parts.get("zone"), good)
    micros = days.astype("M8[us]").astype(np.int64) + minutes * 60_000_000 + micros
    return Parsed(np.where(good, micros, 0), good, good & ~_timed(parts.get("hour"), good))


def _pattern(format: str) -> str:
    if format == ISO:
        return _ISO_PATTERN
    strict = _ADJACENT.search(format) is not None
    number = r"\d{2}" if strict else r"\d{1,2}"
    pattern, place = "", 0
    for token in _TOKEN.finditer(format):
        pattern += re.escape(format[place : token.start()])
        place = token.end()
        pattern += _part(token.group(), number)
    return pattern + re.escape(format[place:])


def _part(token: str, number: str) -> str:
    return _PARTS.get(token) or f"(?P<{_DIGITS[token]}>{number})"


def _filled(mask: pa.BooleanArray) -> pa.BooleanArray:
    return pc.fill_null(mask, False)


def _whole(part: pa.Array | None, good: Mask) -> Micros:
    if part is None:
        return np.zeros(len(good), np.int64)
    digits = pc.if_else(pc.equal(part, ""), "0", part).fill_null("0")
    whole: Micros = digits.cast(pa.int64()).to_numpy(False)
    return whole


def _timed(hour: pa.Array | None, good: Mask) -> Mask:
    """Return where an hour is written."""
    if hour is None:
        return np.zeros(len(good), np.bool_)
    written: Mask = pc.not_equal(hour, "").fill_null(False).to_numpy(False)
    return written


def _month(names: pa.Array) -> Micros:
    places = pc.index_in(pc.utf8_lower(names), pa.array(MONTHS))
    numbers: Micros = places.fill_null(-1).to_numpy(False).astype(np.int64) + 1
    return numbers


def _seconds(part: pa.Array | None, good: Mask) -> Micros:
    if part is None:
        return np.zeros(len(good), np.int64)
    digits = pc.replace_substring(pc.if_else(pc.equal(part, ""), "0", part), ",", ".")
    seconds = digits.fill_null("0").cast(pa.float64()).to_numpy(False)
    micros: Micros = np.rint(seconds * 1e6).astype(np.int64)
    return micros


def _offset(part: pa.Array | None, good: Mask) -> Micros:
    """Return the minutes that local time is ahead of UTC."""
    if part is None:
        return np.zeros(len(good), np.int64)
    found = pc.extract_regex(part, r"^(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})$")
    minutes = _whole(found.field(1), good) * 60 + _whole(found.field(2), good)
    behind = pc.equal(found.field(0), "-").fill_null(False).to_numpy(False)
    return np.where(behind, -minutes, minutes)
