"""Where the parts of a rule stand in its text: with their brackets, and with what joins them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeAlias

from segmatrix.kit.rules.nodes import (
    And,
    AtLeastOf,
    InCluster,
    InList,
    InSegment,
    Node,
    Not,
    OfAccount,
    OfPeople,
    Or,
    Rule,
    Span,
)
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.printing import text as canonical
from segmatrix.kit.rules.tokens import Kind, Token, tokens

Path: TypeAlias = tuple[int, ...]


class Join(StrEnum):
    """How the parts of a group are joined."""

    ALL = "all"
    ANY = "any"
    SOME = "some"  # at least so many

    @property
    def word(self) -> str:
        """What stands between two parts."""
        return {Join.ALL: "and", Join.ANY: "or", Join.SOME: ","}[self]


JOINS: dict[type[Node], Join] = {And: Join.ALL, Or: Join.ANY, AtLeastOf: Join.SOME}
NODES: dict[Join, type[Node]] = {join: node for node, join in JOINS.items()}
_LOOSER: dict[type[Node], tuple[type[Node], ...]] = {And: (And, Or), Or: (Or,), Not: (And, Or)}
_KEEP_THE_NOT = (InSegment, InList, InCluster)


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a rule with where it stands.

    Attributes:
        node: the part.
        path: how it is found from the whole rule.
        extent: where it stands, the brackets around it included.
        within: what it is a part of; None for the whole rule.
        parts: the parts below it.
        joints: in a group, what stands between its parts: `and`, `or` or a comma.
    """

    node: Rule
    path: Path
    extent: Span
    within: type[Node] | None
    parts: "tuple[Place, ...]" = ()
    joints: tuple[Span, ...] = ()

    @property
    def join(self) -> Join | None:
        """How its parts are joined; None for what is no group."""
        return JOINS.get(type(self.node))

    @property
    def in_brackets(self) -> bool:
        """Whether brackets stand around it that can be taken for its own."""
        return self.extent != self.node.span or self.within in (AtLeastOf, OfPeople, OfAccount)

    def at(self, path: Path) -> "Place":
        """Return a part below.

        Raises:
            LookupError: if there is none at this path.
        """
        return self.parts[path[0]].at(path[1:]) if path else self

    def walk(self) -> "Iterator[Place]":
        """Yield it and every part below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def place_of(text: str) -> Place:
    """Return a whole rule with where its parts stand.

    Raises:
        RuleError: if the text is no rule.
    """
    words = words_of(text)
    tree = parse(text)
    return _Places(words).of(tree, (), None, 0, len(words))


def words_of(text: str) -> list[Token]:
    """Return the words of a rule, without the end."""
    return [token for token in tokens(text) if token.kind is not Kind.END]


def words_within(words: Sequence[Token], span: Span) -> Sequence[Token]:
    """Return the words that stand between two places."""
    return words[_first(words, span.start) : _first(words, span.end)]


def part_of(tree: Rule, path: Path) -> Rule:
    """Return the part of a rule at a path."""
    return part_of(parts_of(tree)[path[0]], path[1:]) if path else tree


def with_part(tree: Rule, path: Path, part: Rule) -> Rule:
    """Return a rule in which another part stands at a path."""
    if not path:
        return part
    parts = list(parts_of(tree))
    parts[path[0]] = with_part(parts[path[0]], path[1:], part)
    return with_parts(tree, parts)


def with_parts(tree: Any, parts: Sequence[Rule]) -> Rule:
    """Return what consists of parts with others in their place."""
    match tree:
        case Not():
            return replace(tree, part=parts[0])
        case OfPeople() | OfAccount():
            return replace(tree, rule=parts[0])
    changed: Rule = replace(tree, parts=tuple(parts))
    return changed


def parts_of(tree: Rule) -> tuple[Rule, ...]:
    """Return the rules that a rule is made of; none of a condition."""
    match tree:
        case And() | Or() | AtLeastOf():
            return tree.parts
        case Not():
            return (tree.part,)
        case OfPeople() | OfAccount():
            return (tree.rule,)
        case _:
            return ()


def needs_brackets(node: Node, within: type[Node] | None) -> bool:
    """Whether a part would be read otherwise if it stood there without brackets."""
    keeps_the_not = within is Not and isinstance(node, _KEEP_THE_NOT) and not node.negated
    return keeps_the_not or binds_looser(type(node), within)


def binds_looser(kind: type[Node], within: type[Node] | None) -> bool:
    """Whether a group would come apart if it stood there without brackets."""
    return within is not None and kind in _LOOSER.get(within, ())


def written(node: Node, within: type[Node] | None) -> str:
    """Return the text of a part as it stands there."""
    return f"({canonical(node)})" if needs_brackets(node, within) else canonical(node)


@dataclass(frozen=True, slots=True)
class _Places:
    """Finds the places of parts among the words of a rule; `first` and `last` number words."""

    words: Sequence[Token]

    def of(self, node: Rule, path: Path, within: type[Node] | None, first: int, last: int) -> Place:
        """Return the place of a part that stands, with its brackets, from one word to another."""
        extent = Span(self.words[first].span.start, self.words[last - 1].span.end)
        inside = parts_of(node)
        if not inside:
            return Place(node, path, extent, within)
        begin, end = self._inside(node)
        joints = [self._joint(one, other) for one, other in pairwise(inside)]
        begins = [begin, *(joint + 1 for joint in joints)]
        ends = [*joints, end]
        parts = tuple(
            self.of(part, (*path, number), type(node), begins[number], ends[number])
            for number, part in enumerate(inside)
        )
        return Place(
            node, path, extent, within, parts, tuple(self.words[one].span for one in joints)
        )

    def _inside(self, node: Rule) -> tuple[int, int]:
        """Return the words between which the parts stand, the second left out."""
        first, last = _first(self.words, node.span.start), _first(self.words, node.span.end)
        match node:
            case Not():
                return first + 1, last
            case AtLeastOf() | OfPeople() | OfAccount():
                opening = next(at for at in range(first, last) if self.words[at].keyword == "(")
                return opening + 1, last - 1
            case _:
                return first, last

    def _joint(self, one: Rule, other: Rule) -> int:
        """Return the word that joins two parts: between them stand only brackets beside it."""
        gap = range(_first(self.words, one.span.end), _first(self.words, other.span.start))
        return next(at for at in gap if self.words[at].keyword not in ("(", ")"))


def _first(words: Sequence[Token], position: int) -> int:
    """Return the first word that begins at a position or after it."""
    return bisect_left(words, position, key=lambda word: word.span.start)
