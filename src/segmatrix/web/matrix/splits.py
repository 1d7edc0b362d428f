"""Splitting a segment: parts named, its statements given to them, shown beforehand, then done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Refusal
from segmatrix.matrix import actions, events, queries
from segmatrix.matrix.queries import PersonaView
from segmatrix.matrix.terms import LABELS, Tier
from segmatrix.people import queries as people
from segmatrix.people.terms import Permission
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.drawers import reshaping
from segmatrix.web.matrix.sheets import Sheet, load_sheet
from segmatrix.web.matrix.stories import names
from segmatrix.web.posted import operation, text
from segmatrix.web.writing import written

MOST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement or persona with the number of the part it goes to, 0 for the original."""

    id: str
    text: str
    part: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it was typed so far, with the statements and personas chosen for it.

    Attributes:
        number: Counted from 1, as fields name it.
    """

    number: int
    name: str
    note: str
    tier: str
    statements: tuple[Choice, ...]
    personas: tuple[Choice, ...]

    @property
    def letter(self) -> str:
        """What stands for it in the columns of choices while it has no name."""
        return self.name or _("Part %(number)s") % {"number": self.number}


@dataclass(frozen=True, slots=True)
class Row:
    """The statements of one cell, or the personas, with where each is to go."""

    name: str
    choices: tuple[Choice, ...]


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, matrix_id: str, segment_id: str) -> HttpResponse:
    """Ask into which parts a segment is to be split, show what that would do, and do it.

    Posted fields: for each part `name-N`, `note-N` and `tier-N`; for each statement and persona
    `goes-ID` with the number of a part; `parts`, how many there are, or `more`, how many
    there are to be; and `do`, without which it is only shown.
    """
    actor = actor_on(request, matrix_id)
    people.require(actor, Permission.SHAPE, matrix_id)
    segment = queries.segment(matrix_id, segment_id, actor)
    sheet = load_sheet(matrix_id, actor)
    rows = _rows(request, sheet, segment_id)
    imagined = _imagined(request, queries.personas(matrix_id, actor), segment_id)
    parts = _parts(request, rows, imagined, segment.tier)
    refusal: Refusal | None = None
    if "do" in request.POST:
        try:
            return _done(request, matrix_id, segment_id, parts, actor)
        except Refusal as problem:
            refusal = problem
    chosen = sum(len(part.statements) for part in parts)
    context = {
        "parts": parts,
        "rows": [*rows, Row(_("Personas"), imagined)] if imagined else rows,
        "tiers": [(tier, LABELS[tier]) for tier in Tier],
        "more": len(parts) + 1 if len(parts) < MOST_PARTS else 0,
        "stays": sum(len(row.choices) for row in rows) - chosen,
        "contacts": sum(
            len(box.cell.contacts)
            for line in sheet.lines
            for box in line.boxes
            if box.segment.id == segment_id
        ),
    }
    template = "segmatrix/matrix/split-drawer.html"
    return reshaping(
        request, actor, matrix_id, template, context, segment=segment, refusal=refusal, sheet=sheet
    )


def _done(
    request: HttpRequest, matrix_id: str, segment_id: str, parts: Sequence[Part], actor: Actor
) -> HttpResponse:
    given = events.SplitSegment(
        operation_id=operation(request),
        matrix_id=matrix_id,
        segment_id=segment_id,
        parts=[
            {
                "name": part.name,
                "note": part.note,
                "tier": part.tier,
                "statement_ids": [each.id for each in part.statements],
                "persona_ids": [each.id for each in part.personas],
            }
            for part in parts
            if part.name or part.note or part.statements or part.personas
        ],
    )
    facts = actions.split_segment(given, actor=actor)
    words = _("Split off %(names)s.") % {"names": names(part["name"] for part in given.parts)}
    return written(request, matrix_id, facts, actor, undo=given.operation_id, words=words)


def _rows(request: HttpRequest, sheet: Sheet, segment_id: str) -> list[Row]:
    """Return the statements of a segment by row, with where each goes as far as was chosen."""
    boxes = [box for line in sheet.open_lines for box in line.boxes if box.segment.id == segment_id]
    return [
        Row(
            box.dimension.name,
            tuple(
                Choice(each.id, each.text, _number(request, f"goes-{each.id}"))
                for each in box.cell.statements
            ),
        )
        for box in boxes
        if box.cell.statements
    ]


def _imagined(
    request: HttpRequest, personas: Iterable[PersonaView], segment_id: str
) -> tuple[Choice, ...]:
    """Return the personas of a segment, with where each goes as far as was chosen."""
    return tuple(
        Choice(each.id, each.name, _number(request, f"goes-{each.id}"))
        for each in personas
        if each.segment_id == segment_id
    )


def _parts(
    request: HttpRequest, rows: Sequence[Row], imagined: Sequence[Choice], tier: str
) -> list[Part]:
    said = [choice for row in rows for choice in row.choices]
    asked = _number(request, "more") or _number(request, "parts") or 1
    return [
        Part(
            number=number,
            name=text(request, f"name-{number}"),
            note=text(request, f"note-{number}"),
            tier=text(request, f"tier-{number}") or tier,
            statements=tuple(choice for choice in said if choice.part == number),
            personas=tuple(choice for choice in imagined if choice.part == number),
        )
        for number in range(1, min(asked, MOST_PARTS) + 1)
    ]


def _number(request: HttpRequest, name: str) -> int:
    """Return which part was meant, 0 for none."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 3 else 0
