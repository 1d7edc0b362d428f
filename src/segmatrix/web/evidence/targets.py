"""What a finding can be linked to, as a form offers it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from segmatrix.evidence.targets import Target
from segmatrix.matrix.queries import PersonaView, SegmentView
from segmatrix.web.matrix.sheets import Box, Sheet
from segmatrix.web.posted import text

LONGEST = 90  # characters of a statement in a list of choices


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to link to: what a form sends for it, and what it is called."""

    value: str
    label: str


def choices(
    sheet: Sheet, personas: Iterable[PersonaView]
) -> list[tuple[SegmentView, list[Choice]]]:
    """Return by segment what is claimed of it: itself, its statements, numbers and personas."""
    imagined = list(personas)
    return [
        (
            segment,
            [
                Choice(value_of(Target.segment(segment.id)), _("The segment as a whole")),
                *(choice for line in sheet.open_lines for choice in _of(line.boxes[column])),
                *(_persona(each) for each in imagined if each.segment_id == segment.id),
            ],
        )
        for column, segment in enumerate(sheet.columns)
    ]


def value_of(target: Target) -> str:
    """Return what a form sends for a target."""
    return f"{target.kind}:{target.id}"


def sent(request: HttpRequest) -> dict[str, str]:
    """Return the target that a form sent, as an input takes it; empty where none was chosen."""
    kind, _colon, target_id = text(request, "target").partition(":")
    return {"target_kind": kind, "target_id": target_id}


def _persona(persona: PersonaView) -> Choice:
    label = _("Persona: %(name)s") % {"name": persona.name}
    return Choice(value_of(Target.persona(persona.id)), label)


def _of(box: Box) -> list[Choice]:
    row = box.dimension.name
    if box.cell.stated:
        number = Target.measure(box.segment.id, box.dimension.id)
        return [Choice(value_of(number), f"{row}: {box.stated_figure}")]
    return [
        Choice(
            value_of(Target.statement(statement.id)),
            f"{row}: {Truncator(statement.text).chars(LONGEST)}",
        )
        for statement in box.cell.statements
    ]
