"""Customers one by one: filtered, searched and a page at a time."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.ids import is_id
from segmatrix.matrix.queries import SegmentView
from segmatrix.studies import queries
from segmatrix.studies.queries import MembersView, Part, Where
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.who.telling import combination_name

ROWS_PER_PAGE = 50
COLUMNS_AT_MOST = 12
LONGEST_SEARCH = 200


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show some of those who are in a part of all customers."""
    actor = actor_on(request, matrix_id)
    part, search = _part(request.GET), request.GET.get("search", "").strip()[:LONGEST_SEARCH]
    number = _number(request.GET.get("page", ""))
    columns = tuple(request.GET.getlist("column"))[:COLUMNS_AT_MOST] or None
    found = queries.members(
        matrix_id,
        actor,
        part,
        search=search,
        columns=columns,
        offset=(number - 1) * ROWS_PER_PAGE,
        limit=ROWS_PER_PAGE,
    )
    context = framed(actor, found.matrix, "data") | {
        "found": found,
        "rows": _rows(found),
        "part": part,
        "chosen": request.GET.get("part", Where.EVERYONE),
        "exactly": _exactly(part, found),
        "search": search,
        "query": _query(request.GET),
        "page": Paginator(range(found.total), ROWS_PER_PAGE).get_page(number),
    }
    return render(request, "segmatrix/who/members.html", context)


def _part(asked: QueryDict) -> Part:
    """Return the part that the address asks for; what it does not understand is everybody."""
    said, unsure = asked.get("part", ""), bool(asked.get("unsure"))
    if said in (Where.NONE, Where.ONE, Where.SEVERAL):
        return Part(Where(said), unsure=unsure)
    if is_id(said):
        return Part(Where.SEGMENT, (said,), unsure)
    where, *idents = said.split(".")
    if where == Where.EXACTLY and idents and all(map(is_id, idents)):
        return Part(Where.EXACTLY, tuple(idents), unsure)
    return Part(unsure=unsure)


def _exactly(part: Part, found: MembersView) -> str:
    """Return in words which exact combination is shown, if one is."""
    if part.where is not Where.EXACTLY:
        return ""
    names = [segment.name for segment in found.segments if segment.id in part.segments]
    return combination_name(names or [_("a segment that is gone")])


def _rows(found: MembersView) -> list[dict[str, Any]]:
    return [
        {
            "member": member,
            "segments": _among(found.segments, member.segments),
            "unsure": _among(found.segments, member.unsure),
        }
        for member in found.members
    ]


def _among(segments: tuple[SegmentView, ...], idents: tuple[str, ...]) -> list[SegmentView]:
    return [segment for segment in segments if segment.id in idents]


def _query(asked: QueryDict) -> str:
    """Return the address's question without its page."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _number(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1
