"""A bare `where` followed by a name that the event may be meant by too."""

from collections.abc import Iterator

from segmatrix.kit.data.catalog import Catalog
from segmatrix.kit.rules.linting.findings import Finding, Oddity, found
from segmatrix.kit.rules.nodes import And, Condition, Entity, EventPattern, Node, Trait
from segmatrix.kit.rules.printing import text
from segmatrix.kit.rules.references import scoped
from segmatrix.kit.rules.rulefile import SegmentRule, StageRule
from segmatrix.kit.rules.words import quoted


def bare_wheres(
    owner: SegmentRule | StageRule, unit: Entity, catalog: Catalog
) -> Iterator[Finding]:
    """Yield each trait after a bare `where` that is a property of its event as well."""
    for node, whose in scoped(owner.rule, unit):
        if isinstance(node, And):
            yield from _in_row(node, owner, whose, catalog)


def _in_row(
    row: And, owner: SegmentRule | StageRule, unit: Entity, catalog: Catalog
) -> Iterator[Finding]:
    event: EventPattern | None = None
    for part in row.parts:
        trait = _trait(part)
        both = (
            event is not None
            and trait in catalog.events.get(event.name, {})
            and trait in catalog.traits(unit)
        )
        if event is not None and both:
            yield _finding(owner, event, part, trait, unit)
        else:
            event = _ends_bare(part, owner.text)


def _trait(part: Node) -> str:
    """Return the trait that a condition is about, if it is one of the unit's own."""
    if isinstance(part, Condition) and isinstance(part.subject, Trait):
        return "" if part.subject.of_account else part.subject.name
    return ""


def _ends_bare(part: Node, written: str) -> EventPattern | None:
    """Return the event whose `where` without brackets is the last that a condition says."""
    for node in part.walk():
        if isinstance(node, EventPattern) and isinstance(node.where, Condition):
            ends = node.span.end == part.span.end
            return node if ends and not _in_brackets(node, written) else None
    return None


def _in_brackets(event: EventPattern, written: str) -> bool:
    assert event.where is not None, "it has a condition"
    between = written[event.span.start + len(quoted(event.name)) : event.where.span.start]
    return between.rstrip().endswith("(")


def _finding(
    owner: SegmentRule | StageRule, event: EventPattern, part: Node, trait: str, unit: Entity
) -> Finding:
    assert event.where is not None, "it has a condition"
    name = quoted(event.name)
    return found(
        Oddity.WHERE,
        owner,
        part.span,
        f"“{trait}” is a trait of {unit.plural} and a property of “{event.name}”; here it is the"
        " trait.",
        f"To ask the event, use brackets: {name} where ({text(event.where)} and {trait} …)."
        " To make clear that the trait is meant, put it first.",
    )
