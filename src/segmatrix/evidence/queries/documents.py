"""Imported documents as pages read them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.evidence import access, files
from segmatrix.evidence.citing import Place
from segmatrix.evidence.models import Block, Document

BLOCKS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph, row or page.

    Attributes:
        position: Its place in the document, counted from 0; what a citation names.
        words: Where people find it, such as "page 3".
    """

    position: int
    unit: str
    number: int
    part: str
    text: str
    words: str

    @classmethod
    def of(cls, row: Block) -> Self:
        """Build the view from its row."""
        whole = Place(
            row.document_id, row.position, 0, len(row.text), row.unit, row.number, row.part
        )
        return cls(row.position, row.unit, row.number, row.part, row.text, whole.words)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An imported file.

    Attributes:
        format: What its content was recognised as.
        size: Bytes.
        count: How many blocks it has.
        blocks: Some of them, in order; none in a list of documents.
    """

    id: str
    matrix_id: str
    name: str
    format: str
    size: int
    count: int
    author_name: str
    added_at: datetime
    blocks: tuple[BlockView, ...] = ()

    @classmethod
    def of(cls, row: Document, blocks: tuple[BlockView, ...] = ()) -> Self:
        """Build the view from its row."""
        return cls(
            id=row.pk,
            matrix_id=row.matrix_id,
            name=row.name,
            format=row.format,
            size=row.size,
            count=row.blocks,
            author_name=row.author_name,
            added_at=row.added_at,
            blocks=blocks,
        )


def documents(matrix_id: str, actor: Actor) -> tuple[DocumentView, ...]:
    """Return the documents of a matrix without their text, newest first."""
    matrix = access.matrix(matrix_id, actor)
    rows = Document.objects.filter(matrix_id=matrix.id, removed=False)
    return tuple(DocumentView.of(row) for row in rows.order_by("-added_at", "pk"))


def document(matrix_id: str, document_id: str, actor: Actor, *, begin: int = 0) -> DocumentView:
    """Return a document with at most `BLOCKS_AT_ONCE` of its blocks, from that position on.

    Refuses a table to who may not work with customer data, unless they brought it in.
    """
    row = access.text(access.matrix(matrix_id, actor).id, document_id, actor)
    blocks = Block.objects.filter(
        document=row, position__gte=begin, position__lt=begin + BLOCKS_AT_ONCE
    )
    return DocumentView.of(row, tuple(map(BlockView.of, blocks.order_by("position"))))


def original(matrix_id: str, document_id: str, actor: Actor) -> Path:
    """Return where the bytes of a document lie, as they came: hostile, so only to be downloaded."""
    return files.original(access.text(access.matrix(matrix_id, actor).id, document_id, actor).pk)


def sees_text(matrix_id: str, document_id: str, actor: Actor) -> bool:
    """Say whether the actor may read a document as it came."""
    found = access.document(access.matrix(matrix_id, actor).id, document_id)
    return access.sees_text(found, actor)
