"""What English is made of here: phrases, groups of them, and how values and times are said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from segmatrix.kit.rules.nodes import (
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Duration,
    Entity,
    Ever,
    InTheLast,
    LessThanAgo,
    Moment,
    MoreThanAgo,
    Since,
    Unit,
    Value,
    Window,
)
from segmatrix.kit.rules.printing import counted, number_text, plural


@dataclass(frozen=True, slots=True)
class Phrase:
    """One condition: something that they do or are, or something that is true of theirs.

    Attributes:
        words: `did “login”`, or `plan is “pro”` when it is `theirs`.
    """

    words: str
    theirs: bool = False

    def inline(self, whom: Entity) -> str:
        """Return it as it follows a noun: `who did “login”`, `whose plan is “pro”`."""
        who = "who" if whom is Entity.PERSON else "that"
        return f"{'whose' if self.theirs else who} {self.words}"

    @property
    def sentence(self) -> str:
        """It as it stands in a list: `they did “login”`, `their plan is “pro”`."""
        return f"{'their' if self.theirs else 'they'} {self.words}"


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions and how many of them are to be true.

    Attributes:
        joint: the word between them in a sentence; empty if only a list can say it.
        heading: the words above them in a list.
    """

    parts: "tuple[Said, ...]"
    joint: str
    heading: str

    @property
    def is_flat(self) -> bool:
        """Whether it can be said in one sentence without brackets."""
        return bool(self.joint) and all(isinstance(part, Phrase) for part in self.parts)

    def inline(self, whom: Entity) -> str:
        """Return it as it follows a noun, what is nested in brackets."""
        parts = [
            part.inline(whom) if isinstance(part, Phrase) else f"({part.inline(whom)})"
            for part in self.parts
        ]
        if self.joint:
            return listed(parts, self.joint)
        pronoun = "whom" if whom is Entity.PERSON else "which"
        return f"for {pronoun} {self.heading}: {listed(parts, 'and')}"


Said: TypeAlias = Phrase | Group


def listed(parts: Iterable[str], joint: str) -> str:
    """Return `a, b and c`."""
    *before, last = parts
    return f"{', '.join(before)} {joint} {last}" if before else last


def value_words(value: Value) -> str:
    """Return a value as people say it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, date):
        return moment_words(value)
    return number_text(value)


def moment_words(moment: Moment) -> str:
    """Return `1 May 2026`, with time and zone for an instant."""
    day = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if not isinstance(moment, datetime):
        return day
    time = moment.time().isoformat().removesuffix(":00")
    return f"{day}, {time} {moment.tzname()}"


def length_words(duration: Duration) -> str:
    """Return `30 days`."""
    return counted(duration.number, duration.unit)


def window_words(window: Window) -> str:
    """Return when, with a space before it; nothing for all of history."""
    match window:
        case InTheLast(Duration(number, unit), True):
            return f" in the last {number} full {plural(unit, number)} (before the present one)"
        case InTheLast(duration):
            return f" in the last {length_words(duration)}"
        case BetweenMoments(start, end):
            return f" from {moment_words(start)} until before {moment_words(end)}"
        case Since(start):
            return f" since {moment_words(start)}"
        case Before(end):
            return f" before {moment_words(end)}"
        case CalendarUnit(which, unit):
            return " today" if unit is Unit.DAY else f" {which} {unit}"
        case BetweenAges(oldest, newest, unit):
            return f" between {oldest} and {counted(newest, unit)} ago (both included)"
        case MoreThanAgo(duration):
            return f" more than {length_words(duration)} ago"
        case LessThanAgo(duration):
            return f" less than {length_words(duration)} ago"
        case Ever():
            return ""


def beginning_words(window: Window) -> str:
    """Return when a window that lasts until now begins; nothing if it has no beginning."""
    match window:
        case InTheLast(duration) | LessThanAgo(duration):
            return f"{length_words(duration)} ago"
        case Since(datetime() as start):
            return f"at {moment_words(start)}"
        case Since(start):
            return f"at the start of {moment_words(start)}"
        case CalendarUnit(which, unit):
            return "when today began" if unit is Unit.DAY else f"when {which} {unit} began"
        case _:
            return ""


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `11th`."""
    last = "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")
    return f"{number}{last}"


_ORDINALS = {1: "st", 2: "nd", 3: "rd"}

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
