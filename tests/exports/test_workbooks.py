"""The workbook: readable, printable, and without anything that is computed."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.exports.books import Cell
from segmatrix.exports.workbooks import xlsx_of
from tests.imports.sheets import book

OURS = book({("Banks", "Goals"): ["=1+1", "+2", "-3", "@SUM(A1)", "https://example.test"]})


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as opened:
        return opened.read(name).decode()


def test_every_cell_is_a_text() -> None:
    content = xlsx_of(OURS)
    with zipfile.ZipFile(BytesIO(content)) as opened:
        sheets = [part(content, name) for name in opened.namelist() if "/sheet" in name]
    assert len(sheets) == 2
    for sheet in sheets:
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet


def test_headings_stay_in_sight_and_print_on_every_page() -> None:
    sheet = part(xlsx_of(OURS), "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert 'orientation="landscape"' in sheet
    assert "fitToPage" in sheet
    assert "Print_Titles" in part(xlsx_of(OURS), "xl/workbook.xml")


def test_the_same_book_makes_the_same_bytes() -> None:
    assert xlsx_of(OURS) == xlsx_of(OURS)


def test_what_no_cell_can_hold_is_refused_with_its_place() -> None:
    long = {("BANKS", "GOALS"): Cell("x" * 40_000)}
    with pytest.raises(Invalid, match="Goals, Banks"):
        xlsx_of(replace(OURS, cells=long))
