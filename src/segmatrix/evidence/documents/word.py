"""DOCX: paragraphs, each under its heading, text boxes and tables included."""

from collections.abc import Iterator
from pathlib import Path

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.archives import opened
from segmatrix.evidence.documents.blocks import Block, Unit
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.evidence.documents.xml import Event

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SAID_TWICE = "Fallback"  # the same again, for programs that do not know a newer way to say it


def paragraphs(path: Path) -> Iterator[Block]:
    """Yield the paragraphs of a document that are not empty.

    Deleted text and the codes of fields are left out.

    Raises:
        DocumentError: The archive is not whole, or holds more than `limits` says.
    """
    with opened(path) as archive:
        number, part = 0, ""
        for paragraph in _paragraphs(archive.walk(archive.main())):
            text = "".join(paragraph.text).strip()
            if not text:
                continue
            number += 1
            part = text if paragraph.heading else part
            yield Block(Unit.PARAGRAPH, number, part, text)


class _Paragraph:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.heading = False

    def add(self, text: str) -> None:
        self.length += len(text)
        if self.length > limits.BLOCK_TEXT:
            raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)
        self.text.append(text)


def _paragraphs(events: Iterator[Event]) -> Iterator[_Paragraph]:
    """Yield the paragraphs as they close: one in a text box before that which the box is in."""
    open_: list[_Paragraph] = []
    in_text, passed_over = False, 0
    for event in events:
        if _SAID_TWICE in (event.opens, event.closes):
            passed_over += 1 if event.opens else -1
        elif passed_over:
            continue
        elif event.opens == "p":
            open_.append(_Paragraph())
        elif event.closes == "p" and open_:
            yield open_.pop()
        elif not open_:
            continue
        elif "t" in (event.opens, event.closes):
            in_text = bool(event.opens)
        elif event.opens in _SIGNS:
            open_[-1].add(_SIGNS[event.opens])
        elif event.opens == "pStyle":
            open_[-1].heading = event.attributes.get("val", "").startswith(("Heading", "Title"))
        elif event.text and in_text:
            open_[-1].add(event.text)
