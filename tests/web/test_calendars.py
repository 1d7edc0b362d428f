from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.web.calendars import Date, calendar_file

NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Berlin"))


def written(title: str = "Customers", text: str = "") -> str:
    return calendar_file(
        Date(
            id="link-20260302@segments.example",
            title=title,
            text=text,
            address="https://segments.example/g/abc/",
            begins=NOON,
            ends=NOON + timedelta(minutes=45),
            written=datetime(2026, 3, 1, 9, tzinfo=UTC),
        )
    )


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    (found,) = [line for line in unfolded(text) if line.startswith(f"{name}:")]
    plain, letters = "", iter(found.partition(":")[2])
    for letter in letters:
        following = next(letters) if letter == "\\" else letter
        plain += "\n" if letter == "\\" and following == "n" else following
    return plain


def test_instants_are_in_utc() -> None:
    lines = unfolded(written())
    assert "DTSTART:20260302T110000Z" in lines
    assert "DTEND:20260302T114500Z" in lines
    assert "DTSTAMP:20260301T090000Z" in lines


def test_it_begins_and_ends_as_a_calendar() -> None:
    lines = unfolded(written())
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a, b; c", "a\\, b\\; c"),
        ("C:\\temp", "C:\\\\temp"),
        ("one\r\ntwo\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("bell\x07", "bell"),
        ("END:VEVENT\r\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"),
    ],
)
def test_texts_are_escaped(text: str, escaped: str) -> None:
    assert f"SUMMARY:{escaped}" in unfolded(written(title=text))


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co", "Zs"))))
def test_any_text_comes_back_whole_from_lines_of_75_octets(text: str) -> None:
    file = written(text=text)
    assert value(file, "DESCRIPTION") == text
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))
