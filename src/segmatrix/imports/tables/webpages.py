"""The tables of a piece of HTML, as a clipboard carries them from a spreadsheet or a page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from segmatrix.evidence.documents import limits
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.imports.tables.grids import Span, Table, squared

_LINES = {"br", "p", "div", "ul", "ol"}
_PASSED_OVER = {"script", "style"}
_BLANKS = re.compile(r"\s+")


def tables(html: str) -> Iterator[Table]:
    """Yield the tables, of nested ones the outer with all their text.

    Raises:
        DocumentError: A row has too many cells.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for number, (rows, merged) in enumerate(reader.found, start=1):
        yield squared(str(number) if len(reader.found) > 1 else "", rows, merged)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[list[list[str]], list[Span]]] = []
        self._taken: set[tuple[int, int]] = set()  # cells that a span from above reaches into
        self._depth = 0
        self._silent = 0
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.found.append(([], []))
                self._taken = set()
        elif tag in _PASSED_OVER:
            self._silent += 1
        elif tag in _LINES:
            self._write("\n")
        elif tag == "li":
            self._write("\n• ")
        elif self._depth == 1 and tag == "tr":
            self.found[-1][0].append([])
        elif self._depth == 1 and tag in ("td", "th") and self.found[-1][0]:
            self._begin(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth = max(0, self._depth - 1)
        elif tag in _PASSED_OVER:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr") and self._depth <= 1:
            self._in_cell = False
        elif tag in _LINES:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._write(_BLANKS.sub(" ", data))

    def _begin(self, attributes: dict[str, str | None]) -> None:
        rows, merged = self.found[-1]
        top, row = len(rows) - 1, rows[-1]
        while (top, len(row)) in self._taken:
            row.append("")
        if len(row) >= limits.COLUMNS or len(rows) > limits.BLOCKS:
            raise DocumentError(Reason.TOO_MANY_COLUMNS, limit=limits.COLUMNS, row=len(rows))
        down, across = (_whole(attributes.get(name)) for name in ("rowspan", "colspan"))
        left = len(row)
        if down > 1 or across > 1:
            merged.append((top, left, top + down - 1, left + across - 1))
            reached = range(top + 1, top + down)
            self._taken |= {(y, x) for y in reached for x in range(left, left + across)}
        row.append("")
        self._in_cell = True
        self._cell = left
        row.extend([""] * (across - 1))

    def _write(self, text: str) -> None:
        if not self._in_cell:
            return
        row = self.found[-1][0][-1]
        row[self._cell] += text
        if len(row[self._cell]) > limits.BLOCK_TEXT:
            raise DocumentError(Reason.TOO_MUCH_TEXT, limit=limits.TEXT)


def _whole(text: str | None) -> int:
    return min(100, max(1, int(text))) if text and text.isdecimal() and len(text) < 6 else 1
