"""A rule as a JSON document: the same tree, for builders and other programs.

A node becomes an object: `node` names its kind, the other keys are its parts; parts that are as
usual are left out. Dates and instants are objects of one key, so that no text is taken for one.
Everything is derived from the node classes: a new node needs no line here.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from segmatrix.kit.rules import nodes
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Node, Rule
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text, value_text
from segmatrix.kit.rules.tokens import NUMBERS_END

Document: TypeAlias = Mapping[str, Any]

_KIND = "node"
_SEE = "What can be said stands in docs/reference/rule.schema.json."
# Of the 100 levels that a text can nest, each is at most an object in an array here.
_DEEPEST = 250


def document(node: Node) -> dict[str, Any]:
    """Return the JSON document of a rule.

    >>> from segmatrix.kit.rules.parsing import parse
    >>> document(parse('not in list "Beta testers"'))
    {'node': 'in_list', 'name': 'Beta testers', 'negated': True}
    """
    parts = {
        part.name: _written(getattr(node, part.name))
        for part in _PARTS[type(node)]
        if getattr(node, part.name) != _usual(part)
    }
    return {_KIND: kind_of(type(node)), **parts}


def read(given: object) -> Rule:
    """Return the rule that a JSON document says, with the spans of its canonical text.

    Raises:
        RuleError: if it is not the document of a rule, or of one that no text can say.
    """
    _refuse_too_deep(given)
    rule = _read(given, Rule, "the rule")
    written = text(rule)
    parsed = parse(written)
    if document(parsed) != document(rule):
        raise RuleError(
            f"No rule says this; the nearest is: {written}",
            code="document",
            hint=_SEE,
        )
    return parsed


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the documents of rules."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Segmatrix rule",
        **_schema_of(Rule),
        "$defs": {kind_of(node): _schema_of_node(node) for node in _KINDS},
    }


def kind_of(node: type[Node]) -> str:
    """Return the name of a kind of node in documents: `in_the_last` for InTheLast."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", node.__name__).lower()


# --- writing --------------------------------------------------------------------------------------


def _written(value: object) -> Any:
    if isinstance(value, Node):
        return document(value)
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return {_moment_key(type(value)): value_text(value)}
    return value


def _moment_key(kind: type) -> str:
    return "instant" if issubclass(kind, datetime) else "date"


# --- reading --------------------------------------------------------------------------------------


def _refuse_too_deep(given: object) -> None:
    level: list[object] = [given]
    for _ in range(_DEEPEST):
        level = [part for one in level for part in _inside(one)]
        if not level:
            return
    raise _refusal("The rule nests too deep.")


def _inside(given: object) -> list[object]:
    if isinstance(given, Mapping):
        return list(given.values())
    return list(given) if isinstance(given, list | tuple) else []


def _read(given: object, hint: Any, where: str) -> Any:
    """Read what `hint` allows out of what was given at `where`."""
    choices = _choices(hint)
    if isinstance(given, Mapping) and _KIND in given:
        return _read_node(given, choices, where)
    for choice in choices:
        if get_origin(choice) is tuple and isinstance(given, list | tuple):
            inside = get_args(choice)[0]
            return tuple(_read(one, inside, f"{where}[{at}]") for at, one in enumerate(given))
        if isinstance(choice, type) and _fits(given, choice):
            return _read_value(given, choice, where)
    raise _refusal(f"Expected {_in_words(choices)} at {where}.")


def _read_node(given: Document, choices: tuple[Any, ...], where: str) -> Node:
    allowed = {
        kind_of(one): one for one in choices if isinstance(one, type) and issubclass(one, Node)
    }
    kind = str(given[_KIND])
    if kind not in allowed:
        unknown = RuleError.unknown(
            "a node here", kind, allowed, where=f"at {where}", span=nodes.NOWHERE
        )
        raise _refusal(unknown.message, unknown.hint)
    found = {}
    parts = {part.name: part for part in _PARTS[allowed[kind]]}
    for name, part in parts.items():
        if name in given:
            hint = _HINTS[allowed[kind]][name]
            found[name] = _read(given[name], hint, f"{where}.{name}")
        elif _usual(part) is MISSING:
            raise _refusal(f"“{name}” is missing at {where}.")
    strange = sorted(map(str, given.keys() - parts.keys() - {_KIND}))
    if strange:
        raise _refusal(f"“{strange[0]}” is not a part of “{kind}” at {where}.")
    return allowed[kind](**found)


def _fits(given: object, choice: type) -> bool:
    if issubclass(choice, Node):
        return False
    if issubclass(choice, date):
        return isinstance(given, Mapping) and given.keys() == {_moment_key(choice)}
    if issubclass(choice, Enum):
        return isinstance(given, str)
    if isinstance(given, bool) or choice is bool:
        return isinstance(given, bool) and choice is bool
    return isinstance(given, choice)


def _read_value(given: Any, choice: type, where: str) -> Any:
    if issubclass(choice, Enum):
        words = [str(one.value) for one in choice]
        if given not in words:
            raise _refusal(f"Expected one of {', '.join(words)} at {where}, found “{given}”.")
        return choice(given)
    if issubclass(choice, date):
        written = given[_moment_key(choice)]
        try:
            return _moment(str(written), choice)
        except ValueError as error:
            raise _refusal(f"“{written}” at {where} is not in the calendar.") from error
    if issubclass(choice, int | float) and not -NUMBERS_END < given < NUMBERS_END:
        raise _refusal(f"The number at {where} is too large.")
    return given


def _moment(written: str, choice: type) -> date:
    if not issubclass(choice, datetime):
        return date.fromisoformat(written)
    instant = datetime.fromisoformat(written)
    if instant.tzinfo is None:
        raise ValueError("an instant in a document has a zone")
    return instant


def _refusal(message: str, hint: str = "") -> RuleError:
    return RuleError(message, code="document", hint=hint or _SEE)


def _in_words(choices: tuple[Any, ...]) -> str:
    words = [_WORDS.get(choice, "") for choice in choices] + (
        ["an object with “node”"] if any(_is_node(one) for one in choices) else []
    )
    words += ["an array"] if any(get_origin(one) is tuple for one in choices) else []
    return " or ".join(dict.fromkeys(word for word in words if word))


def _is_node(choice: Any) -> bool:
    return isinstance(choice, type) and issubclass(choice, Node)


_WORDS: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date object",
    datetime: "an instant object",
    NoneType: "null",
}


# --- the schema -----------------------------------------------------------------------------------


def _schema_of(hint: Any) -> dict[str, Any]:
    parts = [_schema_of_choice(choice) for choice in _choices(hint)]
    return parts[0] if len(parts) == 1 else {"anyOf": parts}


def _schema_of_choice(choice: Any) -> dict[str, Any]:
    if get_origin(choice) is tuple:
        return {"type": "array", "items": _schema_of(get_args(choice)[0]), "minItems": 1}
    if _is_node(choice):
        return {"$ref": f"#/$defs/{kind_of(choice)}"}
    if issubclass(choice, Enum):
        return {"enum": [one.value for one in choice]}
    if issubclass(choice, date):
        key = _moment_key(choice)
        pattern = {"type": "string", "format": "date-time" if key == "instant" else "date"}
        return _closed({key: pattern}, [key])
    return {"type": _JSON_TYPES[choice]}


def _schema_of_node(node: type[Node]) -> dict[str, Any]:
    hints = _HINTS[node]
    properties = {part.name: _schema_of(hints[part.name]) for part in _PARTS[node]}
    needed = [part.name for part in _PARTS[node] if _usual(part) is MISSING]
    about = (node.__doc__ or "").split("\n\n")[0]
    return {
        "description": about,
        **_closed({_KIND: {"const": kind_of(node)}, **properties}, [_KIND, *needed]),
    }


def _closed(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


_JSON_TYPES: Mapping[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}


# --- the node classes -----------------------------------------------------------------------------


_KINDS: tuple[type[Node], ...] = tuple(
    one
    for one in vars(nodes).values()
    if isinstance(one, type) and issubclass(one, Node) and one is not Node
)
_PARTS: Mapping[type[Node], tuple[Field[Any], ...]] = {
    node: tuple(part for part in fields(node) if part.name != "span") for node in _KINDS
}
_HINTS: Mapping[type[Node], dict[str, Any]] = {
    node: get_type_hints(node, localns=vars(nodes)) for node in _KINDS
}


def _choices(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _usual(part: Field[Any]) -> Any:
    """Return what a part is when it is left out; MISSING if it never is."""
    return part.default
