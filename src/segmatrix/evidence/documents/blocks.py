"""The pieces of a document, each with the place where people find it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.errors import DocumentError, Reason


class Unit(StrEnum):
    """What people count a document in."""

    PARAGRAPH = "paragraph"
    ROW = "row"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, row or page.

    Attributes:
        number: Counted from 1, as people count; rows as their sheet numbers them.
        part: The sheet or heading that it stands in or under; empty where there is none.
        text: Its text; the cells of a row are parted by tabs.
    """

    unit: Unit
    number: int
    part: str
    text: str


_UNKEPT = re.compile(r"[\0\ud800-\udfff]")
_WITHIN_CELL = re.compile(r"[\t\n\r\v\f]+")


def kept(text: str) -> str:
    """Return the text without characters that no database keeps."""
    return _UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text)


def row_text(cells: Iterable[str]) -> str:
    """Return the cells of a row as one text, parted by tabs."""
    return "\t".join(_WITHIN_CELL.sub(" ", cell).strip(" ") for cell in cells).rstrip("\t")


def cells_of(text: str) -> list[str]:
    """Return the cells of which `row_text` made a text."""
    return text.split("\t")


def within_limits(blocks: Iterable[Block]) -> Iterator[Block]:
    """Pass blocks on, and refuse where they become too many or too much.

    Raises:
        DocumentError: There are more of them, or more text in them, than `limits` says, or no text.
    """
    length, anything = 0, False
    for count, block in enumerate(blocks, start=1):
        length += len(block.text)
        anything = anything or bool(block.text.strip())
        if count > limits.BLOCKS:
            raise DocumentError(Reason.TOO_MANY_BLOCKS, limit=limits.BLOCKS)
        if length > limits.TEXT or len(block.text) > limits.BLOCK_TEXT:
            raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)
        yield Block(block.unit, block.number, kept(block.part)[:200], kept(block.text))
    if not anything:
        raise DocumentError(Reason.NO_TEXT)
