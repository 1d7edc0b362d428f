"""Sources: the list, and one source with its text and what was taken from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from segmatrix.evidence import actions, events, queries
from segmatrix.evidence.documents.blocks import Unit
from segmatrix.evidence.terms import LABELS, ObservationKind, SourceKind, Stance
from segmatrix.matrix import queries as matrices
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.documents import DocumentForm, read
from segmatrix.web.evidence.frames import page
from segmatrix.web.evidence.targets import choices
from segmatrix.web.matrix.histories import lines
from segmatrix.web.matrix.sheets import load_sheet
from segmatrix.web.posted import day, operation, text, whole
from segmatrix.web.writing import carry_out, write

KINDS = [(kind.value, LABELS[kind]) for kind in SourceKind]


@require_GET
def sources(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List where evidence comes from, and let more be added."""
    actor = actor_on(request, matrix_id)
    context = {
        "sources": queries.sources(matrix_id, actor),
        "removed": queries.sources(matrix_id, actor, removed=True),
        "kinds": KINDS,
        "form": DocumentForm(auto_id="document-%s"),
    }
    return page(request, actor, matrix_id, "sources", context)


@require_GET
def source(request: HttpRequest, matrix_id: str, source_id: str) -> HttpResponse:
    """Show a source: its text, if it has a document, and its findings.

    Query: `block` names a place in the document, `page` which findings.
    """
    actor = actor_on(request, matrix_id)
    found = queries.source(matrix_id, source_id, actor)
    reading = None
    withheld = bool(found.document_id) and not queries.sees_text(
        matrix_id, found.document_id, actor
    )
    if found.document_id and not withheld:
        reading = read(matrix_id, found.document_id, actor, block=_number(request, "block"))
    context = {
        "source": found,
        "reading": reading,
        "withheld": withheld,
        "is_table": bool(reading and _is_table(reading.stretches)),
        "findings": queries.observations(
            matrix_id, actor, source_id=source_id, page=_number(request, "page") or 1
        ),
        "targets": choices(load_sheet(matrix_id, actor), matrices.personas(matrix_id, actor)),
        "kinds": KINDS,
        "finding_kinds": [(kind.value, LABELS[kind]) for kind in ObservationKind],
        "stances": [(stance.value, LABELS[stance]) for stance in Stance],
        "history": lines(queries.source_history(matrix_id, source_id, actor)),
    }
    return page(request, actor, matrix_id, "source", context)


@require_POST
def add(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Say where evidence comes from."""
    words, about = _("Added the source."), _described(request)
    return carry_out(request, matrix_id, actions.add_source, events.AddSource, about, words)


@require_POST
def edit(request: HttpRequest, matrix_id: str, source_id: str) -> HttpResponse:
    """Describe a source anew."""
    actor = actor_on(request, matrix_id)
    given = events.EditSource(
        operation_id=operation(request),
        matrix_id=matrix_id,
        source_id=source_id,
        **_described(request),
        document_id=queries.source(matrix_id, source_id, actor).document_id,
        version=whole(request, "version"),
    )
    return write(request, actions.edit_source, given, actor=actor, words=_("Saved."))


@require_POST
def remove(request: HttpRequest, matrix_id: str, source_id: str) -> HttpResponse:
    """Take a source away with all that was taken from it, with a way back."""
    about = {"source_id": source_id}
    words = _("Removed the source. Its findings do not count meanwhile.")
    return carry_out(request, matrix_id, actions.remove_source, events.RemoveSource, about, words)


@require_POST
def restore(request: HttpRequest, matrix_id: str, source_id: str) -> HttpResponse:
    """Bring a removed source back with all that was taken from it."""
    words, about = _("The source is back."), {"source_id": source_id}
    return carry_out(request, matrix_id, actions.restore_source, events.RestoreSource, about, words)


def _described(request: HttpRequest) -> dict[str, Any]:
    fields = ("title", "collector", "channel", "department", "url", "note")
    return {name: text(request, name) for name in fields} | {
        "kind": text(request, "kind") or SourceKind.INTERVIEW,
        "date": day(request, "date"),
    }


def _number(request: HttpRequest, name: str) -> int:
    sent = request.GET.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else 0


def _is_table(stretches: tuple[Any, ...]) -> bool:
    return bool(stretches) and stretches[0].block.unit == Unit.ROW
