"""Books and edited sheets in a few words, and files as office programs write them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from segmatrix.exports.books import Book, Cell, Column, Point, Row
from segmatrix.exports.celling import lines_of
from segmatrix.exports.delimited import text_of
from segmatrix.imports.receiving import Brought, received
from tests.evidence.documents import HEAD, archive, relations

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

Said = Mapping[tuple[str, str], Sequence[str]]


def book(
    said: Said,
    *,
    segments: Sequence[str] = ("Banks", "Cities"),
    rows: Sequence[tuple[str, str]] = (("Goals", "statements"), ("Size", "measure")),
) -> Book:
    """Return a book whose ids are the names in capitals, and what its cells say by segment and row.

    Statements have the ids `GOALS-BANKS-0` and so on, and their third version.
    """
    kinds = dict(rows)
    cells = {}
    for (segment, row), texts in said.items():
        place = (segment.upper(), row.upper())
        points = tuple(
            Point(f"{row}-{segment}-{number}".upper(), 3, text) for number, text in enumerate(texts)
        )
        text = lines_of(texts) if kinds[row] == "statements" else "\n".join(texts)
        cells[place] = Cell(text, points)
    return Book(
        "matrix",
        "Ours, DRAFT 1",
        7,
        tuple(Column(name.upper(), name) for name in segments),
        tuple(Row(name.upper(), name, kind) for name, kind in rows),
        cells,
    )


def edited(grid: Sequence[Sequence[str]]) -> str:
    """Return a sheet as text."""
    return text_of(grid)


def tables_of(content: bytes, name: str) -> list[Brought]:
    """Return the tables of a file with this content."""
    return received(name, [content])


def pptx(*slides: str) -> bytes:
    """Return a presentation with a table on each slide, given as its rows."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types><Override PartName="/ppt/presentation.xml" '
        f'ContentType="{PPTX}"/></Types>',
        "_rels/.rels": relations(r1=("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"{HEAD}<p/>",
    }
    for number, rows in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = (
            f'{HEAD}<sld xmlns:a="{DRAWING}"><a:p><a:r><a:t>Beside</a:t></a:r></a:p>'
            f"<a:tbl>{rows}</a:tbl></sld>"
        )
    return archive(parts)


def slide_row(*cells: str) -> str:
    """Return a row of a slide's table; a line of a cell is a paragraph."""
    return "<a:tr>" + "".join(map(slide_cell, cells)) + "</a:tr>"


def slide_cell(text: str, spans: str = "") -> str:
    """Return a cell of a slide's table."""
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("\n"))
    return f"<a:tc{spans}><a:txBody>{lines}</a:txBody></a:tc>"


def written(folder: Path, content: bytes) -> Path:
    """Return a file with this content."""
    path = folder / "file"
    path.write_bytes(content)
    return path
