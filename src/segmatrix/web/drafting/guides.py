"""The interview guide: each row's question with room for an answer, on paper and to type into."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.evidence import actions, events
from segmatrix.evidence.terms import SourceKind
from segmatrix.matrix import queries
from segmatrix.matrix.queries import DimensionView, MatrixTable, SegmentView
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.posted import day, operation, text


@require_http_methods(["GET", "POST"])
def guide(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Show the guide, and keep what somebody said along it.

    Query: `segment` says whom it is about; the first segment if it says nothing.
    """
    actor = actor_on(request, matrix_id)
    table = queries.table(matrix_id, actor)
    refusal = None
    if request.method == "POST":
        try:
            return _keep(request, actor, table)
        except Invalid as refused:
            refusal = refused
    chosen = _segment(request, table)
    said = {key.removeprefix("said-"): words for key, words in request.POST.items()}
    context = {
        "segments": table.segments,
        "segment": chosen,
        "questions": [(each, said.get(each.id, "")) for each in _questions(table)],
        "said": said,
        "refusal": refusal,
        "next": request.path,
    }
    frame = framed(actor, table.matrix, "evidence")
    status = 422 if refusal else 200
    return render(request, "segmatrix/drafting/guide.html", frame | context, status=status)


def _keep(request: HttpRequest, actor: Actor, table: MatrixTable) -> HttpResponse:
    given = events.RecordInterview(
        operation_id=operation(request),
        matrix_id=table.matrix.id,
        title=text(request, "title"),
        kind=SourceKind.OPINION
        if text(request, "speaker") == "colleague"
        else SourceKind.INTERVIEW,
        date=day(request, "date"),
        segment_id=text(request, "segment"),
        answers=[
            {"question": each.question, "text": text(request, f"said-{each.id}")}
            for each in _questions(table)
        ],
    )
    facts = actions.record_interview(given, actor=actor)
    messages.success(request, _("Kept. Each paragraph can be quoted and linked now."))
    return redirect("evidence:source", table.matrix.id, facts[0].source_id)


def _questions(table: MatrixTable) -> list[DimensionView]:
    return [row.dimension for row in table.rows if row.dimension.question]


def _segment(request: HttpRequest, table: MatrixTable) -> SegmentView | None:
    asked = request.POST.get("segment") or request.GET.get("segment", "")
    named = (segment for segment in table.segments if segment.id == asked)
    return next(named, table.segments[0] if table.segments else None)
