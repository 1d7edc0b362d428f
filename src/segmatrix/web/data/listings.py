"""Rows that an import set aside, and rows of ids used twice: on pages, and as downloads."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from segmatrix.datasets import queries
from segmatrix.datasets.rows import REUSED, SET_ASIDE, Listing
from segmatrix.web.actors import actor_in, workspace_context
from segmatrix.web.sending import csv_lines, harmless, streamed

ROWS_PER_PAGE = 50


@require_GET
def set_aside(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Show rows that could not be read, each with its reason."""
    context = _context(request, workspace_id, dataset_id, SET_ASIDE)
    return render(request, "segmatrix/data/set_aside.html", context)


@require_GET
def reused(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Show rows of ids that stand on several, which say different things."""
    context = _context(request, workspace_id, dataset_id, REUSED)
    return render(request, "segmatrix/data/reused.html", context)


@require_GET
def set_aside_csv(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Send all rows set aside, as they are read."""
    return _download(request, workspace_id, dataset_id, SET_ASIDE, "set-aside.csv")


@require_GET
def reused_csv(request: HttpRequest, workspace_id: str, dataset_id: str) -> HttpResponse:
    """Send all rows of ids used twice, as they are read."""
    return _download(request, workspace_id, dataset_id, REUSED, "ids-used-twice.csv")


def _context(
    request: HttpRequest, workspace_id: str, dataset_id: str, listing: Listing
) -> dict[str, Any]:
    actor = actor_in(request, workspace_id)
    number = request.GET.get("page", "1")
    page = int(number) if number.isdecimal() and 0 < len(number) < 10 else 1
    offset = (max(page, 1) - 1) * ROWS_PER_PAGE
    found = queries.listed(dataset_id, actor, listing, offset=offset, limit=ROWS_PER_PAGE)
    return workspace_context(actor, "data") | {
        "source": queries.dataset(dataset_id, actor),
        "found": found,
        "page": Paginator(range(found.total), ROWS_PER_PAGE).get_page(page),
    }


def _download(
    request: HttpRequest, workspace_id: str, dataset_id: str, listing: Listing, name: str
) -> StreamingHttpResponse:
    actor = actor_in(request, workspace_id)
    rows = queries.every_listed(dataset_id, actor, listing)
    lines = csv_lines([harmless(cell) for cell in row] for row in rows)
    return streamed(request, lines, "text/csv; charset=utf-8", name)
