"""Inputs and facts about imported files."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.evidence.terms import SourceKind
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class ImportDocument(InMatrix):
    """Make a file that is stored and read already (`files`) a document, and a source of it.

    Attributes:
        document_id: A fresh id, under which the file is stored.
        format: What it was recognised as.
        size: Bytes.
        digest: SHA-256 of its bytes.
        source_kind: Of the source that is added with it.
        title: Of that source; empty is the file's name.
        source_id: A source that it belongs to instead, or empty.
    """

    document_id: str
    name: str
    format: str
    size: int
    digest: str
    source_kind: str = SourceKind.DOCUMENT
    title: str = ""
    source_id: str = ""


@dataclass(frozen=True, kw_only=True)
class _WholeDocument:
    matrix_id: str
    document_id: str
    name: str
    format: str
    size: int
    digest: str
    blocks: int
    author_name: str

    @property
    def subject(self) -> str:
        return f"document:{self.document_id}"


@dataclass(frozen=True, kw_only=True)
class DocumentImported(_WholeDocument, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class DocumentRestored(_WholeDocument, Fact):
    pass


@dataclass(frozen=True, kw_only=True)
class RemoveDocument(InMatrix):
    """Put a document away; it is kept, and what was taken from it stays."""

    document_id: str


@dataclass(frozen=True, kw_only=True)
class DocumentRemoved(Fact):
    matrix_id: str
    document_id: str
    name: str

    @property
    def subject(self) -> str:
        return f"document:{self.document_id}"


@dataclass(frozen=True, kw_only=True)
class RestoreDocument(InMatrix):
    """Bring a document back."""

    document_id: str
