"""From a file to its tables: its content says what it is, and its name must not say otherwise."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from segmatrix.evidence.documents import archives
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.formats import ARCHIVE, head_of
from segmatrix.evidence.documents.plain import decoded
from segmatrix.imports.tables import delimited, slides, webpages, workbooks
from segmatrix.imports.tables.grids import Table, within_limits


class Format(StrEnum):
    """What tables are read from."""

    CSV = "csv"
    HTML = "html"
    XLSX = "xlsx"
    PPTX = "pptx"


ENDINGS = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".txt": Format.CSV,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".pptx": Format.PPTX,
    ".pptm": Format.PPTX,
}

_MAIN_PARTS = {"spreadsheetml": Format.XLSX, "presentationml": Format.PPTX}


def tables(path: Path, name: str) -> Iterable[Table]:
    """Return the tables of a file.

    Raises:
        DocumentError: It is of no kind that is read, encrypted, damaged, not what its name says,
            more than the limits say, or has no table.
    """
    found = recognise(path, name)
    if found == Format.XLSX:
        return within_limits(workbooks.sheets(path))
    if found == Format.PPTX:
        return within_limits(slides.tables(path))
    return of_text(decoded(path))


def of_text(text: str) -> Iterable[Table]:
    """Return the tables of a text: of HTML, or the one that signs between its cells make."""
    if "<table" in text.casefold():
        return within_limits(webpages.tables(text))
    return within_limits([delimited.table(text)])


def recognise(path: Path, name: str) -> Format:
    """Return what a file is.

    Raises:
        DocumentError: It is empty, of no kind that is read, encrypted, or not what its name says.
    """
    head = head_of(path)
    ending = Path(name).suffix.lower()
    said = ENDINGS.get(ending)
    if head.startswith(ARCHIVE):
        found = archives.kind(path, _MAIN_PARTS)
        if ending and said != found:
            raise DocumentError(Reason.MISMATCH, says=ending, holds=found)
        return found
    if b"\0" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise DocumentError(Reason.UNKNOWN)
    if said in (Format.XLSX, Format.PPTX):
        raise DocumentError(Reason.MISMATCH, says=ending, holds="text")
    if ending and said is None:
        raise DocumentError(Reason.UNKNOWN)
    return said or Format.CSV
