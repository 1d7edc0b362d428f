"""The digest to hand out: the draft on two sheets of paper, with what is still open."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.matrix.queries import SegmentView
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.drafting.discovery import OpenQuestion, still_open
from segmatrix.web.matrix.sheets import Box, Point, Sheet, load_sheet

SAID = 3
"""Goals and pain points that a segment shows; the others are counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """The first statements of a cell, each with whose words it is, and how many more there are."""

    points: tuple[Point, ...]
    more: int

    @classmethod
    def of(cls, box: Box | None) -> "Said":
        """Build it from a cell, which may be hidden."""
        found = box.points if box else ()
        return cls(found[:SAID], max(0, len(found) - SAID))


@dataclass(frozen=True, slots=True)
class Portrait:
    """One segment as the digest shows it: the built-in rows that everybody can judge."""

    segment: SegmentView
    definition: Said
    size: Box | None
    goals: Said
    pains: Said
    open: tuple[OpenQuestion, ...]


@require_GET
def digest(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the draft as it is to be handed out."""
    actor = actor_on(request, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    found = still_open(sheet)
    context = {
        "portraits": [_portrait(sheet, segment, found) for segment in sheet.columns],
        "assumed": sum(segment.assumed for segment in sheet.columns),
        "now": clock.now(),
    }
    frame = framed(actor, sheet.matrix, "overview")
    return render(request, "segmatrix/drafting/digest.html", frame | context)


def _portrait(sheet: Sheet, segment: SegmentView, found: list[OpenQuestion]) -> Portrait:
    boxes = {
        line.dimension.key: box
        for line in sheet.lines
        for box in line.boxes
        if box.segment.id == segment.id
    }
    return Portrait(
        segment=segment,
        definition=Said.of(boxes.get("definition")),
        size=boxes.get("size"),
        goals=Said.of(boxes.get("goals")),
        pains=Said.of(boxes.get("pains")),
        open=tuple(each for each in found if each.segment.id == segment.id),
    )
