"""The discovery list as a page: what is still to be found out, by due date and by owner."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.live.rendering import Region
from segmatrix.matrix.queries import DimensionView, NotKnownView, SegmentView
from segmatrix.people import queries as people
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.matrix.sheets import Sheet, load_sheet

DISCOVERY = [Region("discovery")]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A cell whose answer is "not known yet": who finds out, by when and how."""

    segment: SegmentView
    dimension: DimensionView
    answer: NotKnownView

    def overdue(self, today: date) -> bool:
        """Whether it should have been found out before `today`."""
        return self.answer.due is not None and self.answer.due < today


@dataclass(frozen=True, slots=True)
class DiscoveryLine:
    """One open question, and whether its day has passed where the workspace is."""

    question: OpenQuestion
    overdue: bool


class DiscoveryView:
    """The discovery list. Whose part its reader looks at is theirs, so that a change shows all."""

    holders: ClassVar = {"matrix-name": "", "discovery": ""}
    templates: ClassVar = {
        "matrix-name": "frame/name.html",
        "discovery": "drafting/_discovery.html",
    }

    def __init__(self, matrix_id: str, reader: Actor) -> None:
        self._context = content(matrix_id, reader)

    def render(self, region: Region) -> str:
        """Return the element as it is on the page now."""
        return render_to_string(f"segmatrix/{self.templates[region.name]}", self._context)


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show what is still to be found out. Query: `owner` leaves only what somebody finds out."""
    actor = actor_on(request, matrix_id)
    context = content(matrix_id, actor, owner=request.GET.get("owner", ""))
    frame = framed(actor, context["matrix"], "questions")
    return render(request, "segmatrix/drafting/discovery.html", frame | context)


def content(matrix_id: str, actor: Actor, *, owner: str = "") -> dict[str, Any]:
    """Return what the list shows, in a fixed number of queries."""
    sheet = load_sheet(matrix_id, actor)
    found = still_open(sheet)
    today = _today(matrix_id, actor)
    lines = [DiscoveryLine(each, each.overdue(today)) for each in found]
    return {
        "matrix": sheet.matrix,
        "owner": owner,
        "owners": sorted({each.answer.owner for each in found if each.answer.owner}),
        "lines": [line for line in lines if owner in ("", line.question.answer.owner)],
        "all": len(lines),
        "late": sum(line.overdue for line in lines),
    }


def still_open(sheet: Sheet) -> list[OpenQuestion]:
    """Return what is still to be found out, what is due first before the rest.

    Another answer to a cell closes its question, and so does a number from data.
    """
    found = [
        OpenQuestion(box.segment, box.dimension, box.cell.not_known_yet)
        for line in sheet.open_lines
        for box in line.boxes
        if box.cell.not_known_yet and box.computed is None
    ]
    return sorted(found, key=lambda each: each.answer.due or date.max)


def _today(matrix_id: str, actor: Actor) -> date:
    zone = ZoneInfo(people.timezone_in(matrix_id, actor))
    return clock.now().astimezone(zone).date()
