"""The texts of evidence for a room that keeps an index of them, whoever may read which.

As the matrix gives its own (`matrix.queries.Text`), and besides by what they came in with: an
import of records, a source, a document. Facts about those hold no texts.
"""

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet

from segmatrix.base.actor import Actor
from segmatrix.evidence import access
from segmatrix.evidence.citing import Place
from segmatrix.evidence.models import Block, Document, Observation, Source
from segmatrix.matrix.queries import Text

Ids = Collection[str] | None
_AT_ONCE = 2_000  # rows that are held at once


def observation_texts(
    matrix_id: str, ids: Ids = None, *, import_id: str = "", source_id: str = ""
) -> Iterator[Text]:
    """Return what was found, whether it counts or not: all, some, of an import, or of a source."""
    rows = access.all_observations(matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    rows = rows.filter(import_id=import_id) if import_id else rows
    rows = rows.filter(source=source_id) if source_id else rows
    for row in rows.order_by("added_at", "pk").iterator(_AT_ONCE):
        yield (
            Text(id=row.pk)
            if row.removed or row.source.removed
            else Text(
                id=row.pk,
                text=" · ".join(filter(None, [row.text, _number(row)])),
                place=row.source.title,
                about=row.source_id,
                by=row.author_name,
                at=row.added_at,
            )
        )


def source_texts(matrix_id: str, ids: Ids = None) -> Iterator[Text]:
    """Return what is said of sources."""
    rows = Source.objects.filter(matrix=matrix_id)
    rows = rows if ids is None else rows.filter(pk__in=ids)
    for row in rows.order_by("added_at", "pk"):
        said = [row.note, row.collector, row.department, row.channel, row.url]
        yield (
            Text(id=row.pk)
            if row.removed
            else Text(
                id=row.pk,
                title=row.title,
                text=" · ".join(filter(None, said)),
                by=row.author_name,
                at=row.added_at,
            )
        )


def passage_texts(matrix_id: str, ids: Ids = None, *, document_id: str = "") -> Iterator[Text]:
    """Return the paragraphs, rows and pages of documents that can be read.

    All, some, or those of one document; their ids are `DOCUMENT:POSITION`.
    """
    rows = _blocks(matrix_id, ids)
    rows = rows.filter(document=document_id) if document_id else rows
    sources = readable_documents(matrix_id)
    ordered = rows.select_related("document").order_by(
        "document__added_at", "document", "-position"
    )
    for row in ordered.iterator(_AT_ONCE):
        yield _passage(row, sources.get(row.document_id, ""))


def readable_documents(matrix_id: str) -> dict[str, str]:
    """Return the documents that can be read, each with a source that it is read in."""
    rows = Source.objects.filter(matrix=matrix_id, removed=False, document__removed=False)
    return dict(rows.order_by("-added_at", "pk").values_list("document", "pk"))


def sees_rows(matrix_id: str, actor: Actor) -> bool:
    """Say whether the actor may read the rows of tables that others brought in."""
    return access.sees_customers(matrix_id, actor)


def _blocks(matrix_id: str, ids: Ids) -> QuerySet[Block]:
    rows = Block.objects.filter(document__matrix=matrix_id)
    if ids is None:
        return rows
    which = Q(pk__in=())
    for ident in ids:
        document_id, _colon, position = ident.partition(":")
        which |= Q(document=document_id, position=int(position))
    return rows.filter(which)


def _passage(row: Block, source_id: str) -> Text:
    document: Document = row.document
    ident = f"{document.pk}:{row.position}"
    if not source_id:
        return Text(id=ident)
    place = Place(document.pk, row.position, 0, len(row.text), row.unit, row.number, row.part)
    return Text(
        id=ident,
        text=row.text,
        place=f"{document.name}, {place.words}",
        about=source_id,
        by=document.author_name,
        at=document.added_at,
        brought_by=document.member_id if access.is_table(document) else "",
    )


def _number(row: Observation) -> str:
    return "" if row.value is None else f"{row.value:g} {row.unit}".strip()
