"""Files and clipboards that arrive: read in a process of their own, their tables as plain text."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext_lazy as _

from segmatrix.base.errors import Invalid
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.errors import TooLarge, UnreadableDocument
from segmatrix.exports import delimited as writing
from segmatrix.imports.noting import columns_of_notes, is_crowded
from segmatrix.imports.tables import delimited
from segmatrix.imports.tables.grids import Table
from segmatrix.imports.tables.reading import read
from segmatrix.matrix.sheeting import built_in

FILE_SIZE = 20 * 2**20
"""Bytes of a file."""

_PASTED = "pasted.html"
_LOOKED_AT = 100  # lines, and cells of the first, in which headings are looked for

_HINTS = {
    Reason.UNKNOWN: _("XLSX, CSV and PPTX are read; save it as one of these, or paste its cells."),
    Reason.LEGACY: _("Save it as XLSX or PPTX."),
    Reason.MACROS: _("Save it as XLSX or PPTX, which hold no macros."),
    Reason.NO_TABLE: _("There must be a table in it: segments one way, questions the other."),
    Reason.TOO_MANY_CELLS: _("Bring in the part that describes your segments."),
    Reason.TOO_MANY_TABLES: _("Bring in the part that describes your segments."),
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
        Invalid: It is a board with too many groups or colours; of several tables such a one stays
            the list that it is.
    """
    plain = name.replace("\\", "/").rpartition("/")[2] or _PASTED
    with TemporaryDirectory(prefix="segmatrix-sheet-") as folder:
        path = Path(folder) / "file"
        _write(path, pieces, plain)
        try:
            tables = read(path, plain)
        except DocumentError as error:
            raise UnreadableTable(error, plain) from error
    if len(tables) == 1:
        return [Brought(table.name, text_of(table)) for table in tables]
    return [
        Brought(table.name, _written(table.grid) if is_crowded(table) else text_of(table))
        for table in tables
    ]


def pasted(text: str) -> list[Brought]:
    """Return the tables of what was pasted: HTML from a clipboard, or cells with signs between.

    Plain text stays as it was typed, for who reads it to judge; a list of notes becomes a table.

    Raises:
        UnreadableTable: There is no table in the HTML.
        Invalid: It is a board with too many groups or colours.
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
    return _written(columns_of_notes(table).grid)


def with_plain_ends(text: str) -> str:
    """Return a text with one sign at the end of each line, as files and databases keep it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _written(grid: Iterable[Iterable[str]]) -> str:
    return writing.text_of([writing.harmless(cell) for cell in line] for line in grid)


def _known_headings(text: str) -> int:
    """Return how many headings at the edges are those of a matrix, none where no cells are read."""
    try:
        lines = list(islice(csv.reader(StringIO(text)), _LOOKED_AT))
    except csv.Error:  # a cell beyond what is ever read; who reads it refuses it in words
        return 0
    headings = [*lines[0][:_LOOKED_AT], *(line[0] for line in lines if line)] if lines else []
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
