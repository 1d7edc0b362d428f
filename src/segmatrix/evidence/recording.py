"""What the rows of a table say: tickets, reviews and answers, by what its columns hold."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite

from segmatrix.evidence.documents.blocks import cells_of


class Column(StrEnum):
    """What a column can hold. ID is the record's own number in the system it comes from."""

    TEXT = "text"
    DATE = "date"
    PERSON = "person"
    ACCOUNT = "account"
    CHANNEL = "channel"
    SCORE = "score"
    ID = "id"


WORDS: dict[Column, tuple[str, ...]] = {
    Column.TEXT: (
        "text", "comment", "comments", "review", "review text", "review content", "answer",
        "open ended response", "description", "body", "message", "feedback", "subject", "content",
        "verbatim", "note",
    ),
    Column.DATE: (
        "date", "created", "created at", "created on", "created time", "submitted", "submitted at",
        "submit date", "submit date utc", "review date", "time", "timestamp",
    ),
    Column.PERSON: (
        "customer", "customer id", "person", "person id", "user", "user id", "respondent",
        "respondent id", "requester", "requester id", "contact id", "email",
    ),
    Column.ACCOUNT: (
        "account", "account id", "company", "company id", "company name", "organisation",
        "organization", "client id",
    ),
    Column.CHANNEL: ("channel", "via", "medium", "platform", "origin"),
    Column.SCORE: (
        "score", "rating", "star rating", "stars", "nps", "csat", "satisfaction score", "grade",
    ),
    Column.ID: (
        "id", "ticket", "ticket id", "case", "case number", "number", "review id", "response id",
        "key",
    ),
}  # fmt: skip
"""Headings, in lower case, under which tables carry it; the earlier a word, the surer."""

_SEVERAL = re.compile(r"[\W_]+")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T ])")
_CIVIL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:$|[T ,])")


@dataclass(frozen=True, slots=True)
class Record:
    """One row that says something.

    Attributes:
        start: Where in the row's text what it says begins; `end` is the character after its last.
        date: The day it was said, None where the row has none that can be read.
        fingerprint: The same whenever the same record is read again; records that are alike in
            everything are told apart by their order.
        unreadable: The columns that hold something which is no date or number.
    """

    text: str
    start: int
    end: int
    date: date | None
    person_id: str
    account_id: str
    channel: str
    score: float | None
    fingerprint: str
    unreadable: tuple[Column, ...]


def guessed(headings: Sequence[str]) -> dict[Column, int]:
    """Return which column holds what, as far as the headings tell."""
    plain = [_SEVERAL.sub(" ", heading.casefold()).strip() for heading in headings]
    found: dict[Column, int] = {}
    for column, words in WORDS.items():
        known = [word for word in words if word in plain]
        if known:
            found[column] = plain.index(known[0])
    return found


def records(
    rows: Iterable[str], columns: Mapping[Column, int], *, day_first: bool
) -> Iterator[Record | None]:
    """Yield what each row says, None for one that says nothing.

    Args:
        rows: All rows from the table's first, as `documents.blocks.row_text` wrote them: those of
            the same record must be seen in order for their fingerprints to be the same again.
        columns: By what a column holds its number from 0; `Column.TEXT` is there.
        day_first: Whether 03/04/2026 is the third of April.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        cells = cells_of(row)
        said = {column: _cell(cells, at) for column, at in columns.items()}
        text = said[Column.TEXT]
        if not text:
            yield None
            continue
        start = _start(cells, columns[Column.TEXT])
        written_date, written_score = said.get(Column.DATE, ""), said.get(Column.SCORE, "")
        day, score = read_date(written_date, day_first=day_first), read_score(written_score)
        identity = [said[Column.ID]] if said.get(Column.ID) else ["", *sorted(said.items())]
        likeness = json.dumps(identity)
        seen[likeness] += 1
        yield Record(
            text=text,
            start=start,
            end=start + len(text),
            date=day,
            person_id=said.get(Column.PERSON, ""),
            account_id=said.get(Column.ACCOUNT, ""),
            channel=said.get(Column.CHANNEL, ""),
            score=score,
            fingerprint=_digest(likeness, seen[likeness] if len(identity) > 1 else 1),
            unreadable=tuple(
                column
                for column, written, value in (
                    (Column.DATE, written_date, day),
                    (Column.SCORE, written_score, score),
                )
                if written and value is None
            ),
        )


def read_date(text: str, *, day_first: bool) -> date | None:
    """Return the day that a cell begins with, None for one that names no day."""
    if iso := _ISO.match(text):
        year, month, day = map(int, iso.groups())
    elif civil := _CIVIL.match(text):
        first, second, year = map(int, civil.groups())
        day, month = (first, second) if day_first or "." in civil[0] else (second, first)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_score(text: str) -> float | None:
    """Return the number that a cell is, or begins with before a stroke as in 4/5."""
    plain = text.partition("/")[0].strip().replace(",", ".")
    try:
        score = float(plain)
    except ValueError:
        return None
    return score if isfinite(score) else None


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def _start(cells: Sequence[str], at: int) -> int:
    return sum(len(cell) + 1 for cell in cells[:at])


def _digest(likeness: str, occurrence: int) -> str:
    return hashlib.sha256(f"{occurrence}:{likeness}".encode()).hexdigest()
