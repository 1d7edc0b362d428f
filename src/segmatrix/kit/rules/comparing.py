"""Which types of data a test can be held against, and the words for refusing the others."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.errors import RuleError
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
    IsOneOf,
    IsSame,
    LessThanAgo,
    MoreThanAgo,
    Node,
    Span,
    Test,
    Value,
)
from segmatrix.kit.rules.printing import number_text, value_text
from segmatrix.kit.rules.words import named

WORDS = {
    Type.TEXT: "text",
    Type.NUMBER: "a number",
    Type.BOOLEAN: "true or false (a boolean)",
    Type.DATE: "a date",
    Type.INSTANT: "an instant (a date with time)",
    Type.LIST: "a list",
}
_DATES = (Type.DATE, Type.INSTANT)


def mismatch(name: str, kind: Type, test: Test) -> RuleError | None:
    """Return what is wrong with holding a thing called `name`, of type `kind`, against `test`."""
    for part in _values(test):
        needed = _types_of(part)
        if kind not in needed:
            return _wrong_value(name, kind, part, test.span)
    needed, doing = _NEEDED.get(type(test), (tuple(Type), ""))
    if kind in needed:
        return None
    return RuleError.mismatch(
        f"“{name}”", WORDS[kind], doing, span=test.span, hint=_HINTS.get((type(test), kind), "")
    )


def unlike(name: str, kind: Type, test: IsSame, other: Type) -> RuleError | None:
    """Return what is wrong with holding a property against one of an earlier step."""
    whose = f"“{test.other.name}” of step {test.other.step}"
    if kind is Type.LIST and other is Type.LIST:
        need = f"be compared with {whose} as a whole"
        hint = "Ask both steps for what they have: … has any of (…)."
    elif kind is other:
        return None
    else:
        need = f"be compared with {whose}, which is {WORDS[other]}"
        hint = f"Compare it with a property that is {WORDS[kind]}."
    return RuleError.mismatch(f"“{name}”", WORDS[kind], need, span=test.span, hint=hint)


def _values(test: Test) -> tuple[Value, ...]:
    """Return the values that must be of the type of what they are compared with."""
    match test:
        case Is(value):
            return (value,)
        case IsOneOf(values):
            return values
        case IsBetween(low, high):
            return (low, high)
        case Compares(_, number):
            return (number,)
        case _:
            return ()


def _types_of(value: Value) -> tuple[Type, ...]:
    if isinstance(value, bool):
        return (Type.BOOLEAN,)
    if isinstance(value, str):
        return (Type.TEXT,)
    return _DATES if isinstance(value, date) else (Type.NUMBER,)


def _wrong_value(name: str, kind: Type, value: Value, span: Span) -> RuleError:
    word = "the text" if isinstance(value, str) else "the date" if isinstance(value, date) else ""
    word = word or ("" if isinstance(value, bool) else "the number")
    need = f"be compared with {word} {value_text(value)}".replace("  ", " ")
    return RuleError.mismatch(
        f"“{name}”", WORDS[kind], need, span=span, hint=_other_writing(name, kind, value)
    )


def _other_writing(name: str, kind: Type, value: Value) -> str:
    """Say how the value would be written for data of this type."""
    match kind:
        case Type.TEXT if isinstance(value, int | float) and not isinstance(value, bool):
            return f'For the text of these digits, put it in quotes: "{number_text(value)}".'
        case Type.TEXT:
            return "Text stands in quotes."
        case Type.NUMBER | Type.DATE | Type.INSTANT:
            example = "25" if kind is Type.NUMBER else "2026-05-31"
            return f"Write it without quotes: {example}." if isinstance(value, str) else ""
        case Type.BOOLEAN:
            return f"Write {named(name)} is true, or {named(name)} is false."
        case Type.LIST:
            return f"Write {named(name)} has {value_text(value)}."


_NEEDED: Mapping[type[Node], tuple[tuple[Type, ...], str]] = {
    HasText: ((Type.TEXT,), "be searched like text"),
    IsInTop: ((Type.NUMBER,), "be ranked like a number"),
    IsBefore: (_DATES, "be compared with a date"),
    IsAfter: (_DATES, "be compared with a date"),
    IsInTheLast: (_DATES, "be compared with a date"),
    IsInTheNext: (_DATES, "be compared with a date"),
    MoreThanAgo: (_DATES, "be compared with a date"),
    LessThanAgo: (_DATES, "be compared with a date"),
    Has: ((Type.LIST,), "be asked like a list for what it has"),
}
_HINTS: Mapping[tuple[type[Any], Type], str] = {
    (HasText, Type.LIST): "Write “has” and the whole element.",
    (HasText, Type.NUMBER): "Compare it with is, >=, <= or “is between”.",
    (Has, Type.TEXT): "Write “is” for the whole text, or “contains” for a part.",
    (Has, Type.NUMBER): "Write “is” or “is one of (…)”.",
}
