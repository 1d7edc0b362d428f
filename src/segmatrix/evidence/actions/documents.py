"""Taking in files and putting them away."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from segmatrix.activity.actions import action, record
from segmatrix.activity.events import Fact
from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.base.errors import Invalid
from segmatrix.base.ids import is_id, new_id
from segmatrix.base.inputs import named
from segmatrix.evidence import access, events, files, terms
from segmatrix.evidence.actions.sources import add_source, edit_source, typed
from segmatrix.evidence.documents import reading
from segmatrix.evidence.documents.errors import DocumentError
from segmatrix.evidence.errors import ImportedAlready, UnreadableDocument
from segmatrix.evidence.models import Block, Document
from segmatrix.evidence.terms import SourceKind

_BATCH = 2_000  # blocks written at once


def receive_document(
    name: str,
    pieces: Iterable[bytes],
    *,
    matrix_id: str,
    operation_id: str,
    actor: Actor,
    source_kind: str = SourceKind.DOCUMENT,
    title: str = "",
    source_id: str = "",
) -> list[Fact]:
    """Store a file that arrives, have its text read, and import it as a document.

    The text is read before anything is locked. A file that is refused leaves nothing behind.

    Args:
        name: What the file was called where it comes from.
        pieces: Its bytes.
        matrix_id: The matrix it becomes a part of.
        operation_id: As of every write.
        actor: Who sends it.
        source_kind: Of the source that is added with it.
        title: Of that source; empty is the file's name.
        source_id: A source that it belongs to instead, or empty.
    """
    access.editable(matrix_id, actor)
    document_id, plain = new_id(), _file_name(name)
    size, digest = files.keep(document_id, pieces, plain)
    facts: list[Fact] = []
    try:
        found, _count = _read(document_id, plain)
        given = events.ImportDocument(
            operation_id=operation_id,
            matrix_id=matrix_id,
            document_id=document_id,
            name=plain,
            format=found,
            size=size,
            digest=digest,
            source_kind=source_kind,
            title=title,
            source_id=source_id,
        )
        facts = import_document(given, actor=actor)
    finally:
        if any(getattr(fact, "document_id", "") == document_id for fact in facts):
            files.text(document_id).unlink()
        else:
            files.forget(document_id)
    return facts


@action
def import_document(given: events.ImportDocument, *, actor: Actor) -> None:
    """Make a file that is stored and read a document, with a source or for one that is there.

    Refuses a file that was not stored for this, one that is a document of the matrix already, and
    what `add_source` refuses. Records DocumentImported, then SourceAdded or SourceEdited.
    """
    matrix = access.editable(given.matrix_id, actor)
    _refuse_unless_stored(given.document_id)
    _refuse_repeated(matrix.id, given.digest)
    document = Document.objects.create(
        pk=given.document_id,
        matrix_id=matrix.id,
        name=_file_name(given.name),
        format=given.format,
        size=given.size,
        digest=given.digest,
        blocks=0,
        member_id=actor.member_id,
        author_name=actor.name,
        added_at=clock.now(),
    )
    document.blocks = _write_blocks(document)
    document.save(update_fields=["blocks"])
    record(
        events.DocumentImported(**_whole(document)),
        inverse=events.RemoveDocument(matrix_id=matrix.id, document_id=document.pk),
    )
    if given.source_id:
        source = access.source(matrix.id, given.source_id)
        whole = {**typed(source), "document_id": document.pk}
        edit_source(
            events.EditSource(matrix_id=matrix.id, source_id=source.pk, **whole), actor=actor
        )
        return
    add_source(
        events.AddSource(
            matrix_id=matrix.id,
            kind=given.source_kind,
            title=given.title or document.name,
            document_id=document.pk,
        ),
        actor=actor,
    )


@action
def remove_document(given: events.RemoveDocument, *, actor: Actor) -> None:
    """Put a document away; what was taken from it stays. Records DocumentRemoved."""
    matrix = access.editable(given.matrix_id, actor)
    document = access.document(matrix.id, given.document_id)
    document.removed = True
    document.save(update_fields=["removed"])
    place = {"matrix_id": matrix.id, "document_id": document.pk}
    record(
        events.DocumentRemoved(**place, name=document.name),
        inverse=events.RestoreDocument(**place),
    )


@action
def restore_document(given: events.RestoreDocument, *, actor: Actor) -> None:
    """Bring a document back.

    Refuses while the same file is here as another document. Records DocumentRestored.
    """
    matrix = access.editable(given.matrix_id, actor)
    document = access.document(matrix.id, given.document_id, removed=True)
    _refuse_repeated(matrix.id, document.digest)
    document.removed = False
    document.save(update_fields=["removed"])
    record(
        events.DocumentRestored(**_whole(document)),
        inverse=events.RemoveDocument(matrix_id=matrix.id, document_id=document.pk),
    )


def _read(document_id: str, name: str) -> tuple[str, int]:
    try:
        return reading.read(files.original(document_id), name, files.text(document_id))
    except DocumentError as error:
        raise UnreadableDocument(error, name) from error


def _write_blocks(document: Document) -> int:
    """Store the blocks of a document and return their number."""
    rows: Iterator[Block] = (
        Block(
            document=document,
            position=position,
            unit=block.unit,
            number=block.number,
            part=block.part,
            text=block.text,
        )
        for position, block in enumerate(reading.blocks(files.text(document.pk)))
    )
    count = 0
    while batch := list(islice(rows, _BATCH)):
        Block.objects.bulk_create(batch)
        count += len(batch)
    return count


def _refuse_unless_stored(document_id: str) -> None:
    stored = is_id(document_id) and files.text(document_id).is_file()
    if not stored or Document.objects.filter(pk=document_id).exists():
        raise Invalid(_("This file was not stored to be imported."), field="document_id")


def _refuse_repeated(matrix_id: str, digest: str) -> None:
    same = Document.objects.filter(matrix_id=matrix_id, digest=digest, removed=False).first()
    if same is not None:
        raise ImportedAlready(same.name, same.author_name, same.pk)


def _file_name(name: str) -> str:
    """Return the last part of a path as one line, its ending kept where it is too long."""
    plain = "".join(
        each for each in name.replace("\\", "/").rpartition("/")[2] if each.isprintable()
    )
    ending = PurePosixPath(plain).suffix[:10]
    stem = plain.removesuffix(ending)[: terms.FILE_NAME_LENGTH - len(ending)]
    return named(stem + ending, field="file", limit=terms.FILE_NAME_LENGTH)


def _whole(document: Document) -> dict[str, object]:
    return {
        "matrix_id": document.matrix_id,
        "document_id": document.pk,
        "name": document.name,
        "format": document.format,
        "size": document.size,
        "digest": document.digest,
        "blocks": document.blocks,
        "author_name": document.author_name,
    }
