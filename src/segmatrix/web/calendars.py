"""Dates as a calendar file, RFC 5545: what every calendar opens."""

from dataclasses import dataclass
from datetime import UTC, datetime

LINE_OCTETS = 75  # RFC 5545, 3.1: a longer line is folded


@dataclass(frozen=True, slots=True)
class Date:
    """When people meet, or by when something is due, and what it is about.

    Attributes:
        id: Unique for ever; a file made again with the same one replaces the date in a calendar.
        begins, written: Instants with a zone.
        ends: Such an instant, or None for what has a time and lasts no while.
    """

    id: str
    title: str
    text: str
    address: str
    begins: datetime
    ends: datetime | None
    written: datetime


def calendar_file(*dates: Date) -> str:
    """Return the file's text, to be sent as `text/calendar` in UTF-8."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Segmatrix//Segmatrix//EN",
        "METHOD:PUBLISH",
        *(line for date in dates for line in _event(date)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(date: Date) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{date.id}",
        f"DTSTAMP:{_instant(date.written)}",
        f"DTSTART:{_instant(date.begins)}",
        *([f"DTEND:{_instant(date.ends)}"] if date.ends else []),
        f"SUMMARY:{_escaped(date.title)}",
        f"DESCRIPTION:{_escaped(date.text)}",
        f"URL:{date.address}",
        "END:VEVENT",
    ]


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Return a text value (3.3.11); control characters have no place in one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> str:
    """Break a line into pieces of at most 75 octets, never within a character."""
    pieces, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LINE_OCTETS:
            pieces.append(" ")
            octets = 1
        pieces[-1] += letter
        octets += size
    return "\r\n".join(pieces)
