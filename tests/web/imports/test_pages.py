"""Bringing in a sheet on the page: seen, corrected, then added; an edited export as changes."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from segmatrix.base.ids import new_id
from segmatrix.exports.queries import book
from segmatrix.exports.workbooks import xlsx_of
from segmatrix.imports.queries import comparison
from segmatrix.matrix import actions, queries
from segmatrix.matrix import events as matrix_events
from tests.cast import HARBOURLIGHT
from tests.imports.sheets import pptx, slide_row

pytestmark = pytest.mark.django_db

SHEET = "x,Risk modellers,City teams\nAims,Price new regions,One map\nSize,612,438\nOdd,a,b\n"


def upload(content: bytes, name: str) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, content)}


def test_a_slide_becomes_a_matrix(cast, signed_in):
    browser = signed_in("fara")
    begin = f"/w/{HARBOURLIGHT}/matrices/import/"
    deck = pptx(slide_row("", "Banks", "Cities") + slide_row("Main goals", "Grow\nSave", "Plan"))
    named = {"name": "Ours", "unit": "account"}
    page = browser.post(begin, named | upload(deck, "ours.pptx"))
    assert "3 statements" in " ".join(page.text.split())
    text = page.context["text"]
    browser.post(begin, named | {"text": text, "down": "across", "confirm": "1"})
    (matrix,) = queries.matrices(HARBOURLIGHT, cast.fara)
    table = queries.table(matrix.id, cast.fara)
    assert [each.text for each in table.rows[3].cells[0].statements] == ["Grow", "Save"]


def test_corrections_are_shown_and_then_hold(bench, pages):
    corrections = {
        "text": SHEET,
        "down": "across",
        "row-0": bench.dimension["goals"],
        "row-1": "new:statements",
        "row-2": "leave",
        "without-segment": "1",
        "look": "1",
    }
    page = pages("fara").post("import/", **corrections).text
    assert "Left out" in page
    assert bench.names() == []
    del corrections["look"]
    corrections["row-1"] = bench.dimension["size"]
    pages("fara").post("import/", **corrections, confirm="1")
    assert bench.names() == ["Risk modellers"]
    segment_id = bench.table.segments[0].id
    assert bench.texts(segment_id) == ["Price new regions"]
    assert bench.cell(segment_id, "size").stated.value == 612
    assert len(bench.table.rows) == 8


def test_a_sheet_can_be_turned_around(bench, pages):
    page = pages("fara").post("import/", text=SHEET, down="across", turn="down")
    assert [segment.name for segment in page.context["plan"].segments] == ["Aims", "Size", "Odd"]


def test_one_of_several_tables_is_chosen(bench, pages):
    notes = slide_row("Who", "When") + slide_row("Sol", "Monday")
    ours = slide_row("", "Banks") + slide_row("Main goals", "Grow")
    page = pages("fara").post("import/", **upload(pptx(ours, notes), "deck.pptx"))
    tables = page.context["tables"]
    again = {
        "text": page.context["text"],
        "down": "across",
        "table-name": [each.name for each in tables],
        "table": [each.text for each in tables],
        "show": "1",
    }
    page = pages("fara").post("import/", **again)
    assert [row.heading for row in page.context["plan"].rows] == ["Sol"]


def test_a_board_is_pasted(bench, pages):
    notes = "text\tframe\tcolor\nGrow\tBanks\tred\nPlan\tCities\tred\n"
    page = pages("fara").post("import/", text=notes)
    assert [segment.name for segment in page.context["plan"].segments] == ["Banks", "Cities"]


def test_cells_of_a_file_that_are_refused_can_be_mended_on_the_page(bench, pages):
    page = pages("fara").post("import/", **upload(b"x,Banks,Banks\nGoals,a,b\n", "ours.csv"))
    assert page.status_code == 422
    assert "Two headings" in page.text
    assert "&quot;Goals&quot;,&quot;a&quot;,&quot;b&quot;" in page.text


def test_an_edited_export_comes_back_as_changes(bench, pages, cast):
    banks = bench.segment("Banks")
    bench.say(banks, "=Prove every figure")
    content = xlsx_of(book(bench.id, cast.fara))
    same = pages("sol").post("import/", **upload(content, "ours.xlsx"))
    assert "Nothing: the sheet says what the matrix says." in same.text
    text = same.context["text"].replace("=Prove every figure", "=Prove each figure")
    ids = same.context["ids"]
    shown = pages("sol").post("import/changes/", text=text, ids=ids)
    assert shown.status_code == 302  # nothing ticked, nothing done
    assert bench.texts(banks) == ["=Prove every figure"]

    stale = pages("sol").post("import/changes/", text=text, ids=ids, change="0" * 16)
    assert stale.status_code == 409
    assert "nothing has been applied yet" in stale.text
    (key,) = re.findall(r'name="change"\s+value="(\w+)"', stale.text)
    pages("sol").post("import/changes/", text=text, ids=ids, change=key)
    assert bench.texts(banks) == ["=Prove each figure"]


def test_a_sheet_without_ids_can_be_compared_and_takes_nothing_away_by_itself(bench, pages):
    banks = bench.segment("Banks")
    bench.say(banks, "Prove every figure")
    bench.say(banks, "Grow abroad")
    sheet = "x,Banks\nMain goals,Prove every single figure\n"
    page = pages("sol").post("import/", text=sheet, down="across", compare="1")
    ticked = {line.change.sort for line in page.context["lines"] if line.ticked}
    assert ticked == {"reworded"}


def test_a_template_begins_a_matrix_with_rows_of_their_kinds(bench, cast, signed_in):
    deals = matrix_events.AddDimension(matrix_id=bench.id, name="Deals", kind="measure")
    actions.add_dimension(deals, actor=cast.fara)
    bench.segment("Banks")
    content = xlsx_of(book(bench.id, cast.fara, filled=False))
    begin = f"/w/{HARBOURLIGHT}/matrices/import/"
    named = {"name": "Ours", "unit": "account"}
    page = signed_in("fara").post(begin, named | upload(content, "template.xlsx"))
    (row,) = [row for row in page.context["plan"].rows if row.name == "Deals"]
    assert row.kind == "measure"
    assert page.context["tables"] == []


def test_who_may_not_write_brings_nothing(bench, pages):
    assert pages("vic").post("import/changes/", text=SHEET).status_code == 403
    assert pages("otto").post("import/changes/", text=SHEET).status_code == 404


def test_the_page_asks_the_database_as_often_for_much_as_for_little(
    bench, pages, django_assert_max_num_queries
):
    for number in range(6):
        bench.say(bench.segment(f"Segment {number}"), "Grow")
    with django_assert_max_num_queries(52):
        pages("sol").post("import/", text=SHEET)


def in_a_browser(text: str) -> str:
    """Return a text as browsers post it."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def test_changes_are_the_same_after_a_browser_ended_their_lines_otherwise(bench, pages, cast):
    banks = bench.segment("Banks")
    bench.say(banks, "Those who insure", key="definition")
    content = xlsx_of(book(bench.id, cast.fara))
    shown = pages("sol").post("import/", **upload(content, "ours.xlsx"))
    text = shown.context["text"].replace("Those who insure", "Those who lend\nor insure")
    sent = {"text": in_a_browser(text), "ids": in_a_browser(shown.context["ids"])}
    stale = pages("sol").post("import/changes/", **sent, change="0" * 16)
    (line,) = stale.context["lines"]
    plain = comparison(bench.id, text, shown.context["ids"], cast.sol)
    assert line.change == plain.changes[0]
    answer = pages("sol").post("import/changes/", **sent, change=line.change.key)
    assert answer.status_code == 302
    assert bench.texts(banks, "definition") == ["Those who lend\nor insure"]


def test_cells_copied_with_an_empty_corner_keep_it(bench, pages):
    cells = "\tAlpha\tBeta\nDefinition\tx\ty"
    page = pages("fara").post("import/", text=in_a_browser(cells))
    assert [segment.name for segment in page.context["plan"].segments] == ["Alpha", "Beta"]
    assert page.context["text"] == cells
    bench.segment("Alpha")
    page = pages("sol").post("import/", text=cells, compare="1")
    assert [line.change.sort for line in page.context["lines"] if line.ticked] == [
        "new_segment",
        "added",
    ]
    again = pages("sol").post("import/changes/", text=cells, change="0" * 16)
    assert again.status_code == 409
    assert len(again.context["lines"]) == len(page.context["lines"])


def test_white_space_is_no_sheet(pages):
    page = pages("fara").post("import/", text=" \t\n")
    assert "There is no sheet here yet." in page.text


def test_a_paste_with_a_cell_beyond_what_is_read_stays_in_the_form(pages):
    page = pages("fara").post("import/", text="a\tb\n" + "x" * 140_000 + "\ty")
    assert page.status_code == 422
    assert "x" * 140_000 in page.text


def test_the_preview_refuses_a_name_that_does_not_fit(bench, pages):
    page = pages("fara").post("import/", text=f"x,Banks\nKey contacts,{'Z' * 300}\n")
    assert page.status_code == 422
    assert "300 characters long; at most 200 fit" in page.text


def test_a_sheet_that_is_refused_leaves_no_matrix_and_can_be_corrected(cast, signed_in):
    sent = {"unit": "account", "operation": new_id(), "down": "across", "confirm": "1"}
    twice = 'x,Banks\nKey contacts,"Ida  Berg; Ida Berg"\n'
    begin = f"/w/{HARBOURLIGHT}/matrices/import/"
    page = signed_in("fara").post(begin, sent | {"name": "First", "text": twice})
    assert page.status_code == 422
    assert queries.matrices(HARBOURLIGHT, cast.fara) == []
    corrected = sent | {"name": "Second", "text": "x,Banks\nKey contacts,Ida Berg\n"}
    for _time in range(2):
        answer = signed_in("fara").post(begin, corrected)
        (matrix,) = queries.matrices(HARBOURLIGHT, cast.fara)
        assert (matrix.name, answer["Location"]) == ("Second", f"/m/{matrix.id}/table/")
