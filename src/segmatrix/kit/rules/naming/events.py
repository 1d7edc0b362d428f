"""What events need: that they happened or are declared, and that they carry what is asked."""

from collections.abc import Iterator
from typing import Any

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.comparing import WORDS
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.known import Known, Seen
from segmatrix.kit.rules.nodes import (
    NOWHERE,
    And,
    Condition,
    EventPattern,
    IsInTop,
    Not,
    Or,
    Property,
    Sequence,
    Span,
    Statistic,
    StepProperty,
)
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.words import ALMOST_FREE, named, quoted


def event(seen: Seen) -> Iterator[RuleError]:
    """Refuse an event that there is not, and what `where` cannot ask."""
    asked, names = seen.node, seen.known.event_names
    if asked.name not in names:
        where = asked.span.start
        yield RuleError.unknown(
            "an event of this data",
            asked.name,
            names,
            span=Span(where, where + len(quoted(asked.name))),
            written=quoted,
            hint="The data has no events.",
        )
    if asked.where is not None:
        yield from _where(asked.where)


def _where(rule: Any) -> Iterator[RuleError]:
    """Refuse what is no condition on a property; a text says none of it, a program may."""
    match rule:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _where(part)
        case Not(part):
            yield from _where(part)
        case Condition(Property(), test) if not isinstance(test, IsInTop):
            return
        case _:
            yield RuleError(
                "“where” asks only for properties of its event.",
                code="where",
                span=rule.span,
                hint="Ask for the rest after the event, with “and”.",
            )


def event_property(seen: Seen) -> Iterator[RuleError]:
    """Refuse a property that no event carries."""
    asked = seen.node
    if seen.event is None:
        yield RuleError(
            f"“{asked.name}” is asked of an event, and no event is meant here.",
            code="where",
            span=asked.span,
            hint="Ask for it after “where”.",
        )
    elif seen.known.property_type(asked.name, seen.event.name) is None:
        trait = asked.name in seen.known.catalog.traits(seen.unit)
        yield _unknown_property(asked, seen.event.name, seen, trait)


def step_property(seen: Seen) -> Iterator[RuleError]:
    """Refuse a property of a step that is none before, or that its event does not carry."""
    asked, step = seen.node, step_of(seen.node, seen.sequence, seen.event)
    if step is None:
        yield RuleError(
            f"“step{asked.step}” is no earlier step of a sequence.",
            code="step",
            span=asked.span,
            hint="Steps count from 1, and a step may ask for what an earlier one carries.",
        )
    elif seen.known.property_type(asked.name, step.name) is None:
        yield _unknown_property(asked, step.name, seen, trait=False)


def step_of(
    asked: StepProperty, sequence: Sequence | None, event: EventPattern | None
) -> EventPattern | None:
    """Return the step that is asked for from an event: one before it, any from inside `without`."""
    if sequence is None:
        return None
    earlier = sequence.steps
    if event is not sequence.without:
        before = next(at for at, step in enumerate(sequence.steps) if step is event)
        earlier = sequence.steps[:before]
    return earlier[asked.step - 1] if 1 <= asked.step <= len(earlier) else None


def _unknown_property(
    asked: Property | StepProperty, event: str, seen: Seen, trait: bool
) -> RuleError:
    own = seen.known.catalog.events.get(event, {})
    step = f"step{asked.step}." if isinstance(asked, StepProperty) else ""
    return RuleError.unknown(
        "a property",
        asked.name,
        () if trait else own or seen.known.catalog.properties,
        where=f"of “{event}”",
        span=asked.span,
        written=lambda meant: f"{step}{named(meant, ALMOST_FREE)}",
        hint=f"It is a trait of {seen.unit.plural}: ask for it after the event, with “and”."
        if trait
        else "No event has properties.",
    )


def amount(seen: Seen) -> Iterator[RuleError]:
    """Refuse to add up what is no number."""
    asked = seen.node
    kind = seen.known.property_type(asked.property.name, asked.event.name)
    if kind in (None, Type.NUMBER) or asked.statistic is Statistic.DISTINCT:
        return
    yield RuleError.mismatch(
        f"“{asked.property.name}”",
        WORDS[kind],
        f"be taken for a number: it has no {asked.statistic}",
        span=asked.property.span,
        hint=f"Count its values instead: number of distinct {text(asked.property)} for …",
    )


def scores_problems(event: str, amount: str, known: Known) -> Iterator[RuleError]:
    """Yield what is wrong with what buyers are ranked by: `scores: {event: …, amount: …}`."""
    if event not in known.event_names:
        yield RuleError.unknown(
            "an event of this data",
            event,
            known.event_names,
            where="(in “scores”)",
            span=NOWHERE,
            hint="The data has no events.",
        )
        return
    kind = known.property_type(amount, event)
    if kind is None:
        own = known.catalog.events.get(event, {}) or known.catalog.properties
        yield RuleError.unknown(
            "a property",
            amount,
            own,
            where=f"of “{event}” (in “scores”)",
            span=NOWHERE,
            hint="No event has properties.",
        )
    elif kind is not Type.NUMBER:
        need = "be added up (in “scores”)"
        yield RuleError.mismatch(
            f"“{amount}”",
            WORDS[kind],
            need,
            span=NOWHERE,
            hint="Name the property that says for how much somebody bought.",
        )
