"""The page Who is in, and its pictures as files."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from segmatrix.base.errors import NotFound
from segmatrix.matrix import queries as matrices
from segmatrix.people import queries as people
from segmatrix.studies import queries
from segmatrix.studies.queries import Overlap, WhoIsIn
from segmatrix.web import exporting
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.sending import csv_lines, harmless, streamed
from segmatrix.web.who import telling, upsetting

LEVELS = 10
"""In how many steps a share of overlap is shaded."""


@require_GET
def page(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the segments of a matrix in numbers; persons are on other pages."""
    actor = actor_on(request, matrix_id)
    seen = queries.who_is_in(matrix_id, actor)
    context = framed(actor, seen.matrix, "data") | content(seen)
    begun = matrices.matrices(actor.workspace_id, actor) if context["workspace"] else []
    context["others"] = [each for each in begun if each.id != matrix_id]
    return render(request, "segmatrix/who/page.html", context)


@require_GET
def data(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Lead to where the data of a matrix is chosen, so that no region names its workspace."""
    actor = actor_on(request, matrix_id)
    return redirect("data:sources", people.workspace(actor.workspace_id, actor).id)


@require_GET
def combinations_csv(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Hand out the combinations as a table: a column per segment, and how many."""
    seen, overlap = _counted(request, matrix_id)
    rows = _combination_rows(overlap)
    return streamed(request, csv_lines(rows), "text/csv; charset=utf-8", f"{_name(seen)}.csv")


@require_GET
def pairs_csv(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Hand out how many every two segments share."""
    seen, overlap = _counted(request, matrix_id)
    names = [harmless(segment.name) for segment in overlap.segments]
    rows = [["", *names], *([name, *row] for name, row in zip(names, overlap.counts, strict=True))]
    return streamed(request, csv_lines(rows), "text/csv; charset=utf-8", f"{_name(seen)}-pairs.csv")


def content(seen: WhoIsIn) -> dict[str, Any]:
    """Return what the page's region takes; the same for every reader."""
    overlap = seen.overlap if seen.overlap and seen.overlap.segments else None
    return {
        "matrix": seen.matrix,
        "seen": seen,
        "lines": telling.lines(seen),
        "bars": telling.bars(seen),
        "coverage_sentences": telling.coverage_sentences(seen),
        "picture": upsetting.draw(overlap) if overlap else None,
        "overlap": overlap,
        "pairs": _pairs(overlap) if overlap else [],
        "overlap_sentence": telling.overlap_sentence(overlap, seen.unit) if overlap else "",
    }


def _pairs(overlap: Overlap) -> list[Any]:
    """Return for each segment its row: how many it shares with each, as share and shade."""
    rows = []
    for number, segment in enumerate(overlap.segments):
        counts = overlap.counts[number]
        size = counts[number]
        cells = [
            {
                "other": other,
                "count": count,
                "share": count / size if size else None,
                "level": ceil(count / size * LEVELS) if size else 0,
                "own": other.id == segment.id,
            }
            for other, count in zip(overlap.segments, counts, strict=True)
        ]
        rows.append({"segment": segment, "size": size, "cells": cells})
    return rows


def _combination_rows(overlap: Overlap) -> Iterator[list[Any]]:
    shown = overlap.segments
    yield [*(harmless(segment.name) for segment in shown), _("Number")]
    for idents, size in overlap.combinations.largest:
        yield [*(int(segment.id in idents) for segment in shown), size]
    if overlap.combinations.others:
        yield [*("" for _segment in shown), overlap.combinations.in_others]


def _counted(request: HttpRequest, matrix_id: str) -> tuple[WhoIsIn, Overlap]:
    seen = queries.who_is_in(matrix_id, actor_on(request, matrix_id))
    if seen.overlap is None or not seen.overlap.segments:
        raise NotFound(
            _("There is nothing to draw yet."), hint=_("It is drawn once segments are counted.")
        )
    return seen, seen.overlap


def _file(request: HttpRequest, matrix_id: str) -> tuple[str, str]:
    seen, overlap = _counted(request, matrix_id)
    context = {
        "matrix": seen.matrix,
        "seen": seen,
        "picture": upsetting.draw(overlap),
        "style": exporting.style("overlap-picture.css"),
    }
    return _name(seen), render_to_string("segmatrix/who/_upset.html", context)


svg, png = exporting.as_files(_file)


def _name(seen: WhoIsIn) -> str:
    return f"{slugify(seen.matrix.name) or 'segments'}-overlap"
