"""What conditions on traits need: that the trait exists where it is looked for."""

from collections.abc import Iterator

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.comparing import WORDS
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.known import Seen
from segmatrix.kit.rules.nodes import Entity, Trait
from segmatrix.kit.rules.plain import LIFETIME_VALUE
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.words import ALMOST_FREE, named, quoted


def trait(seen: Seen) -> Iterator[RuleError]:
    """Refuse a trait that there is not, or not here."""
    asked, unit = seen.node, seen.unit
    if asked.of_account and unit is Entity.ACCOUNT:
        yield RuleError(
            f"“account.{asked.name}” asks for a person's account, and the rule speaks of an account"
            " here.",
            code="unit",
            span=asked.span,
            hint=f"Write {named(asked.name)} alone.",
            suggestion=named(asked.name),
        )
    elif asked.name not in seen.known.traits(asked, unit):
        yield _unknown(seen)


def lifetime_value(seen: Seen) -> Iterator[RuleError]:
    """Refuse to ask for the lifetime value where no column is named so."""
    if wrong := seen.at_home("“lifetime value” is a number of"):
        yield wrong
        return
    kind = seen.known.catalog.traits(seen.unit).get(LIFETIME_VALUE)
    if kind is None:
        yield RuleError(
            f"The data of {seen.unit.plural} has no lifetime value.",
            code="unknown-name",
            span=seen.node.span,
            hint=f"The mapping names its column: call the one that holds it “{LIFETIME_VALUE}”.",
        )
    elif kind is not Type.NUMBER:
        need = "be used as a number"
        subject = f"“{LIFETIME_VALUE}”"
        yield RuleError.mismatch(subject, WORDS[kind], need, span=seen.node.span)


def _unknown(seen: Seen) -> RuleError:
    asked = seen.node
    unit = Entity.ACCOUNT if asked.of_account else seen.unit
    elsewhere = _where_it_is_known(seen)
    return RuleError.unknown(
        "a trait",
        asked.name,
        () if elsewhere else seen.known.traits(asked, seen.unit),
        where=f"of {unit.plural}",
        span=asked.span,
        written=lambda name: text(Trait(name, asked.of_account)),
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
