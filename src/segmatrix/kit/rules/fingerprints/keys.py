"""A node as a text that tells it from every other, wherever it stood: what parts are sorted by."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from segmatrix.kit.rules.nodes import Node


def key(node: Node) -> str:
    """Return a text that two nodes share if they say the same, and no others do.

    Unlike equality it tells `true` from 1, as data does.
    """
    kind = type(node)
    names = _PARTS.get(kind) or _PARTS.setdefault(kind, _names(kind))
    return f"{kind.__name__}({','.join(_written(getattr(node, name)) for name in names)})"


def _names(kind: type[Node]) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind) if part.name != "span")


_PARTS: dict[type[Node], tuple[str, ...]] = {}


def _written(value: Any) -> str:
    if isinstance(value, Node):
        return key(value)
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, Enum):
        return str(value.value)
    assert isinstance(value, date), f"nothing in a rule is a {type(value).__name__}"
    return value.isoformat()


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    str: repr,
    int: repr,
    float: repr,
    bool: repr,
    type(None): repr,
    tuple: lambda parts: f"[{','.join(map(_written, parts))}]",
}
