"""Text and Markdown: paragraphs, each under its heading."""

import re
from collections.abc import Iterator
from pathlib import Path

from segmatrix.evidence.documents.blocks import Block, Unit

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_FENCE = re.compile(r"(```|~~~)")
_LONG = 4_000  # characters, from which a run of lines is more than people call a paragraph


def decoded(path: Path) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or else as Windows wrote it."""
    content = path.read_bytes()
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a text, which blank lines part."""
    return _numbered((lines, "") for lines in _paragraphs(decoded(path)))


def markdown(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a Markdown text as they are written, each with its heading."""

    def parted() -> Iterator[tuple[list[str], str]]:
        part, fenced = "", False
        for lines in _paragraphs(decoded(path)):
            for line in lines:
                fenced ^= bool(_FENCE.match(line))
                heading = None if fenced else _HEADING.match(line)
                part = heading[1] if heading else part
            yield lines, part

    return _numbered(parted())


def _numbered(paragraphs: Iterator[tuple[list[str], str]]) -> Iterator[Block]:
    for number, (lines, part) in enumerate(paragraphs, start=1):
        yield Block(Unit.PARAGRAPH, number, part, "\n".join(lines))


def _paragraphs(whole: str) -> Iterator[list[str]]:
    lines: list[str] = []
    length = 0
    for line in whole.split("\n"):
        if line.strip():
            lines.append(line)
            length += len(line)
        if lines and (not line.strip() or length > _LONG):
            yield lines
            lines, length = [], 0
    if lines:
        yield lines
