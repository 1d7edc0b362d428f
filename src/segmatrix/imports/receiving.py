"""Files and clipboards that arrive: read in a process of their own, their tables as plain text."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext_lazy as _

from segmatrix.base.errors import Invalid
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.errors import TooLarge, UnreadableDocument
from segmatrix.exports import delimited as writing
from segmatrix.imports.noting import columns_of_notes
from segmatrix.imports.tables import delimited
from segmatrix.imports.tables.grids import Table
from segmatrix.imports.tables.reading import read
from segmatrix.matrix.sheeting import built_in

FILE_SIZE = 20 * 2**20
"""Bytes of a file."""

_PASTED = "pasted.html"

_HINTS = {
    Reason.UNKNOWN: _("XLSX, CSV and PPTX are read; save it as one of these, or paste its cells."),
    Reason.LEGACY: _("Save it as XLSX or PPTX."),
    Reason.MACROS: _("Save it as XLSX or PPTX, which hold no macros."),
    Reason.NO_TEXT: _("There must be a table in it: segments one way, questions the other."),
    Reason.TOO_MANY_BLOCKS: _("Bring in the part that describes your segments."),
}


class UnreadableTable(UnreadableDocument):
    """A file out of which no table can be taken."""

    def __init__(self, error: DocumentError, name: str) -> None:
        super().__init__(error, name)
        self.hint = str(_HINTS.get(error.reason, self.hint))


@dataclass(frozen=True, slots=True)
class Brought:
    """A table that arrived: the sheet or slide it stood on, and its cells as text."""

    name: str
    text: str


def received(name: str, pieces: Iterable[bytes]) -> list[Brought]:
    """Return the tables of a file that arrives, as text that `matrix.sheeting` reads.

    Args:
        name: What it was called where it comes from.
        pieces: Its bytes.

    Raises:
        UnreadableTable: It is not read, and why.
    """
    plain = name.replace("\\", "/").rpartition("/")[2] or _PASTED
    with TemporaryDirectory(prefix="segmatrix-sheet-") as folder:
        path = Path(folder) / "file"
        _write(path, pieces, plain)
        try:
            return [Brought(table.name, text_of(table)) for table in read(path, plain)]
        except DocumentError as error:
            raise UnreadableTable(error, plain) from error


def pasted(text: str) -> list[Brought]:
    """Return the tables of what was pasted: HTML from a clipboard, or cells with signs between.

    Plain text stays as it was typed, for who reads it to judge; a list of notes becomes a table.

    Raises:
        UnreadableTable: There is no table in the HTML.
    """
    if is_html(text):
        return received(_PASTED, [text.encode("utf-8", "replace")])
    try:
        table = delimited.table(text)
    except DocumentError:
        return [Brought("", text)]
    notes = columns_of_notes(table)
    return [Brought("", text if notes is table else text_of(notes))]


def likeliest(found: Sequence[Brought]) -> Brought:
    """Return the table in which most headings are those of a matrix, of several the first."""
    return max(found, key=lambda each: _known_headings(each.text))


def is_html(text: str) -> bool:
    """Say whether a text holds a table of a page."""
    return "<table" in text.casefold()


def text_of(table: Table) -> str:
    """Return a table as text, that of a board's notes in columns."""
    grid = columns_of_notes(table).grid
    return writing.text_of([writing.harmless(cell) for cell in line] for line in grid)


def _known_headings(text: str) -> int:
    lines = list(csv.reader(StringIO(text)))
    headings = [*lines[0], *(line[0] for line in lines if line)] if lines else []
    return sum(bool(built_in(heading)) for heading in headings)


def _write(path: Path, pieces: Iterable[bytes], name: str) -> None:
    size = 0
    with path.open("xb") as file:
        for piece in pieces:
            size += len(piece)
            if size > FILE_SIZE:
                raise TooLarge(name, FILE_SIZE)
            file.write(piece)


def nothing_sent() -> Invalid:
    """Return the refusal of a form without a sheet."""
    return Invalid(
        str(_("There is no sheet here yet.")),
        hint=str(_("Choose a file, or paste cells copied from your spreadsheet.")),
        field="text",
    )
