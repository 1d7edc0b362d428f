"""Each kind of file that holds a matrix against each thing that a file can be meant to do.

Either it is refused in words that say what to do next, or what comes of it is text like any other.
"""

from collections.abc import Callable
from functools import partial

import pytest

from segmatrix.imports.receiving import UnreadableTable
from tests.evidence import documents as files
from tests.evidence.test_every_threat import SUMS, XLSM, sheet_with
from tests.evidence.test_reading_documents import ENTITY, PROTECTED, ROW, WIDE
from tests.imports.sheets import pptx, slide_row, tables_of

BOMB = b"<a>" + b" " * (300 << 20)
TWO = slide_row("", "Banks") + slide_row("Main goals", "Grow")
SLIDE = "ppt/slides/slide1.xml"


def deck_with(entity: str) -> bytes:
    """Return a presentation whose slide begins with a declaration."""
    return files.rewritten(pptx(TWO), SLIDE, lambda part: entity.encode() + part)


REFUSED: dict[tuple[str, str], tuple[Callable[[], bytes], str]] = {
    ("xlsx", "zip bomb"): (
        partial(files.rewritten, files.xlsx(ROW), "xl/worksheets/sheet1.xml", lambda _: BOMB),
        "unpacks to more than",
    ),
    ("xlsx", "macro"): (partial(files.xlsx, ROW, content_type=XLSM), "has macros"),
    ("xlsx", "external entity"): (
        partial(sheet_with, ENTITY),
        "holds instructions to fetch or repeat",
    ),
    ("xlsx", "10,000 columns"): (partial(files.xlsx, WIDE), "more than 500 columns"),
    ("xlsx", "password"): (lambda: PROTECTED, "password"),
    ("xlsx", "wrong extension"): (lambda: pptx(TWO), "yet holds something else"),
    ("pptx", "external entity"): (
        partial(deck_with, ENTITY),
        "holds instructions to fetch or repeat",
    ),
    ("pptx", "10,000 columns"): (
        lambda: pptx(slide_row(*["x"] * 10_000)),
        "more than 500 columns",
    ),
    ("pptx", "password"): (lambda: PROTECTED, "password"),
    ("pptx", "wrong extension"): (partial(files.xlsx, ROW), "yet holds something else"),
}
"""Those of presentations with macros or too large to unpack are in `test_tables.py`."""


@pytest.mark.parametrize(("kind", "threat"), REFUSED)
def test_it_is_refused_with_a_way_on(kind: str, threat: str) -> None:
    made, words = REFUSED[kind, threat]
    with pytest.raises(UnreadableTable, match=words) as refused:
        tables_of(made(), f"ours.{kind}")
    assert refused.value.hint


def test_a_formula_is_what_it_showed() -> None:
    goals = '<row r="2"><c r="A2" t="inlineStr"><is><t>Main goals</t></is></c></row>'
    (table,) = tables_of(files.xlsx(SUMS.replace("A1", "B1") + goals), "ours.xlsx")
    assert "They wait" in table.text
    assert "HYPERLINK" not in table.text
