"""What conditions need: that what is compared is of the type that it is held against."""

from collections.abc import Iterator

from segmatrix.kit.data.catalog import Type
from segmatrix.kit.rules.comparing import mismatch, unlike
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.naming.events import step_of
from segmatrix.kit.rules.naming.known import Seen
from segmatrix.kit.rules.nodes import IsSame, Property, StepProperty, Subject, Trait
from segmatrix.kit.rules.printing import text


def condition(seen: Seen) -> Iterator[RuleError]:
    """Refuse to hold a thing of one type against a thing of another."""
    asked = seen.node
    kind = _subject_type(seen, asked.subject)
    if kind is None:
        return
    name = _subject_name(asked.subject)
    if isinstance(asked.test, IsSame):
        other = _step_type(seen, asked.test.other)
        error = None if other is None else unlike(name, kind, asked.test, other)
    else:
        error = mismatch(name, kind, asked.test)
    if error is not None:
        yield error


def _subject_type(seen: Seen, subject: Subject) -> Type | None:
    """Return the type of what is compared; none where its name is unknown, which is said there."""
    match subject:
        case Trait():
            return seen.known.traits(subject, seen.unit).get(subject.name)
        case Property():
            return seen.known.property_type(subject.name, seen.event.name) if seen.event else None
        case _:
            return Type.NUMBER


def _step_type(seen: Seen, asked: StepProperty) -> Type | None:
    step = step_of(asked, seen.sequence, seen.event)
    return None if step is None else seen.known.property_type(asked.name, step.name)


def _subject_name(subject: Subject) -> str:
    return subject.name if isinstance(subject, Trait | Property) else text(subject)
