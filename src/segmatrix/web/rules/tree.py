"""The tree of a rule as the builder draws it: groups in groups, and conditions as rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.kit.rules import building
from segmatrix.kit.rules import nodes as n
from segmatrix.kit.rules.building import Join, Path, Place
from segmatrix.kit.rules.explaining import explain
from segmatrix.kit.rules.nodes import Entity
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.studies import queries
from segmatrix.web.rules.controls import Choices, Vocabulary
from segmatrix.web.rules.rows import Filled, filled


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a rule: a group, or a condition.

    Attributes:
        key: Its path, as forms name it.
        row: What is filled in, of a condition.
        head: What is said over the parts of what is no group of `join`s: `not`, the people.
        english: It in words.
    """

    key: str
    english: str
    row: Filled | None = None
    join: Join | None = None
    number: int = 1
    head: str = ""
    parts: "tuple[Item, ...]" = ()
    is_first: bool = True
    is_last: bool = True
    in_group: bool = False

    @property
    def alone(self) -> bool:
        """Whether nothing stands beside it."""
        return self.is_first and self.is_last

    @property
    def joins(self) -> Choices:
        """How its parts may be joined."""
        return [
            (Join.ALL, _("All of these hold")),
            (Join.ANY, _("Any of these holds")),
            (Join.SOME, _("At least so many of these hold")),
        ]

    @property
    def may_ungroup(self) -> bool:
        """Whether its parts can become parts of the group around it."""
        return self.join is not None and self.in_group


def vocabulary(matrix_id: str, segment_id: str, actor: Actor) -> Vocabulary:
    """Return what the rows of a rule may name, for who may work with customer data."""
    known = queries.names(matrix_id, actor, segment_id=segment_id)
    source = queries.source_of(matrix_id)
    day: date = clock.now().date()
    if source is not None and source.current is not None:
        day = source.current.as_of.date()
    return Vocabulary(
        known,
        Entity(matrices.definitions(matrix_id).unit),
        day,
        lambda holder: queries.values(matrix_id, actor, holder),
    )


def may_build(matrix_id: str, actor: Actor) -> bool:
    """Say whether somebody may change rules."""
    return people.may(actor, Permission.DATA, matrix_id)


def item_of(text: str, words: Vocabulary) -> Item:
    """Return the tree of a rule.

    Raises:
        RuleError: if the text is no rule.
    """
    return _item(building.place_of(text), text, words)


def at(place: Place, path: Path, words: Vocabulary) -> Vocabulary:
    """Return the words for a part of a rule, which may speak of another unit."""
    for number in path:
        words = below(place.node, words)
        place = place.parts[number]
    return words


def below(node: n.Node, words: Vocabulary) -> Vocabulary:
    """Return the words for what stands inside a part."""
    if isinstance(node, n.OfPeople):
        return replace(words, unit=Entity.PERSON)
    if isinstance(node, n.OfAccount):
        return replace(words, unit=Entity.ACCOUNT)
    return words


def _item(place: Place, text: str, words: Vocabulary) -> Item:
    node: Any = place.node
    key = "-".join(map(str, place.path))
    english = explain(node, words.unit)
    if not place.parts:
        source = text[node.span.start : node.span.end]
        return Item(key, english, filled(node, words, source))
    inside = below(node, words)
    parts = [_item(part, text, inside) for part in place.parts]
    if place.join is None:
        return Item(key, english, head=_head(node), parts=tuple(parts))
    last = len(parts) - 1
    placed = [
        replace(part, is_first=at == 0, is_last=at == last, in_group=True)
        for at, part in enumerate(parts)
    ]
    return Item(
        key,
        english,
        join=place.join,
        number=getattr(node, "number", 1),
        parts=tuple(placed),
    )


def _head(node: Any) -> str:
    """Return what is said over the one part of something."""
    if isinstance(node, n.Not):
        return _("Not:")
    if isinstance(node, n.OfAccount):
        return _("The account:")
    heads: dict[n.Quantifier, str] = {
        n.Quantifier.ANY: _("Any of its people:"),
        n.Quantifier.EVERY: _("Every one of its people:"),
        n.Quantifier.NO: _("None of its people:"),
    }
    if node.quantifier in heads:
        return heads[node.quantifier]
    if node.quantifier is n.Quantifier.AT_LEAST:
        return _("At least %(number)s of its people:") % {"number": node.number}
    return _("At least %(number)s%% of its people:") % {"number": node.number}


def keys(item: Item) -> Sequence[str]:
    """Return the keys of a tree, in reading order."""
    return [item.key, *(key for part in item.parts for key in keys(part))]
