"""What every node is: frozen, with the place it was read from, and with parts below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args


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
        for name in branches(type(self)):
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                for part in value:
                    if isinstance(part, Node):
                        yield part

    def walk(self) -> Iterator["Node"]:
        """Yield this node and everything below it, in reading order."""
        left: list[Node] = [self]
        while left:
            node = left.pop()
            yield node
            for name in reversed(branches(type(node))):
                value = getattr(node, name)
                if isinstance(value, Node):
                    left.append(value)
                elif isinstance(value, tuple):
                    left.extend(part for part in reversed(value) if isinstance(part, Node))


_PARTS: dict[type[Node], tuple[str, ...]] = {}
_BRANCHES: dict[type[Node], tuple[str, ...]] = {}
# Attributes of these types, or of one of several, are never nodes, nor are nodes in them.
_PLAIN = (str, int, float, NoneType)


def parts(kind: type[Node]) -> tuple[str, ...]:
    """Return what the attributes of a kind of node are called, but for its place in the text."""
    if kind not in _PARTS:
        _PARTS[kind] = tuple(one.name for one in fields(kind) if one.name != "span")
    return _PARTS[kind]


def branches(kind: type[Node]) -> tuple[str, ...]:
    """Return what those attributes of a kind of node are called that may be or hold nodes."""
    if kind not in _BRANCHES:
        plain = {one.name for one in fields(kind) if _is_plain(one.type)}
        _BRANCHES[kind] = tuple(name for name in parts(kind) if name not in plain)
    return _BRANCHES[kind]


def _is_plain(kind: Any) -> bool:
    if isinstance(kind, UnionType):
        return all(map(_is_plain, get_args(kind)))
    return isinstance(kind, type) and issubclass(kind, _PLAIN)


class Entity(StrEnum):
    """Whom a rule is about: the unit of analysis."""

    PERSON = "person"
    ACCOUNT = "account"

    @property
    def plural(self) -> str:
        """The word for several."""
        return "people" if self is Entity.PERSON else "accounts"

    @property
    def key(self) -> str:
        """The column of customer data that holds the ids of this unit."""
        return "user_id" if self is Entity.PERSON else "account_id"

    @property
    def other(self) -> "Entity":
        """The unit that a quantifier leads to."""
        return Entity.ACCOUNT if self is Entity.PERSON else Entity.PERSON
