"""Files that come in as sources, and their text as it was read, with its findings marked."""

from dataclasses import dataclass

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from segmatrix.base.actor import Actor
from segmatrix.evidence import actions, queries
from segmatrix.evidence.queries import BlockView, ObservationView
from segmatrix.evidence.queries.documents import BLOCKS_AT_ONCE
from segmatrix.evidence.terms import LABELS, TITLE_LENGTH, SourceKind
from segmatrix.web.actors import actor_on
from segmatrix.web.evidence.frames import page
from segmatrix.web.evidence.highlighting import Passage, Piece, pieces
from segmatrix.web.forms import OperationForm
from segmatrix.web.refusals import beside


class DocumentForm(OperationForm):
    """A file that holds evidence."""

    file = forms.FileField(
        label=_("A file"),
        allow_empty_file=True,
        help_text=_(
            "Text, Markdown, CSV, XLSX, DOCX or PDF, at most 50 MB. It stays on this server."
        ),
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.markdown,.csv,.tsv,.xlsx,.docx,.pdf"}),
    )
    source_kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(kind.value, LABELS[kind]) for kind in SourceKind],
        initial=SourceKind.INTERVIEW,
    )
    title = forms.CharField(
        label=_("Name of the source"),
        required=False,
        max_length=TITLE_LENGTH,
        help_text=_("Left empty, it is named after the file."),
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, row or page of a document with what was taken from it."""

    block: BlockView
    pieces: list[Piece]
    findings: tuple[ObservationView, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Some of a document's text.

    Attributes:
        count: How many blocks the document has.
        begin: The position of the first one here; `earlier` and `later` are where other parts of
            the document begin, None at its ends.
    """

    id: str
    name: str
    count: int
    begin: int
    earlier: int | None
    later: int | None
    stretches: tuple[Stretch, ...]

    @property
    def end(self) -> int:
        """The number of the last block here, as people count."""
        return self.begin + len(self.stretches)


def read(matrix_id: str, document_id: str, actor: Actor, *, block: int) -> Reading:
    """Return the part of a document in which a block stands, with its findings."""
    begin = max(0, block) // BLOCKS_AT_ONCE * BLOCKS_AT_ONCE
    found = queries.document(matrix_id, document_id, actor, begin=begin)
    end = begin + len(found.blocks)
    cited = queries.cited_from(matrix_id, document_id, actor, begin=begin, end=end)
    return Reading(
        id=found.id,
        name=found.name,
        count=found.count,
        begin=begin,
        earlier=begin - BLOCKS_AT_ONCE if begin else None,
        later=end if end < found.count else None,
        stretches=tuple(_stretch(each, cited) for each in found.blocks),
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """Take a file as a new source, and lead to its text; a file that is refused says why."""
    actor = actor_on(request, matrix_id)
    form = DocumentForm(request.POST or None, request.FILES or None, auto_id="document-%s")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with beside(form):
            facts = actions.receive_document(
                said["file"].name,
                said["file"].chunks(),
                matrix_id=matrix_id,
                operation_id=said["operation"],
                actor=actor,
                source_kind=said["source_kind"],
                title=said["title"],
            )
            return redirect("evidence:source", matrix_id, facts[-1].source_id)
    context = {"form": form}
    return page(request, actor, matrix_id, "upload", context, status=422 if form.errors else 200)


@require_GET
def original(request: HttpRequest, matrix_id: str, document_id: str) -> FileResponse:
    """Hand the file out as it came: to keep, never to show."""
    actor = actor_on(request, matrix_id)
    name = queries.document(matrix_id, document_id, actor).name
    path = queries.original(matrix_id, document_id, actor)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )


def _stretch(block: BlockView, cited: tuple[ObservationView, ...]) -> Stretch:
    here = tuple(each for each in cited if each.place and each.place.block == block.position)
    passages = [Passage(each.place.start, each.place.end, each.id) for each in here if each.place]
    return Stretch(block, pieces(block.text, passages), here)
