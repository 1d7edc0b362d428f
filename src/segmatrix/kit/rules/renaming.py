"""A name changed inside people's own text: only its characters, all else as it was typed.

Comments, spaces, line breaks and the case of keywords stay. The tree says which names are meant,
its spans and the tokens say where they stand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from segmatrix.kit.rules.nodes import (
    Amount,
    EnteredStage,
    Entity,
    EventPattern,
    InCluster,
    InList,
    InSegment,
    InStage,
    Node,
    Property,
    RaisedTheme,
    SawExperiment,
    Sequence,
    Span,
    StepProperty,
    Trait,
)
from segmatrix.kit.rules.parsing import parse
from segmatrix.kit.rules.references import scoped
from segmatrix.kit.rules.tokens import Kind, Token, tokens
from segmatrix.kit.rules.words import ALMOST_FREE, RESERVED, named, quoted, singular


class Bearer(StrEnum):
    """What bears a name."""

    TRAIT = "trait"  # of a unit
    PROPERTY = "property"  # of an event
    EVENT = "event"
    SEGMENT = "segment"
    LIST = "list"
    STAGE = "stage"
    THEME = "theme"
    STUDY = "study"
    CLUSTER = "cluster"  # of a study
    EXPERIMENT = "experiment"
    VARIANT = "variant"  # of an experiment


def renamed(
    text: str,
    bearer: Bearer,
    old: str,
    new: str,
    *,
    of: str = "",
    unit: str = Entity.PERSON,
    read: Callable[[str], Node] = parse,
) -> str:
    """Return the text of a rule in which what was called `old` is called `new`.

    Args:
        text: a rule that parses.
        of: whose it is: the unit of a trait, the event of a property, the study of a cluster, the
            experiment of a variant.
        unit: whom the rule is about.
        read: the parser; that of numbers for a measure.

    Raises:
        RuleError: if the text is no rule.
        ValueError: for a trait or property without a name.
    """
    if not new and bearer in (Bearer.TRAIT, Bearer.PROPERTY):
        raise ValueError(f"a {bearer} has a name of one character at least")
    for span, written in edits(text, bearer, {old: new}, of=of, unit=unit, read=read):
        text = text[: span.start] + written + text[span.end :]
    return text


def edits(
    text: str,
    bearer: Bearer,
    names: Mapping[str, str],
    *,
    of: str = "",
    unit: str = Entity.PERSON,
    read: Callable[[str], Node] = parse,
) -> list[tuple[Span, str]]:
    """Return what is to stand where in a rule whose names become others, the last place first.

    Args:
        names: what each is called, by what it was called; all change at once, so two may swap.
        text, bearer, of, unit, read: see `renamed`.

    Raises:
        RuleError: if the text is no rule.
    """
    words = tokens(text)
    found = {
        place.token.span: place.written(names[place.name])
        for place in _places(read(text), Entity(unit), words)
        if (place.bearer, place.of) == (bearer, of) and place.name in names
    }
    return sorted(found.items(), key=lambda edit: edit[0].start, reverse=True)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands.

    Attributes:
        of: whose it is, or empty.
        reserved: which words it cannot be written as without back-quotes.
    """

    token: Token
    bearer: Bearer
    name: str
    of: str = ""
    reserved: frozenset[str] = RESERVED

    def written(self, name: str) -> str:
        """Return a name as it stands here, in the quotes that stand here."""
        if self.token.kind is Kind.TEXT:
            return quoted(name)
        # What follows a back-quote may touch it, so that one stays where one stands.
        keeps_quotes = self.token.kind is Kind.NAME
        return named(name, frozenset({singular(name)}) if keeps_quotes else self.reserved)


def _places(tree: Node, unit: Entity, words: list[Token]) -> Iterator[_Place]:
    """Yield where each name of a rule stands."""
    for node, whose in scoped(tree, unit):
        find = _FINDERS.get(type(node))
        if find is not None:
            inside = [token for token in words if _within(token.span, node.span)]
            yield from find(node, inside, whose)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


# --- traits and events ----------------------------------------------------------------------------


def _trait(node: Trait, words: list[Token], unit: Entity) -> Iterator[_Place]:
    owner = Entity.ACCOUNT if node.of_account else unit
    reserved = ALMOST_FREE if node.of_account else RESERVED
    yield _Place(words[-1], Bearer.TRAIT, node.name, owner, reserved)


def _event(node: EventPattern, words: list[Token], unit: Entity) -> Iterator[_Place]:
    yield _Place(words[0], Bearer.EVENT, node.name)
    for part in node.walk():
        if isinstance(part, Property):
            yield _property(part, node.name, words)


def _amount(node: Amount, words: list[Token], unit: Entity) -> Iterator[_Place]:
    yield _property(node.property, node.event.name, words)


def _sequence(node: Sequence, words: list[Token], unit: Entity) -> Iterator[_Place]:
    for part in node.walk():
        if isinstance(part, StepProperty):
            yield _property(part, node.steps[part.step - 1].name, words)


def _property(node: Property | StepProperty, event: str, words: list[Token]) -> _Place:
    token = next(one for one in words if one.span.end == node.span.end)
    return _Place(token, Bearer.PROPERTY, node.name, event, ALMOST_FREE)


# --- names in quotes ------------------------------------------------------------------------------


def _texts(*bearers: Bearer) -> Callable[[Any, list[Token], Entity], Iterator[_Place]]:
    """Find names that stand in quotes, one after the other."""

    def find(node: Any, words: list[Token], unit: Entity) -> Iterator[_Place]:
        for token, bearer in zip(_quoted(words), bearers, strict=False):
            yield _Place(token, bearer, str(token.value))

    return find


def _stages(node: InStage, words: list[Token], unit: Entity) -> Iterator[_Place]:
    for token in _quoted(words):
        yield _Place(token, Bearer.STAGE, str(token.value))


def _cluster(node: InCluster, words: list[Token], unit: Entity) -> Iterator[_Place]:
    cluster, study = _quoted(words)
    yield _Place(cluster, Bearer.CLUSTER, node.name, node.study)
    yield _Place(study, Bearer.STUDY, node.study)


def _experiment(node: SawExperiment, words: list[Token], unit: Entity) -> Iterator[_Place]:
    *variant, experiment = _quoted(words)
    for token in variant:
        yield _Place(token, Bearer.VARIANT, str(token.value), node.experiment)
    yield _Place(experiment, Bearer.EXPERIMENT, node.experiment)


def _quoted(words: list[Token]) -> list[Token]:
    return [token for token in words if token.kind is Kind.TEXT]


_FINDERS: Mapping[type[Node], Callable[[Any, list[Token], Entity], Iterator[_Place]]] = {
    Trait: _trait,
    EventPattern: _event,
    Amount: _amount,
    Sequence: _sequence,
    InSegment: _texts(Bearer.SEGMENT),
    InList: _texts(Bearer.LIST),
    InCluster: _cluster,
    InStage: _stages,
    EnteredStage: _texts(Bearer.STAGE),
    RaisedTheme: _texts(Bearer.THEME),
    SawExperiment: _experiment,
}
