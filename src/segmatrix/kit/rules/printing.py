"""From a tree to its canonical text, which parses back to an equal tree.

Each kind of node has one entry in a table. Brackets and back-quotes stand only where the text would
be read differently without them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from segmatrix.kit.rules.nodes import (
    Amount,
    And,
    AtLeastOf,
    Before,
    BetweenAges,
    BetweenMoments,
    CalendarUnit,
    Compares,
    Condition,
    Count,
    CountTest,
    Did,
    Duration,
    EventPattern,
    Ever,
    Everyone,
    FirstDid,
    Has,
    HasText,
    InList,
    InSegment,
    InTheLast,
    Is,
    IsAfter,
    IsBefore,
    IsBetween,
    IsInTheLast,
    IsInTheNext,
    IsInTop,
    IsKnown,
    IsOneOf,
    LastDid,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Not,
    NumberOf,
    OfAccount,
    OfPeople,
    Or,
    Property,
    Quantifier,
    Since,
    Statistic,
    TextTest,
    Trait,
    Unit,
    Value,
)
from segmatrix.kit.rules.tokens import ALMOST_FREE, named, quoted


def text(node: Node) -> str:
    """Return the canonical text of a rule, or of any part of one.

    A tree that no text says, such as an `And` of one part, prints as the nearest that one does.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> text(parse('PLAN IS "pro" and (did "order" at least 1 times)'))
    'PLAN is "pro" and did "order" at least 1 time'
    """
    return _PRINTERS[type(node)](node)


def value_text(value: Value) -> str:
    """Return a value as a rule writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, datetime):
        return _instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return number_text(value)


def number_text(number: int | float) -> str:
    """Return a number without exponent, as people write it."""
    return format(Decimal(repr(number)), "f")


def counted(number: int, unit: str) -> str:
    """Return `1 day`, `2 days`."""
    return f"{number} {plural(unit, number)}"


def plural(unit: str, number: int | float) -> str:
    """Return a unit as it follows `number`."""
    return f"{unit}" if number == 1 else f"{unit}s"


def _instant(instant: datetime) -> str:
    written = instant.isoformat()
    return written.removesuffix("+00:00") + "Z" if instant.tzinfo == UTC else written


def _values(values: Iterable[Value]) -> str:
    return f"({', '.join(map(value_text, values))})"


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


# --- logic ----------------------------------------------------------------------------------------


def _joined(word: str, wrapped: tuple[type[Node], ...]) -> Callable[[Any], str]:
    def write(node: And | Or) -> str:
        return f" {word} ".join(_wrap(part, wrapped) for part in node.parts)

    return write


def _wrap(node: Node, kinds: tuple[type[Node], ...]) -> str:
    return f"({text(node)})" if isinstance(node, kinds) else text(node)


def _not(node: Not) -> str:
    inside = node.part
    keeps_the_not = isinstance(inside, InSegment | InList) and not inside.negated
    return f"not ({text(inside)})" if keeps_the_not else f"not {_wrap(inside, (And, Or))}"


def _at_least_of(node: AtLeastOf) -> str:
    return f"at least {node.number} of ({', '.join(map(text, node.parts))})"


def _of_people(node: OfPeople) -> str:
    inside = f"({text(node.rule)})"
    number = node.number or 0
    match node.quantifier:
        case Quantifier.AT_LEAST:
            return f"at least {number} {'person' if number == 1 else 'people'} {inside}"
        case Quantifier.AT_LEAST_PERCENT:
            return f"at least {number_text(number)}% of people {inside}"
        case _:
            return f"{node.quantifier} person {inside}"


def _membership(kind: str) -> Callable[[Any], str]:
    def write(node: InSegment | InList) -> str:
        return f"{'not ' if node.negated else ''}in {kind} {quoted(node.name)}"

    return write


# --- conditions -----------------------------------------------------------------------------------


def _condition(node: Condition) -> str:
    subject, test = text(node.subject), node.test
    negative = _NEGATIVES.get(type(test))
    if node.negated and negative:
        return f"{subject} {negative(test)}"
    # Ages follow a trait with `is` and an event without.
    is_age = isinstance(test, MoreThanAgo | LessThanAgo)
    return f"{'not ' if node.negated else ''}{subject} {'is ' if is_age else ''}{text(test)}"


def _trait(node: Trait) -> str:
    return f"account.{named(node.name, ALMOST_FREE)}" if node.of_account else named(node.name)


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
        return f"has all of {_values(test.values)}"
    if len(test.values) == 1:
        return f"has {value_text(test.values[0])}"
    return f"has any of {_values(test.values)}"


def _ago(node: MoreThanAgo | LessThanAgo) -> str:
    side = "more" if isinstance(node, MoreThanAgo) else "less"
    return f"{side} than {text(node.duration)} ago"


INFINITIVES = {
    TextTest.CONTAINS: "contain",
    TextTest.STARTS_WITH: "start with",
    TextTest.ENDS_WITH: "end with",
    TextTest.MATCHES: "match",
}

_NEGATIVES: Mapping[type[Node], Callable[[Any], str]] = {
    Is: lambda test: f"is not {value_text(test.value)}{_case(test)}",
    IsOneOf: lambda test: f"is not one of {_values(test.values)}{_case(test)}",
    IsKnown: lambda test: "is unknown",
    HasText: _has_no_text,
    Has: lambda test: f"has none of {_values(test.values)}",
}


# --- events and time ------------------------------------------------------------------------------


def _event(node: EventPattern) -> str:
    if node.where is None:
        return quoted(node.name)
    bare = isinstance(node.where, Condition)
    where = text(node.where) if bare else f"({text(node.where)})"
    return f"{quoted(node.name)} where {where}"


def _amount(node: Amount) -> str:
    of = "" if node.statistic is Statistic.DISTINCT else "of"
    subject = named(node.property.name, ALMOST_FREE)
    return _spaced(node.statistic, of, subject, "for", text(node.event), text(node.window))


def _number_of(node: NumberOf) -> str:
    return _spaced("number of", text(node.event), text(node.window))


def _did(node: Did) -> str:
    verb = "did not" if node.negated else "did"
    count = text(node.count) if node.count else ""
    return _spaced(verb, text(node.event), count, text(node.window))


def _turn(verb: str) -> Callable[[Any], str]:
    return lambda node: _spaced(verb, text(node.event), text(node.window))


def _count(node: Count) -> str:
    on, unit = ("on ", node.distinct) if node.distinct else ("", "time")
    if node.test is CountTest.BETWEEN:
        return f"{on}between {node.number} and {counted(node.high or 0, unit)}"
    return f"{on}{node.test} {counted(node.number, unit)}"


def _in_the_last(node: InTheLast) -> str:
    length = node.duration
    full = "full " if node.full else ""
    return f"in the last {length.number} {full}{plural(length.unit, length.number)}"


def _calendar_unit(node: CalendarUnit) -> str:
    return "today" if node.unit is Unit.DAY else f"{node.which} {node.unit}"


_PRINTERS: Mapping[type[Node], Callable[[Any], str]] = {
    Everyone: lambda node: "everyone",
    And: _joined("and", (And, Or)),
    Or: _joined("or", (Or,)),
    Not: _not,
    AtLeastOf: _at_least_of,
    OfPeople: _of_people,
    OfAccount: lambda node: f"account ({text(node.rule)})",
    InSegment: _membership("segment"),
    InList: _membership("list"),
    Condition: _condition,
    Trait: _trait,
    Property: lambda node: named(node.name, ALMOST_FREE),
    Amount: _amount,
    NumberOf: _number_of,
    Is: _is,
    IsOneOf: lambda test: f"is one of {_values(test.values)}{_case(test)}",
    IsKnown: lambda test: "is known",
    HasText: _has_text,
    Compares: lambda test: f"{test.order} {number_text(test.number)}",
    IsBetween: _is_between,
    IsInTop: _is_in_top,
    IsBefore: lambda test: f"is before {value_text(test.moment)}",
    IsAfter: lambda test: f"is after {value_text(test.moment)}",
    IsInTheLast: lambda test: f"is in the last {text(test.duration)}",
    IsInTheNext: lambda test: f"is in the next {text(test.duration)}",
    Has: _has,
    Did: _did,
    FirstDid: _turn("first did"),
    LastDid: _turn("last did"),
    EventPattern: _event,
    Count: _count,
    Duration: lambda node: counted(node.number, node.unit),
    Ever: lambda node: "",
    InTheLast: _in_the_last,
    BetweenMoments: lambda node: f"between {value_text(node.start)} and {value_text(node.end)}",
    Since: lambda node: f"since {value_text(node.start)}",
    Before: lambda node: f"before {value_text(node.end)}",
    CalendarUnit: _calendar_unit,
    BetweenAges: lambda node: f"between {node.oldest} and {counted(node.newest, node.unit)} ago",
    MoreThanAgo: _ago,
    LessThanAgo: _ago,
}
