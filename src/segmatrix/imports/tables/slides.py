"""PPTX: every table on a slide. Text beside the tables is left where it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.archives import Archive, opened
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.xml import Event
from segmatrix.imports.tables.grids import Span, Table, squared

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")


@dataclass
class _Drawn:
    """A table while it is read."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    in_text: bool = False
    length: int = 0


def tables(path: Path) -> Iterator[Table]:
    """Yield the tables of a presentation, slide by slide as their files are numbered.

    Raises:
        DocumentError: The archive is not whole, or holds more than the limits say.
    """
    with opened(path) as archive:
        found = (_SLIDE.fullmatch(name) for name in archive.names)
        for number in sorted(int(match[1]) for match in found if match):
            yield from _of_slide(archive, number)


def _of_slide(archive: Archive, number: int) -> Iterator[Table]:
    drawn: _Drawn | None = None
    for event in archive.walk(f"ppt/slides/slide{number}.xml"):
        if event.opens == "tbl":
            drawn = _Drawn()
        elif event.closes == "tbl" and drawn:
            yield squared(str(number), drawn.rows, drawn.merged)
            drawn = None
        elif drawn:
            _take(drawn, event)


def _take(drawn: _Drawn, event: Event) -> None:
    match event.opens:
        case "tr":
            drawn.rows.append([])
        case "tc" if drawn.rows:
            _begin_cell(drawn, event)
        case "p":
            drawn.paragraphs.append("")
        case "br" if drawn.paragraphs:
            drawn.paragraphs[-1] += "\n"
        case "t":
            drawn.in_text = True
    if event.closes == "t":
        drawn.in_text = False
    elif event.closes == "tc" and drawn.rows and drawn.rows[-1]:
        drawn.rows[-1][-1] = "\n".join(text for text in drawn.paragraphs if text.strip())
    elif event.text and drawn.in_text and drawn.paragraphs:
        drawn.length += len(event.text)
        if drawn.length > limits.BLOCK_TEXT:
            raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)
        drawn.paragraphs[-1] += event.text


def _begin_cell(drawn: _Drawn, event: Event) -> None:
    row = drawn.rows[-1]
    if len(row) >= limits.COLUMNS:
        raise DocumentError(Reason.TOO_MANY_COLUMNS, limit=limits.COLUMNS, row=len(drawn.rows))
    down, across = (_whole(event.attributes.get(name, "")) for name in ("rowSpan", "gridSpan"))
    if down > 1 or across > 1:
        top, left = len(drawn.rows) - 1, len(row)
        drawn.merged.append((top, left, top + down - 1, left + across - 1))
    row.append("")
    drawn.paragraphs = []


def _whole(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1
