"""The tree of a rule: frozen, small, aware of where it stood in the text, ignorant of back ends.

Two nodes are equal when they say the same, wherever they stood: spans do not compare. A node states
what was written (`plan is not "pro"` keeps its negation), so that printing gives it back;
fingerprints.py is where different writings of one meaning meet.

Dates and instants in a rule are `datetime.date` and zoned `datetime.datetime`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """The half-open range of characters, counted from 0, that a node was read from."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Node:
    """Anything in the tree of a rule."""

    span: Span = field(default=NOWHERE, compare=False, repr=False, kw_only=True)

    def children(self) -> Iterator["Node"]:
        """Yield the nodes directly below this one, in reading order."""
        for attribute in fields(self):
            value = getattr(self, attribute.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Node):
                    yield part

    def walk(self) -> Iterator["Node"]:
        """Yield this node and everything below it, in reading order."""
        yield self
        for child in self.children():
            yield from child.walk()


class Entity(StrEnum):
    """Whom a rule is about: the unit of analysis."""

    PERSON = "person"
    ACCOUNT = "account"

    @property
    def plural(self) -> str:
        """The word for several."""
        return "people" if self is Entity.PERSON else "accounts"

    @property
    def other(self) -> "Entity":
        """The unit that a quantifier leads to."""
        return Entity.ACCOUNT if self is Entity.PERSON else Entity.PERSON


# --- time ---------------------------------------------------------------------------------------


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


# --- what is compared, and with what --------------------------------------------------------------

Value: TypeAlias = str | int | float | bool | date | datetime


@dataclass(frozen=True, slots=True)
class Trait(Node):
    """A trait of the entity in question, or of a person's account (`account.plan`)."""

    name: str
    of_account: bool = False


@dataclass(frozen=True, slots=True)
class Property(Node):
    """A property of the event in question, inside `where`."""

    name: str


@dataclass(frozen=True, slots=True)
class EventPattern(Node):
    """`"order" where amount > 5`: events of one name that fulfil a condition."""

    name: str
    where: "Rule | None" = None


class Statistic(StrEnum):
    """How an amount sums up a property over events."""

    SUM = "sum"
    AVERAGE = "average"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    MEDIAN = "median"
    DISTINCT = "number of distinct"


@dataclass(frozen=True, slots=True)
class Amount(Node):
    """`sum of amount for "order" in the last 30 days`."""

    statistic: Statistic
    property: Property
    event: EventPattern
    window: Window = Ever()


@dataclass(frozen=True, slots=True)
class NumberOf(Node):
    """`number of "order" in the last 30 days`."""

    event: EventPattern
    window: Window = Ever()


Subject: TypeAlias = Trait | Property | Amount | NumberOf


@dataclass(frozen=True, slots=True)
class Is(Node):
    """`is "pro"`, `= 3`, `is on 2026-05-01`."""

    value: Value
    ignoring_case: bool = False


@dataclass(frozen=True, slots=True)
class IsOneOf(Node):
    """`is one of ("pro", "team")`."""

    values: tuple[Value, ...]
    ignoring_case: bool = False


@dataclass(frozen=True, slots=True)
class IsKnown(Node):
    """`is known`; negated, `is unknown`."""


class TextTest(StrEnum):
    """How a text is held against another."""

    CONTAINS = "contains"
    STARTS_WITH = "starts with"
    ENDS_WITH = "ends with"
    MATCHES = "matches"


@dataclass(frozen=True, slots=True)
class HasText(Node):
    """`contains "@acme"` and its kin; `matches` takes an unanchored RE2 expression."""

    test: TextTest
    text: str
    ignoring_case: bool = False


class Order(StrEnum):
    """How two numbers compare."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Compares(Node):
    """`>= 10`, `is at least 10`."""

    order: Order
    number: int | float


@dataclass(frozen=True, slots=True)
class IsBetween(Node):
    """`is between 10 and 50` of numbers or dates, both ends included."""

    low: int | float | date | datetime
    high: int | float | date | datetime


@dataclass(frozen=True, slots=True)
class IsInTop(Node):
    """`is in the top 10%`, or the bottom."""

    percent: int | float
    bottom: bool = False


@dataclass(frozen=True, slots=True)
class IsBefore(Node):
    """`is before 2026-05-01`."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class IsAfter(Node):
    """`is after 2026-05-01`."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class IsInTheLast(Node):
    """`is in the last 30 days` of a date trait."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class IsInTheNext(Node):
    """`is in the next 30 days` of a date trait."""

    duration: Duration


@dataclass(frozen=True, slots=True)
class Has(Node):
    """`has "vip"`, `has any of (...)`, `has all of (...)`; negated `any` is `has none of`."""

    values: tuple[Value, ...]
    all: bool = False


Test: TypeAlias = (
    Is
    | IsOneOf
    | IsKnown
    | HasText
    | Compares
    | IsBetween
    | IsInTop
    | IsBefore
    | IsAfter
    | IsInTheLast
    | IsInTheNext
    | MoreThanAgo
    | LessThanAgo
    | Has
)


# --- rules --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Everyone(Node):
    """`everyone`."""


@dataclass(frozen=True, slots=True)
class And(Node):
    """`A and B and C`."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`A or B or C`."""

    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not A`."""

    part: "Rule"


@dataclass(frozen=True, slots=True)
class AtLeastOf(Node):
    """`at least 2 of (A, B, C)`."""

    number: int
    parts: tuple["Rule", ...]


@dataclass(frozen=True, slots=True)
class Condition(Node):
    """A subject held against a test; `negated` is exactly `not` of the positive form."""

    subject: Subject
    test: Test
    negated: bool = False


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
    window: Window = Ever()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FirstDid(Node):
    """`first did "order" in the last 7 days`: the first ever lies in the window."""

    event: EventPattern
    window: Window = Ever()


@dataclass(frozen=True, slots=True)
class LastDid(Node):
    """`last did "order" more than 7 days ago`: the latest lies in the window."""

    event: EventPattern
    window: Window = Ever()


@dataclass(frozen=True, slots=True)
class InSegment(Node):
    """`in segment "Power users"`, or `not in`."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InList(Node):
    """`in list "Beta testers"`, or `not in`."""

    name: str
    negated: bool = False


class Quantifier(StrEnum):
    """How many people of an account must fulfil a rule."""

    ANY = "any"
    EVERY = "every"
    NO = "no"
    AT_LEAST = "at least"
    AT_LEAST_PERCENT = "at least percent"


@dataclass(frozen=True, slots=True)
class OfPeople(Node):
    """`any person (R)`, `at least 3 people (R)`, `at least 50% of people (R)`; unit account."""

    quantifier: Quantifier
    rule: "Rule"
    number: int | float | None = None  # of the two `at least`


@dataclass(frozen=True, slots=True)
class OfAccount(Node):
    """`account (R)`: the person's account fulfils R; unit person."""

    rule: "Rule"


Rule: TypeAlias = (
    Everyone
    | And
    | Or
    | Not
    | AtLeastOf
    | Condition
    | Did
    | FirstDid
    | LastDid
    | InSegment
    | InList
    | OfPeople
    | OfAccount
)
