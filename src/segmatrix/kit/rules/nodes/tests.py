"""What something is held against: values, numbers, dates, lists."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from segmatrix.kit.rules.nodes.base import Node
from segmatrix.kit.rules.nodes.patterns import StepProperty
from segmatrix.kit.rules.nodes.time import Duration, LessThanAgo, Moment, MoreThanAgo

Value: TypeAlias = str | int | float | bool | date | datetime


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


@dataclass(frozen=True, slots=True)
class IsSame(Node):
    """`= step1.sku`: equal to what an earlier step of the sequence carries."""

    other: StepProperty


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
    | IsSame
)
