"""From a file to its blocks, by what it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

from segmatrix.evidence.documents import delimited, plain, word, workbooks
from segmatrix.evidence.documents.blocks import Block, within_limits
from segmatrix.evidence.documents.formats import Format


def _pages(path: Path) -> Iterator[Block]:
    from segmatrix.evidence.documents import pdf  # most files need not wait for its library

    return pdf.pages(path)


_READERS: dict[Format, Callable[[Path], Iterator[Block]]] = {
    Format.TEXT: plain.text,
    Format.MARKDOWN: plain.markdown,
    Format.CSV: delimited.rows,
    Format.XLSX: workbooks.rows,
    Format.DOCX: word.paragraphs,
    Format.PDF: _pages,
}


def blocks(path: Path, format_: Format) -> Iterator[Block]:
    """Yield the blocks of a file that was recognised.

    Raises:
        DocumentError: It is damaged, or more than `limits` says, or has no text.
    """
    return within_limits(_READERS[format_](path))
