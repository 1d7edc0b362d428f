"""Tables out of files that anybody may have made."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from segmatrix.base.errors import Invalid
from segmatrix.evidence.documents.errors import DocumentError, Reason
from segmatrix.imports.receiving import Brought, UnreadableTable, likeliest, pasted
from segmatrix.imports.returning import book_of
from segmatrix.imports.tables import workbooks
from segmatrix.imports.tables.grids import MOST_TABLES, Table, within_limits
from segmatrix.matrix import sheeting
from tests.evidence.documents import MACRO_DOCX, docx, office, xlsx
from tests.imports.sheets import pptx, slide_cell, slide_row, tables_of

ROWS = (
    '<row r="1"><c r="B1" t="inlineStr"><is><t>Banks</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>Cities</t></is></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Goals</t></is></c>'
    '<c r="B3" t="inlineStr"><is><t>Grow\nfast</t></is></c></row>'
)


def read(text: str) -> sheeting.Sheet:
    return sheeting.read(text)


def test_a_workbook_keeps_the_lines_of_its_cells() -> None:
    (table,) = tables_of(xlsx(ROWS), "ours.xlsx")
    assert table.name == "Tickets"
    sheet = read(table.text)
    assert sheet.segments == ("Banks", "Cities")
    assert sheet.cells == (("Grow\nfast", ""),)


def test_a_slide_has_tables() -> None:
    rows = slide_row("", "Banks", "Cities") + slide_row("Goals", "Grow\nSave", "Plan")
    (table,) = tables_of(pptx("<a:tr/>", rows), "ours.pptx")
    assert table.name == "2"
    assert read(table.text).cells == (("Grow\nSave", "Plan"),)


def test_merged_cells_of_a_slide_are_filled() -> None:
    head = slide_row("", "Banks", "Cities")
    wide = slide_cell("Grow", ' gridSpan="2"') + slide_cell("", ' hMerge="1"')
    rows = f"{head}<a:tr>{slide_cell('Goals')}{wide}</a:tr>"
    (table,) = tables_of(pptx(rows), "ours.pptx")
    assert read(table.text).cells == (("Grow", "Grow"),)


def test_cells_from_a_page_have_spans_lists_and_lines() -> None:
    html = """<meta><table><tr><th colspan=3>Our customers</th></tr>
    <tr><td></td><td>Banks</td><td><p>Cities</p></td></tr>
    <tr><td>Goals</td><td rowspan=2><ul><li>Grow &amp; save</li><li>Sleep</li></ul></td>
    <td>Plan<br>Build</td></tr><tr><td>Channels</td><td>Fairs</td></tr>
    <script>alert(1)</script></table>"""
    (table,) = pasted(html)
    sheet = read(table.text)
    assert sheet.segments == ("Banks", "Cities")
    assert [sheeting.statements(cell) for cell in sheet.cells[0]] == [
        ("Grow & save", "Sleep"),
        ("Plan", "Build"),
    ]
    assert sheeting.statements(sheet.cells[1][0]) == ("Grow & save", "Sleep")


def test_what_is_typed_stays_as_it_was_typed() -> None:
    (table,) = pasted("only this")
    assert table.text == "only this"


def test_of_several_tables_the_one_with_known_headings_is_shown() -> None:
    notes = slide_row("Who", "When") + slide_row("Sol", "Monday")
    ours = slide_row("", "Banks") + slide_row("Main goals", "Grow")
    found = tables_of(pptx(notes, ours), "deck.pptx")
    assert [table.name for table in found] == ["1", "2"]
    assert likeliest(found).name == "2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    (table,) = tables_of("x;Städte\nGoals;Größe".encode(encoding), "ours.csv")
    assert read(table.text).segments == ("Städte",)


def bomb() -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as opened:
        with zipfile.ZipFile(BytesIO(pptx(slide_row("a", "b") * 2))) as whole:
            for name in whole.namelist():
                opened.writestr(name, whole.read(name))
        opened.writestr("ppt/slides/slide2.xml", b"<a>" + b" " * (300 << 20))
    return into.getvalue()


WIDE = '<row r="1"><c r="NTP1" t="inlineStr"><is><t>far</t></is></c></row>'


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "ours.xlsx", "is empty"),
        (xlsx(ROWS), "ours.csv", "yet holds something else"),
        (b"PK\x03\x04 and no more", "ours.xlsx", "is damaged"),
        (b"a,b\n1,2", "ours.xlsx", "yet holds something else"),
        (docx("<w:p/>"), "ours.docx", "of a kind that is not read"),
        (b"%PDF-1.7\0\0\0", "ours.pdf", "of a kind that is not read"),
        (xlsx(WIDE), "ours.xlsx", "more than 500 columns"),
        (b"\n".join([b",".join([b"x"] * 600)] * 3), "ours.csv", "more than 500 columns"),
        (b"one line only", "ours.txt", "no table in"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ours.xlsx", "old format"),
        (
            office("ppt/presentation.xml", MACRO_DOCX, {"ppt/presentation.xml": "<p/>"}),
            "ours.pptx",
            "has macros",
        ),
        (
            office(
                "ppt/presentation.xml",
                "application/vnd.presentationml",
                {"ppt/presentation.xml": "<p/>", "ppt/vbaProject.bin": b"x"},
            ),
            "ours.pptx",
            "has macros",
        ),
        (
            office(
                "ppt/presentation.xml",
                "application/vnd.presentationml",
                {
                    "ppt/presentation.xml": "<p/>",
                    "ppt/slides/slide1.xml": '<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>',
                },
            ),
            "ours.pptx",
            "holds instructions to fetch or repeat",
        ),
        (bomb(), "ours.pptx", "unpacks to more than"),
    ],
    ids=[
        "empty",
        "workbook as text",
        "damaged",
        "text as workbook",
        "document",
        "pdf",
        "wide workbook",
        "wide text",
        "no table",
        "old",
        "macro type",
        "macro part",
        "entity",
        "bomb",
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(content: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableTable, match=words) as refused:
        tables_of(content, name)
    assert refused.value.hint
    assert refused.value.field == "file"


def test_a_cell_beyond_what_is_read_is_refused_where_the_sheet_is_read() -> None:
    brought = likeliest(pasted("a\tb\n" + "x" * 140_000 + "\ty"))
    with pytest.raises(Invalid, match="cannot be told apart"):
        read(brought.text)


def test_cells_with_nothing_in_them_are_no_table() -> None:
    with pytest.raises(Invalid, match="no table here"):
        read(likeliest(pasted(",,\n,,")).text)


def test_a_crowded_board_beside_another_table_stays_a_list() -> None:
    notes = [slide_row("Text", "Frame"), *(slide_row(f"n{at}", f"g{at}") for at in range(41))]
    matrix = slide_row("", "Banks") + slide_row("Goals", "Grow")
    board, table = tables_of(pptx("".join(notes), matrix), "ours.pptx")
    assert board.text.startswith('"Text","Frame"')
    assert likeliest([board, table]) == table
    with pytest.raises(Invalid, match="41 groups"):
        tables_of(pptx("".join(notes)), "ours.pptx")


def test_headings_are_looked_for_at_the_beginning_only() -> None:
    filler = "\n".join(["other,words"] * 100)
    late, early = f"x,y\n{filler}\nGoals,late\n", f"x,y\nGoals,early\n{filler}\n"
    assert likeliest([Brought("late", late), Brought("early", early)]).name == "early"


def test_ids_with_a_cell_beyond_what_is_read_are_none() -> None:
    assert book_of("matrix,m\n" + "x" * 140_000) is None


def test_a_sheet_of_too_many_cells_is_refused_before_the_rest_of_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_CELLS", 3)
    row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    path = tmp_path / "ours.xlsx"
    path.write_bytes(xlsx(row * 4 + " " * (1 << 20) + "<damaged"))
    with pytest.raises(DocumentError) as refused:
        list(workbooks.sheets(path))
    assert refused.value.reason == Reason.TOO_MANY_CELLS


def test_more_tables_than_anybody_chooses_from_are_refused() -> None:
    table = Table("", (("a", "b"), ("c", "d")))
    with pytest.raises(DocumentError) as refused:
        list(within_limits([table] * (MOST_TABLES + 1)))
    assert refused.value.reason == Reason.TOO_MANY_TABLES
