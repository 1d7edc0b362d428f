"""What goes out and is read again equals what stood."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmatrix.exports.books import Book, Cell, Column, Point, Row
from segmatrix.exports.celling import line_of, lines_of, number_of
from segmatrix.exports.delimited import csv_of
from segmatrix.exports.workbooks import xlsx_of
from segmatrix.imports.comparing import compare
from segmatrix.imports.receiving import Brought, text_of
from segmatrix.imports.returning import returned
from segmatrix.imports.tables.taking import tables
from segmatrix.matrix import sheeting, stating
from segmatrix.matrix.planning import Known, Plan, planned
from segmatrix.matrix.queries import StatedMeasureView
from tests.imports.sheets import written

SIGNS = st.sampled_from(
    ["=1+1", "+2", "-3", "@SUM", "'", '"', ",", ";", "\t", "|", "• ", "- ", "1. "]
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TEXTS = st.builds("".join, st.lists(st.one_of(SIGNS, WORDS, st.just("\n")), min_size=1, max_size=6))
SAID = TEXTS.map(str.strip).filter(lambda text: bool(text) and not text.isspace())
# Two texts that read alike are one thing to a sheet; a bullet within a line parts it in two.
POINTS = st.lists(SAID, max_size=4, unique_by=line_of)
CALM = SAID.filter(lambda text: "•" not in text and sheeting.statements(f"• {line_of(text)}"))


def book(cells: Sequence[Sequence[str]]) -> Book:
    """Return a book of one row whose cells say these things."""
    columns = tuple(Column(f"s{at}", f"Segment {at}") for at in range(len(cells)))
    said = {
        (column.id, "goals"): Cell(
            lines_of(texts),
            tuple(Point(f"{column.id}-{at}", 1, line_of(text)) for at, text in enumerate(texts)),
        )
        for column, texts in zip(columns, cells, strict=True)
        if texts
    }
    return Book("m", "Ours, DRAFT 1", 3, columns, (Row("goals", "Main goals", "statements"),), said)


def brought(content: bytes, name: str, folder: Path) -> list[Brought]:
    """Return the tables of a file, read in this process."""
    path = written(folder, content)
    return [Brought(table.name, text_of(table)) for table in tables(path, name)]


def out_and_in(went: Book, ending: str, folder: Path) -> Plan:
    content = xlsx_of(went) if ending == "xlsx" else csv_of(went).encode()
    sheet = sheeting.read(brought(content, f"ours.{ending}", folder)[0].text, down=False)
    return planned(sheet, [], [Known("goals", "Main goals", "goals", "statements")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round")


@settings(max_examples=30)
@given(cells=st.lists(POINTS, min_size=1, max_size=3))
def test_an_export_that_nobody_edited_changes_nothing(folder: Path, cells: list[list[str]]) -> None:
    went = book(cells)
    back = returned(brought(xlsx_of(went), "ours.xlsx", folder))
    assert back is not None
    assert [column.id for column in back.book.columns] == [column.id for column in went.columns]
    assert compare(back.book, back.text, went).changes == ()


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@settings(max_examples=30)
@given(cells=st.lists(st.lists(CALM, max_size=3), min_size=1, max_size=3))
def test_a_matrix_that_begins_with_an_export_says_the_same(
    folder: Path, ending: str, cells: list[list[str]]
) -> None:
    plan = out_and_in(book(cells), ending, folder)
    assert [segment.name for segment in plan.segments] == [
        f"Segment {at}" for at in range(len(cells))
    ]
    assert [cell.statements for cell in plan.rows[0].cells] == [
        tuple(line_of(text) for text in texts) for texts in cells
    ]


FINITE = st.floats(-1e12, 1e12).map(lambda value: round(value, 6))


@given(low=FINITE, high=FINITE, unit=st.sampled_from(["", "EUR", "%", "accounts"]))
def test_no_digit_of_a_number_is_lost(low: float, high: float, unit: str) -> None:
    ends = (low, high) if 0 <= low <= high else (low, low)
    stated = StatedMeasureView("", *ends, unit, None, "", "", "", 1, None)  # type: ignore[arg-type]
    assert stating.read(number_of(stated)) == stating.Number(*ends, unit)
