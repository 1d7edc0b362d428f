"""What the command palette offers: pages, segments, statements and actions of one matrix."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from segmatrix.people import queries as people
from segmatrix.web.actors import actor_on
from segmatrix.web.matrix.sheets import Sheet, load_sheet
from segmatrix.web.rail import Shelf, shelves

Option = dict[str, Any]

GATHERING = (
    (gettext_lazy("Still to find out"), "drafting:discovery"),
    (gettext_lazy("Interview guide"), "drafting:guide"),
    (gettext_lazy("Digest to hand out"), "drafting:digest"),
)


@require_GET
def palette(request: HttpRequest, matrix_id: str) -> JsonResponse:
    """Answer with everything the reader can go to or do here."""
    actor = actor_on(request, matrix_id)
    may = people.permissions(actor, matrix_id)
    sheet = load_sheet(matrix_id, actor)
    guest = people.is_guest(actor, matrix_id)
    options = [
        *_pages(shelves(actor.workspace_id, matrix_id, may, guest=guest)),
        *_actions(matrix_id, may),
        *_segments(sheet),
        *_statements(sheet),
    ]
    return JsonResponse({"options": options})


def _pages(found: Iterable[Shelf]) -> Iterator[Option]:
    for shelf in found:
        for link in shelf.links:
            yield {"name": str(link.label), "where": _("page"), "href": link.href}


def _actions(matrix_id: str, may: frozenset[str]) -> Iterator[Option]:
    if "shape" in may:
        add = reverse("matrix:segments", args=[matrix_id])
        row = reverse("matrix:dimensions", args=[matrix_id])
        bring = reverse("imports:bring-in", args=[matrix_id])
        yield {"name": _("Add a segment"), "where": _("do"), "href": add, "drawer": True}
        yield {"name": _("Add a row"), "where": _("do"), "href": row, "drawer": True}
        yield {"name": _("Bring in a spreadsheet"), "where": _("do"), "href": bring}
    for name, address in GATHERING:
        yield {"name": str(name), "where": _("page"), "href": reverse(address, args=[matrix_id])}
    take = reverse("exports:workbook", args=[matrix_id])
    yield {"name": _("Take the matrix out as a spreadsheet"), "where": _("do"), "href": take}
    unclear = reverse("lint:page", args=[matrix_id])
    yield {"name": _("See what could be clearer"), "where": _("page"), "href": unclear}
    yield {"name": _("Show the keyboard help"), "where": _("do"), "opens": "shortcuts"}


def _segments(sheet: Sheet) -> Iterator[Option]:
    for segment in sheet.columns:
        href = reverse("matrix:segment", args=[sheet.matrix.id, segment.id])
        yield {"name": segment.name, "where": _("segment"), "href": href, "drawer": True}


def _statements(sheet: Sheet) -> Iterator[Option]:
    for line in sheet.open_lines:
        for box in line.boxes:
            for statement in box.cell.statements:
                yield {
                    "name": statement.text,
                    "where": f"{box.segment.name}, {line.dimension.name}",
                    "href": reverse("matrix:statement", args=[sheet.matrix.id, statement.id]),
                    "drawer": True,
                }
