"""What a trait or a number is held against, as a row of the builder offers it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import (
    Compares,
    Condition,
    Duration,
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
    LessThanAgo,
    MoreThanAgo,
    TextTest,
)
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import value_text
from segmatrix.kit.rules.words import quoted
from segmatrix.web.rules.controls import Control, Said, length_controls, length_text


@dataclass(frozen=True, slots=True)
class Offered:
    """A test that a row offers.

    Attributes:
        key: As a rule writes it; `{}` stands for what it is held against.
        label: As the row says it.
        takes: What is filled in: nothing, `text`, `texts`, `number`, `numbers`, `percent`, `date`,
            `dates` or `length`.
    """

    key: str
    label: str | Promise
    takes: str = ""


_KNOWN = (
    Offered("is known", gettext_lazy("is known")),
    Offered("is unknown", gettext_lazy("is unknown")),
)
_NUMBERS = (
    Offered("= {}", gettext_lazy("is"), "number"),
    Offered("!= {}", gettext_lazy("is not"), "number"),
    Offered(">= {}", gettext_lazy("is at least"), "number"),
    Offered("> {}", gettext_lazy("is more than"), "number"),
    Offered("<= {}", gettext_lazy("is at most"), "number"),
    Offered("< {}", gettext_lazy("is less than"), "number"),
    Offered("is between {}", gettext_lazy("is between"), "numbers"),
    Offered("is in the top {}%", gettext_lazy("is in the top"), "percent"),
    Offered("is in the bottom {}%", gettext_lazy("is in the bottom"), "percent"),
    *_KNOWN,
)
_DATES = (
    Offered("is in the last {}", gettext_lazy("is in the last"), "length"),
    Offered("is in the next {}", gettext_lazy("is in the next"), "length"),
    Offered("is more than {} ago", gettext_lazy("is longer ago than"), "length"),
    Offered("is less than {} ago", gettext_lazy("is less long ago than"), "length"),
    Offered("is before {}", gettext_lazy("is before"), "date"),
    Offered("is after {}", gettext_lazy("is after"), "date"),
    Offered("is on {}", gettext_lazy("is on"), "date"),
    Offered("is between {}", gettext_lazy("is between"), "dates"),
    *_KNOWN,
)
TESTS: dict[Type, tuple[Offered, ...]] = {
    Type.TEXT: (
        Offered("is {}", gettext_lazy("is"), "text"),
        Offered("is not {}", gettext_lazy("is not"), "text"),
        Offered("is one of ({})", gettext_lazy("is one of"), "texts"),
        Offered("is not one of ({})", gettext_lazy("is not one of"), "texts"),
        Offered("contains {}", gettext_lazy("contains"), "text"),
        Offered("does not contain {}", gettext_lazy("does not contain"), "text"),
        Offered("starts with {}", gettext_lazy("starts with"), "text"),
        Offered("ends with {}", gettext_lazy("ends with"), "text"),
        Offered("matches {}", gettext_lazy("matches"), "text"),
        *_KNOWN,
    ),
    Type.NUMBER: _NUMBERS,
    Type.DATE: _DATES,
    Type.INSTANT: _DATES,
    Type.BOOLEAN: (
        Offered("is true", gettext_lazy("is true")),
        Offered("is false", gettext_lazy("is false")),
        *_KNOWN,
    ),
    Type.LIST: (
        Offered("has {}", gettext_lazy("has"), "text"),
        Offered("has any of ({})", gettext_lazy("has any of"), "texts"),
        Offered("has all of ({})", gettext_lazy("has all of"), "texts"),
        Offered("has none of ({})", gettext_lazy("has none of"), "texts"),
        *_KNOWN,
    ),
}


def controls_of_test(
    node: Condition, kind: Type, values: tuple[str, ...] = ()
) -> list[Control] | None:
    """Return the fields that say a condition's test; None where no test on offer says it."""
    key, held = _taken_apart(node)
    offered = next((one for one in TESTS[kind] if one.key == key), None)
    if offered is None:
        return None
    choices = [(one.key, str(one.label)) for one in TESTS[kind]]
    return [Control("test", _("Test"), "select", key, choices), *_held(offered, held, values, node)]


def text_of_test(said: Said, kind: Type, today: date) -> str:
    """Return a test as it was filled in; what is missing is what is usual."""
    tests = TESTS[kind]
    offered = next((one for one in tests if one.key == said.get("test")), tests[-2])
    written = offered.key.replace("{}", _held_text(said, offered, today))
    return f"{written} ignoring case" if "{}" in offered.key and said.get("ignoring") else written


def _taken_apart(node: Condition) -> tuple[str, Any]:
    """Return a test as it is offered and what it is held against."""
    no = node.negated
    match node.test:
        case IsKnown():
            return ("is unknown" if no else "is known"), None
        case Is(value=bool(value)) if not no:
            return f"is {str(value).lower()}", None
        case Is(value=date() as value) if not no:
            return "is on {}", value
        case Is(value=str(value)):
            return f"is {'not ' * no}{{}}", value
        case Is(value=value):
            return f"{'!' * no}= {{}}", value
        case IsOneOf(values=values):
            return f"is {'not ' * no}one of ({{}})", values
        case HasText(test=test, text=words):
            if no:
                return ("does not contain {}" if test is TextTest.CONTAINS else ""), words
            return f"{test} {{}}", words
        case Compares(order=order, number=number) if not no:
            return f"{order} {{}}", number
        case IsBetween(low=low, high=high) if not no:
            return "is between {}", (low, high)
        case IsInTop(percent=percent, bottom=bottom) if not no:
            return f"is in the {'bottom' if bottom else 'top'} {{}}%", percent
        case IsBefore(moment=moment) if not no:
            return "is before {}", moment
        case IsAfter(moment=moment) if not no:
            return "is after {}", moment
        case IsInTheLast(duration=length) if not no:
            return "is in the last {}", length
        case IsInTheNext(duration=length) if not no:
            return "is in the next {}", length
        case MoreThanAgo(duration=length) if not no:
            return "is more than {} ago", length
        case LessThanAgo(duration=length) if not no:
            return "is less than {} ago", length
        case Has(values=values, all=True) if not no:
            return "has all of ({})", values
        case Has(values=values) if no:
            return "has none of ({})", values
        case Has(values=(value,)):
            return "has {}", value
        case Has(values=values):
            return "has any of ({})", values
    return "", None


def _held(offered: Offered, held: Any, values: tuple[str, ...], node: Condition) -> list[Control]:
    """Return the fields of what a test is held against."""
    value = _("Value")
    match offered.takes:
        case "text":
            found = [Control("value", value, "text", str(held), values=values)]
            return found + _case(node)
        case "texts":
            said = ", ".join(value_text(one) for one in held)
            found = [Control("value", _("Values, with commas between"), "text", said)]
            return found + _case(node)
        case "number":
            return [Control("value", value, "number", value_text(held))]
        case "percent":
            return [Control("value", value, "number", value_text(held)), _percent()]
        case "date":
            return [Control("value", _("Day"), _date_kind(held), value_text(held))]
        case "numbers" | "dates":
            kind = "number" if offered.takes == "numbers" else ""
            low, high = held
            return [
                Control("value", _("From"), kind or _date_kind(low), value_text(low)),
                Control(
                    "high", _("To"), kind or _date_kind(high), value_text(high), before=_("and")
                ),
            ]
        case "length":
            assert isinstance(held, Duration)
            return length_controls("age", held)
    return []


def _held_text(said: Said, offered: Offered, today: date) -> str:
    typed = said.get("value", "").strip()
    match offered.takes:
        case "text":
            return quoted(said.get("value", ""))
        case "texts":
            return _listed(typed)
        case "number":
            return _number(typed)
        case "percent":
            return _number(typed) if 0 < float(_number(typed)) <= 100 else "10"
        case "numbers":
            low, high = sorted((_number(typed), _number(said.get("high", ""))), key=float)
            return f"{low} and {high}"
        case "date":
            return _moment(typed, today)
        case "dates":
            low, high = _moment(typed, today), _moment(said.get("high", ""), today)
            return f"{min(low, high)} and {max(low, high)}"
        case "length":
            return length_text(said, "age")
    return ""


def _case(node: Condition) -> list[Control]:
    ticked = "1" if getattr(node.test, "ignoring_case", False) else ""
    if not hasattr(node.test, "ignoring_case"):
        return []
    return [Control("ignoring", _("ignoring case"), "tick", ticked)]


def _percent() -> Control:
    return Control("", "%", "words", "")


def _date_kind(value: object) -> str:
    return "line" if isinstance(value, datetime) else "date"


def _number(typed: str) -> str:
    """Return a number as a rule writes it, 0 where there is none."""
    tidy = typed.strip().replace(",", ".")
    try:
        parse(f"x = {tidy}")
    except RuleError:
        return "0"
    return tidy if tidy.lstrip("-").replace(".", "", 1).isdecimal() else "0"


def _moment(typed: str, today: date) -> str:
    try:
        parse(f"x is on {typed.strip()}")
    except RuleError:
        return today.isoformat()
    return typed.strip()


def _listed(typed: str) -> str:
    """Return several values: written as a rule does, or bare words with commas between them."""
    try:
        parse(f"x is one of ({typed})")
    except RuleError:
        words = [word.strip().strip('"') for word in typed.split(",")]
        return ", ".join(quoted(word) for word in words if word) or '""'
    return typed
