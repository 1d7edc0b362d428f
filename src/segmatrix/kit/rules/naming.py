"""What each kind of node needs of the data: that its names exist, and fit the unit and the type."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from segmatrix.kit.data.catalog import Catalog, Type
from segmatrix.kit.rules.comparing import WORDS, mismatch
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import (
    Amount,
    Condition,
    Entity,
    EventPattern,
    InList,
    InSegment,
    Node,
    NumberOf,
    OfAccount,
    OfPeople,
    Property,
    Span,
    Statistic,
    Subject,
    Trait,
)
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.tokens import ALMOST_FREE, named, quoted


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name.

    Attributes:
        catalog: the traits, events and properties of the data.
        unit: what the segments, lists and the rule itself are about.
        segments: the names of the segments.
        lists: the names of the lists.
        events: events that may be named although the data has none of them yet.
    """

    catalog: Catalog
    unit: Entity = Entity.PERSON
    segments: Collection[str] = ()
    lists: Collection[str] = ()
    events: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A node of a rule and what surrounds it.

    Attributes:
        unit: whom this part of the rule speaks of.
        event: the event whose properties are asked for here.
        earlier: the events named before it.
    """

    node: Any
    known: Known
    unit: Entity
    event: EventPattern | None
    earlier: tuple[EventPattern, ...]


# --- units ----------------------------------------------------------------------------------------


def _of_people(seen: Seen) -> Iterator[RuleError]:
    if seen.unit is Entity.PERSON:
        yield RuleError(
            "This asks for the people of an account, and the rule speaks of a person here.",
            code="unit",
            span=seen.node.span,
            hint="Ask the account for its people: account (any person (…)).",
        )


def _of_account(seen: Seen) -> Iterator[RuleError]:
    if seen.unit is Entity.ACCOUNT:
        yield RuleError(
            "This asks for the account of a person, and the rule speaks of an account here.",
            code="unit",
            span=seen.node.span,
            hint="Leave “account ( )” away: what stands inside is asked of the account itself.",
        )


def _membership(kind: str) -> Callable[[Seen], Iterator[RuleError]]:
    def check(seen: Seen) -> Iterator[RuleError]:
        name, home = seen.node.name, Entity(seen.known.unit)
        names = seen.known.segments if kind == "segment" else seen.known.lists
        if name not in names:
            yield RuleError.unknown(
                f"a {kind}",
                name,
                names,
                span=seen.node.span,
                written=lambda meant: text(replace(seen.node, name=meant)),
                hint=f"There is no {kind} yet.",
            )
        elif seen.unit is not home:
            yield RuleError(
                f"“{name}” is a {kind} of {home.plural}, and the rule speaks of {_a(seen.unit)}"
                " here.",
                code="unit",
                span=seen.node.span,
                hint=f"Ask for it where the rule speaks of {_a(home)}.",
            )

    return check


def _a(unit: Entity) -> str:
    return "a person" if unit is Entity.PERSON else "an account"


# --- traits ---------------------------------------------------------------------------------------


def _trait(seen: Seen) -> Iterator[RuleError]:
    trait, unit = seen.node, seen.unit
    if trait.of_account and unit is Entity.ACCOUNT:
        yield RuleError(
            f"“account.{trait.name}” asks for a person's account, and the rule speaks of an account"
            " here.",
            code="unit",
            span=trait.span,
            hint=f"Write {named(trait.name)} alone.",
            suggestion=named(trait.name),
        )
    elif trait.name not in traits_of(trait, seen.known, unit):
        yield _unknown_trait(seen)


def traits_of(trait: Trait, known: Known, unit: Entity) -> Mapping[str, Type]:
    """Return the traits among which a trait is looked up."""
    return known.catalog.traits(Entity.ACCOUNT if trait.of_account else unit)


def _unknown_trait(seen: Seen) -> RuleError:
    trait = seen.node
    unit = Entity.ACCOUNT if trait.of_account else seen.unit
    elsewhere = _where_it_is_known(seen)
    return RuleError.unknown(
        "a trait",
        trait.name,
        () if elsewhere else traits_of(trait, seen.known, seen.unit),
        where=f"of {unit.plural}",
        span=trait.span,
        written=lambda name: text(Trait(name, trait.of_account)),
        hint=elsewhere or f"No traits of {unit.plural} are known.",
    )


def _where_it_is_known(seen: Seen) -> str:
    """Say what else bears the name of an unknown trait: an event's property, the other unit."""
    name, catalog = seen.node.name, seen.known.catalog
    written = named(name, ALMOST_FREE)
    for event in reversed(seen.earlier):
        if event.where is not None and name in catalog.events.get(event.name, ()):
            return (
                f"It is a property of “{event.name}”. To ask both of the same event, use brackets:"
                f" {quoted(event.name)} where ({text(event.where)} and {written} …)."
            )
    if name in catalog.traits(seen.unit.other) and not seen.node.of_account:
        if seen.unit is Entity.PERSON:
            return f"It is a trait of accounts: write account.{written}."
        return f"It is a trait of people: write any person ({named(name)} …)."
    event_name = next((one for one, has in catalog.events.items() if name in has), None)
    if event_name is not None:
        return f"It is a property of an event: did {quoted(event_name)} where {written} …"
    return ""


# --- events ---------------------------------------------------------------------------------------


def _event(seen: Seen) -> Iterator[RuleError]:
    name = seen.node.name
    names = {*seen.known.catalog.events, *seen.known.events}
    if name not in names:
        where = seen.node.span.start
        written = Span(where, where + len(quoted(name)))
        yield RuleError.unknown(
            "an event of this data",
            name,
            names,
            span=written,
            written=quoted,
            hint="The data has no events.",
        )


def _property(seen: Seen) -> Iterator[RuleError]:
    if _property_type(seen.node, seen.event, seen.known.catalog) is None:
        event = seen.event.name if seen.event else ""
        own = seen.known.catalog.events.get(event, {})
        name = seen.node.name
        trait = name in seen.known.catalog.traits(seen.unit)
        yield RuleError.unknown(
            "a property",
            name,
            () if trait else own or seen.known.catalog.properties,
            where=f"of “{event}”",
            span=seen.node.span,
            written=lambda meant: named(meant, ALMOST_FREE),
            hint=f"It is a trait of {seen.unit.plural}: ask for it after the event, with “and”."
            if trait
            else "No event has properties.",
        )


def _property_type(asked: Property, event: EventPattern | None, catalog: Catalog) -> Type | None:
    """Return the type of a property: this event's, else that which any event carries."""
    own = catalog.events.get(event.name, {}) if event else {}
    return own.get(asked.name) or catalog.properties.get(asked.name)


def _amount(seen: Seen) -> Iterator[RuleError]:
    amount = seen.node
    kind = _property_type(amount.property, amount.event, seen.known.catalog)
    if kind in (None, Type.NUMBER) or amount.statistic is Statistic.DISTINCT:
        return
    yield RuleError.mismatch(
        f"“{amount.property.name}”",
        WORDS[kind],
        f"be taken for a number: it has no {amount.statistic}",
        span=amount.property.span,
        hint=f"Count its values instead: number of distinct {text(amount.property)} for …",
    )


def _condition(seen: Seen) -> Iterator[RuleError]:
    condition = seen.node
    kind = _subject_type(seen, condition.subject)
    if kind is None:
        return
    error = mismatch(_subject_name(condition.subject), kind, condition.test)
    if error is not None:
        yield error


def _subject_type(seen: Seen, subject: Subject) -> Type | None:
    """Return the type of what is compared; none where its name is unknown, which is said there."""
    match subject:
        case Trait():
            return traits_of(subject, seen.known, seen.unit).get(subject.name)
        case Property():
            return _property_type(subject, seen.event, seen.known.catalog)
        case Amount() | NumberOf():
            return Type.NUMBER


def _subject_name(subject: Subject) -> str:
    return subject.name if isinstance(subject, Trait | Property) else text(subject)


CHECKS: Mapping[type[Node], Callable[[Seen], Iterator[RuleError]]] = {
    OfPeople: _of_people,
    OfAccount: _of_account,
    InSegment: _membership("segment"),
    InList: _membership("list"),
    Trait: _trait,
    EventPattern: _event,
    Property: _property,
    Amount: _amount,
    Condition: _condition,
}
