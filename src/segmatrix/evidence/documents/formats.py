"""What a file is: its content decides, and its name must not say otherwise."""

from enum import StrEnum
from pathlib import Path

from segmatrix.evidence.documents import archives
from segmatrix.evidence.documents.errors import DocumentError, Reason


class Format(StrEnum):
    """How a document holds its text."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".log": Format.TEXT,
    ".vtt": Format.TEXT,
    ".srt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".pdf": Format.PDF,
}

ARCHIVE = b"PK\x03\x04"
"""How an archive begins."""

_MAIN_PARTS = {"wordprocessingml": Format.DOCX, "spreadsheetml": Format.XLSX}
_PLAIN = (Format.TEXT, Format.MARKDOWN, Format.CSV)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096


def recognise(path: Path, name: str) -> Format:
    """Return what a file is.

    Raises:
        DocumentError: It is empty, of no kind that is read, encrypted, or not what its name says.
    """
    ending = Path(name).suffix.lower()
    head = head_of(path)
    if head.startswith(ARCHIVE):
        found = archives.kind(path, _MAIN_PARTS)
    elif b"%PDF-" in head[:1024]:
        found = Format.PDF
    elif _is_text(head):
        return _plain(ending)
    else:
        raise DocumentError(Reason.UNKNOWN)
    if ending and ENDINGS.get(ending) != found:
        raise DocumentError(Reason.MISMATCH, says=ending, holds=found)
    return found


def head_of(path: Path) -> bytes:
    """Return how a file begins.

    Raises:
        DocumentError: It is empty, encrypted, or in the format of offices before XML.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise DocumentError(Reason.EMPTY)
    if head.startswith(_COMPOUND):
        encrypted = _ENCRYPTED in path.read_bytes()
        raise DocumentError(Reason.PASSWORD if encrypted else Reason.LEGACY)
    return head


def _plain(ending: str) -> Format:
    """Return the format of a text, about whose kind its name alone can tell."""
    says = ENDINGS.get(ending) if ending else Format.TEXT
    if says is None:
        raise DocumentError(Reason.UNKNOWN)
    if says not in _PLAIN:
        raise DocumentError(Reason.MISMATCH, says=ending, holds=Format.TEXT)
    return says


def _is_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    strange = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return b"\0" not in head and strange <= len(head) // 100
