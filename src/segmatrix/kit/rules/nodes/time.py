"""Lengths of time, and windows: the time in which something counts."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from segmatrix.kit.rules.nodes.base import Node


class Unit(StrEnum):
    """A unit of time as it is written in a rule."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration(Node):
    """`30 days`."""

    number: int
    unit: Unit


Moment: TypeAlias = date | datetime


@dataclass(frozen=True, slots=True)
class Ever(Node):
    """The whole history up to `as of`; what a missing window means."""


EVER = Ever()


@dataclass(frozen=True, slots=True)
class InTheLast(Node):
    """`in the last 30 days`, or `in the last 7 full days` of the calendar."""

    duration: Duration
    full: bool = False


@dataclass(frozen=True, slots=True)
class BetweenMoments(Node):
    """`between 2026-05-01 and 2026-06-01`, the second left out."""

    start: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class Since(Node):
    """`since 2026-05-01`."""

    start: Moment


@dataclass(frozen=True, slots=True)
class Before(Node):
    """`before 2026-05-01`."""

    end: Moment


@dataclass(frozen=True, slots=True)
class CalendarUnit(Node):
    """`this week`, `last quarter`; `today` is this day."""

    which: str  # "this" or "last"
    unit: Unit


@dataclass(frozen=True, slots=True)
class BetweenAges(Node):
    """`between 30 and 7 days ago`, both ends included, from older to newer."""

    oldest: int
    newest: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class MoreThanAgo(Node):
    """`more than 14 days ago`; a window of events and a test of dates."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class LessThanAgo(Node):
    """`less than 14 days ago`; a window of events and a test of dates."""

    duration: Duration


Window: TypeAlias = (
    Ever
    | InTheLast
    | BetweenMoments
    | Since
    | Before
    | CalendarUnit
    | BetweenAges
    | MoreThanAgo
    | LessThanAgo
)
