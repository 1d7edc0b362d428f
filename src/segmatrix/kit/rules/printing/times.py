"""Lengths of time, windows, and how often: what stands behind an event."""

from collections.abc import Callable, Mapping
from typing import Any

from segmatrix.kit.rules.nodes import (
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Count,
    CountTest,
    Duration,
    Ever,
    InTheLast,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Since,
    Unit,
)
from segmatrix.kit.rules.printing.words import counted, plural, value_text


def duration(node: Duration) -> str:
    """Return `30 days`."""
    return counted(node.number, node.unit)


def ago(node: MoreThanAgo | LessThanAgo) -> str:
    """Return `more than 14 days ago`."""
    side = "more" if isinstance(node, MoreThanAgo) else "less"
    return f"{side} than {duration(node.duration)} ago"


def bounds(node: Count) -> str:
    """Return `at least 3`, `between 2 and 5`."""
    high = f" and {node.high}" if node.test is CountTest.BETWEEN else ""
    return f"{node.test} {node.number}{high}"


def _count(node: Count) -> str:
    on, unit = ("on ", node.distinct) if node.distinct else ("", "time")
    last = node.number if node.high is None else node.high
    return f"{on}{bounds(node)} {plural(unit, last)}"


def _in_the_last(node: InTheLast) -> str:
    length = node.duration
    full = "full " if node.full else ""
    return f"in the last {length.number} {full}{plural(length.unit, length.number)}"


def _calendar_unit(node: CalendarUnit) -> str:
    return "today" if node.unit is Unit.DAY else f"{node.which} {node.unit}"


TIMES: Mapping[type[Node], Callable[[Any], str]] = {
    Count: _count,
    Duration: duration,
    Ever: lambda node: "",
    InTheLast: _in_the_last,
    BetweenMoments: lambda node: f"between {value_text(node.start)} and {value_text(node.end)}",
    Since: lambda node: f"since {value_text(node.start)}",
    Before: lambda node: f"before {value_text(node.end)}",
    CalendarUnit: _calendar_unit,
    BetweenAges: lambda node: f"between {node.oldest} and {counted(node.newest, node.unit)} ago",
    MoreThanAgo: ago,
    LessThanAgo: ago,
}
