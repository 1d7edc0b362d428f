"""What somebody did, or did not: how often, when, in which order, in which rhythm."""

from dataclasses import dataclass
from enum import StrEnum

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.patterns import EventPattern
from segmatrix.kit.rules.nodes.time import EVER, Duration, Unit, Window


class CountTest(StrEnum):
    """How a number of occurrences is bounded."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    EXACTLY = "exactly"
    MORE_THAN = "more than"
    FEWER_THAN = "fewer than"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Count(Node):
    """`at least 3 times`, `between 2 and 5 times`, `on at least 3 days`."""

    test: CountTest
    number: int
    high: int | None = None  # of `between`
    distinct: Unit | None = None  # day, week or month; None counts occurrences


@dataclass(frozen=True, slots=True)
class Did(Node):
    """`did "login" at least 3 times in the last 30 days`, or `did not`."""

    event: EventPattern
    count: Count | None = None
    window: Window = EVER
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FirstDid(Node):
    """`first did "order" in the last 7 days`: the first ever lies in the window."""

    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class LastDid(Node):
    """`last did "order" more than 7 days ago`: the latest lies in the window."""

    event: EventPattern
    window: Window = EVER


@dataclass(frozen=True, slots=True)
class NthDid(Node):
    """`did "order" for the 3rd time in the last 7 days`: the third ever lies in the window."""

    event: EventPattern
    number: int
    window: Window = EVER
    negated: bool = False


@dataclass(frozen=True, slots=True)
class MoreOften(Node):
    """`did "export" more often than "import"`, or `at least 2 times as often as "import"`."""

    event: EventPattern
    than: EventPattern
    factor: int | float | None = None  # None is `more often than`
    window: Window = EVER
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """`did "view" then "buy" without "help" between within 3 days in the last 30 days`."""

    steps: tuple[EventPattern, ...]
    without: EventPattern | None = None
    within: Duration | None = None
    window: Window = EVER
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm(Node):
    """`did "login" at least 2 times per week in at least 3 of the last 4 full weeks`.

    Attributes:
        count: how often in a period; of times, not of distinct days.
        per: the length of a period.
        periods: in how many of the periods.
        last: how many periods are looked at.
        full: whether they are calendar units instead of lengths back from `as of`.
    """

    event: EventPattern
    count: Count
    per: Duration
    periods: Count
    last: int
    full: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Stopped(Node):
    """`stopped "login" for 14 days after doing it in the 30 days before`."""

    event: EventPattern
    gap: Duration
    before: Duration


@dataclass(frozen=True, slots=True)
class Restarted(Node):
    """`restarted "login" in the last 14 days after 30 days without`."""

    event: EventPattern
    window: Duration
    gap: Duration


class Phase(StrEnum):
    """Where somebody stands in the cycle of coming and staying away."""

    NEW = "new"
    RETURNING = "returning"
    RESURRECTING = "resurrecting"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class Lifecycle(Node):
    """`is returning by "login" per week`."""

    phase: Phase
    event: EventPattern
    per: Unit


@dataclass(frozen=True, slots=True)
class HadSession(Node):
    """`had a session longer than 10 minutes in the last 7 days`."""

    longer_than: Duration
    window: Window = EVER
