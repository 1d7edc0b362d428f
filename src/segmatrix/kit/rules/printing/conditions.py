"""What stands behind a subject: tests, and their negative forms."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from segmatrix.kit.rules.nodes import (
    Compares,
    Has,
    HasText,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsKnown,
    IsOneOf,
    IsSame,
    LessThanAgo,
    MoreThanAgo,
    Node,
    StepProperty,
    Test,
    TextTest,
)
from segmatrix.kit.rules.printing.times import TIMES, duration
from segmatrix.kit.rules.printing.words import number_text, value_text, values_text
from segmatrix.kit.rules.words import ALMOST_FREE, named, quoted

INFINITIVES = {
    TextTest.CONTAINS: "contain",
    TextTest.STARTS_WITH: "start with",
    TextTest.ENDS_WITH: "end with",
    TextTest.MATCHES: "match",
}


def condition(subject: str, test: Test, negated: bool) -> str:
    """Return a subject with its test; without a form of its own, `not` stands in front."""
    negative = _NEGATIVES.get(type(test))
    if negated and negative:
        return f"{subject} {negative(test)}"
    # Ages follow a trait with `is` and an event without.
    is_age = isinstance(test, MoreThanAgo | LessThanAgo)
    written = f"is {TIMES[type(test)](test)}" if is_age else TESTS[type(test)](test)
    return f"{'not ' if negated else ''}{subject} {written}"


def step_property(node: StepProperty) -> str:
    """Return `step1.sku`."""
    return f"step{node.step}.{named(node.name, ALMOST_FREE)}"


def _case(test: Is | IsOneOf | HasText) -> str:
    return " ignoring case" if test.ignoring_case else ""


def _is(test: Is) -> str:
    on = isinstance(test.value, date)
    return f"is {'on ' if on else ''}{value_text(test.value)}{_case(test)}"


def _has_text(test: HasText) -> str:
    return f"{test.test} {quoted(test.text)}{_case(test)}"


def _has_no_text(test: HasText) -> str:
    return f"does not {INFINITIVES[test.test]} {quoted(test.text)}{_case(test)}"


def _is_between(test: IsBetween) -> str:
    return f"is between {value_text(test.low)} and {value_text(test.high)}"


def _is_in_top(test: IsInTop) -> str:
    return f"is in the {'bottom' if test.bottom else 'top'} {number_text(test.percent)}%"


def _has(test: Has) -> str:
    if test.all:
        return f"has all of {values_text(test.values)}"
    if len(test.values) == 1:
        return f"has {value_text(test.values[0])}"
    return f"has any of {values_text(test.values)}"


TESTS: Mapping[type[Node], Callable[[Any], str]] = {
    Is: _is,
    IsOneOf: lambda test: f"is one of {values_text(test.values)}{_case(test)}",
    IsKnown: lambda test: "is known",
    IsSame: lambda test: f"= {step_property(test.other)}",
    HasText: _has_text,
    Compares: lambda test: f"{test.order} {number_text(test.number)}",
    IsBetween: _is_between,
    IsInTop: _is_in_top,
    IsBefore: lambda test: f"is before {value_text(test.moment)}",
    IsAfter: lambda test: f"is after {value_text(test.moment)}",
    IsInTheLast: lambda test: f"is in the last {duration(test.duration)}",
    IsInTheNext: lambda test: f"is in the next {duration(test.duration)}",
    Has: _has,
}

_NEGATIVES: Mapping[type[Node], Callable[[Any], str]] = {
    Is: lambda test: f"is not {value_text(test.value)}{_case(test)}",
    IsOneOf: lambda test: f"is not one of {values_text(test.values)}{_case(test)}",
    IsKnown: lambda test: "is unknown",
    IsSame: lambda test: f"!= {step_property(test.other)}",
    HasText: _has_no_text,
    Has: lambda test: f"has none of {values_text(test.values)}",
}
