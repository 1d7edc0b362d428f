"""The map as a page and as files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.actor import Actor
from segmatrix.matrix.queries import MapView, SegmentView
from segmatrix.matrix.terms import PALETTE
from segmatrix.people.terms import Permission
from segmatrix.review.terms import Shown
from segmatrix.web import exporting
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.map import picturing, plane
from segmatrix.web.map.clouds import Cloud, look
from segmatrix.web.map.telling import Summary, furthest_apart, summaries, told_in_round
from segmatrix.web.matrix.sheets import Box, Sheet, load_sheet
from segmatrix.web.rounds.departments import fault_line
from segmatrix.web.rounds.results import QuestionShown
from segmatrix.web.sending import csv_lines, harmless, streamed
from segmatrix.web.stakeholders.exposing import expose
from segmatrix.web.suggestions.markers import beside

MINE, EVERYONE, DEPARTMENTS = "mine", "everyone", "departments"
REVENUE, SIZE = "revenue", "size"
# The rows whose numbers may be a bubble's area, and what `live` calls the map that is drawn so.
VIEWS = {REVENUE: "map", SIZE: "map-by-size"}


@dataclass(frozen=True, slots=True)
class Own:
    """The reader's own placement of a segment, with None where they have not placed it."""

    segment: SegmentView
    x: int | None
    y: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Parted:
    """What a round came to about one segment, for reading it by department.

    Attributes:
        gap: How wide its widest fault line is, 0 where none is wide enough to be told.
    """

    summary: Summary
    told: QuestionShown
    gap: float


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the map: one's own placements until one has placed everything, then everybody's."""
    actor = actor_on(request, matrix_id)
    context = page_context(request, matrix_id, actor)
    expose(request, context["matrix"], actor, shown=Shown.MAP)
    return render(request, "segmatrix/map/page.html", context)


def page_context(request: HttpRequest, matrix_id: str, actor: Actor) -> dict[str, Any]:
    """Return what the map's page takes, as its address asks for it."""
    shown, clouds = look(matrix_id, actor)
    own = _own(shown, actor)
    area = _asked_area(request)
    context = framed(actor, shown.matrix, "map")
    context |= drawing(shown, clouds, load_sheet(matrix_id, actor), area)
    context |= {"mine": own, "area": area, "view": VIEWS[area]}
    begun = not own or any(each.x is None for each in own)
    default = MINE if begun and Permission.EDIT_CELLS in context["may"] else EVERYONE
    asked = request.GET.get("show")
    context["show"] = asked if asked in (MINE, EVERYONE, DEPARTMENTS) else default
    return context


def drawing(
    shown: MapView, clouds: Sequence[Cloud], sheet: Sheet, area: str = REVENUE
) -> dict[str, Any]:
    """Return what the templates of the map take; the same for every reader.

    Args:
        shown: The map.
        clouds: What people said of each segment's place.
        sheet: The table, whose numbers are the areas of the bubbles.
        area: The key of the row whose numbers are wanted; while it has none, the other one's do.
    """
    known = {key: found for key in VIEWS if (found := _areas(sheet, key))}
    chosen = area if area in known else next(iter(known), "")
    row, areas = known.get(chosen, ("", {}))
    told = summaries(shown, clouds)
    picture = picturing.draw(shown, clouds, areas)
    return beside(shown, picture.bubbles) | {
        "map": shown,
        "axes": (shown.x, shown.y),
        "picture": picture,
        "lines": [(plane.across(step), plane.down(step)) for step in range(1, 10)],
        "colours": [paint.number for paint in PALETTE],
        "sized_by": row,
        "other_areas": [(key, found[0]) for key, found in known.items() if key != chosen],
        "facts": _facts(shown),
        "talks": sheet.talks,
        "summaries": told,
        "first": furthest_apart(told),
        "parted": parted(told),
    }


def parted(told: Sequence[Summary]) -> list[Parted]:
    """Return what rounds came to by department, the segment with the widest fault line first."""
    found = []
    for summary in told:
        if summary.place is not None:
            line = fault_line(summary.place.fault_lines)
            gap = float(line.gap) if line else 0.0
            found.append(Parted(summary, told_in_round(summary.place), gap))
    return sorted(found, key=lambda each: -each.gap)


def _areas(sheet: Sheet, key: str) -> tuple[str, Mapping[str, float | None]] | None:
    """Return the name of a built-in row and its number per segment id; None if it has no number.

    A number computed from data goes before one that somebody stated, of which the middle counts.
    """
    for line in sheet.lines:
        if line.dimension.key == key:
            areas = {box.segment.id: _number(box) for box in line.boxes}
            if any(area is not None for area in areas.values()):
                return line.dimension.name, areas
    return None


def _asked_area(request: HttpRequest) -> str:
    asked = request.GET.get("area", REVENUE)
    return asked if asked in VIEWS else REVENUE


def _number(box: Box) -> float | None:
    if box.computed is not None and box.computed.value is not None:
        return box.computed.value
    stated = box.cell.stated
    return (stated.low + stated.high) / 2 if stated else None


def _facts(shown: MapView) -> dict[str, Any]:
    """Return what the page's script must know: segments and axes in plain values."""
    return {
        "segments": [
            {
                "id": segment.id,
                "name": segment.name,
                "colour": segment.colour,
                "shape": segment.shape,
            }
            for segment in shown.segments
        ],
        **{
            axis.slot: {"id": axis.id, "name": axis.name, "low": axis.low, "high": axis.high}
            for axis in (shown.x, shown.y)
        },
    }


def _own(shown: MapView, actor: Actor) -> list[Own]:
    mine = {each.segment_id: each for each in shown.placements if each.member_id == actor.member_id}
    own = []
    for segment in shown.segments:
        at = mine.get(segment.id)
        own.append(Own(segment, at and at.x, at and at.y, at.reason if at else ""))
    return own


def _file(request: HttpRequest, matrix_id: str) -> tuple[str, str]:
    actor = actor_on(request, matrix_id)
    shown, clouds = look(matrix_id, actor)
    context = drawing(shown, clouds, load_sheet(matrix_id, actor), _asked_area(request))
    context["style"] = exporting.style("map-picture.css")
    context["show"] = DEPARTMENTS if request.GET.get("show") == DEPARTMENTS else EVERYONE
    text = render_to_string("segmatrix/map/_drawing.html", context)
    return _named(shown), text


def _named(shown: MapView) -> str:
    return slugify(shown.matrix.name) or "map"


svg, png = exporting.as_files(_file)


@require_GET
def delimited(request: HttpRequest, matrix_id: str) -> HttpResponseBase:
    """Hand out every dot of the map as CSV."""
    shown, clouds = look(matrix_id, actor_on(request, matrix_id))
    lines = csv_lines(_rows(shown, clouds))
    return streamed(request, lines, "text/csv; charset=utf-8", f"{_named(shown)}-map.csv")


def _rows(shown: MapView, clouds: Sequence[Cloud]) -> Iterator[list[str]]:
    words = [_("Segment"), shown.x.name, shown.y.name, _("Who"), _("Department"), _("Round")]
    yield [harmless(word) for word in [*words, _("Reason")]]
    for cloud in clouds:
        for dot in cloud.dots:
            asked = cloud.place.round_name if cloud.place and dot.counted else ""
            cells = [cloud.segment.name, str(dot.x), str(dot.y)]
            cells += [dot.name, dot.department, asked, dot.reason]
            yield [harmless(cell) for cell in cells]
