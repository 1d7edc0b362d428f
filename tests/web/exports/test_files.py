"""A matrix as a file: everybody who reads it may take it, nobody else finds it."""

import pytest

from tests.imports.sheets import tables_of

pytestmark = pytest.mark.django_db


def test_a_workbook_says_what_the_table_says(bench, pages, risk):
    bench.say(risk, "Prove every figure")
    bench.say(risk, "=HYPERLINK(1)")
    answer = pages("vic").get("export/matrix.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="customer-segments-draft-1.xlsx"'
    shown, ids = tables_of(answer.content, "ours.xlsx")
    assert '"Customer segments, DRAFT 1","Risk modellers"' in shown.text
    assert '"Prove every figure\n=HYPERLINK(1)"' in shown.text
    assert ids.name == "Segmatrix"


def test_a_plain_table_holds_nothing_that_a_spreadsheet_would_compute(bench, pages, risk):
    bench.say(risk, "=HYPERLINK(1)")
    answer = pages("sol").get("export/matrix.csv")
    assert '"\'=HYPERLINK(1)"' in answer.content.decode("utf-8-sig")


def test_a_template_has_the_headings_alone(bench, pages, risk):
    bench.say(risk, "Prove every figure")
    shown, _ids = tables_of(pages("sol").get("export/template.xlsx").content, "ours.xlsx")
    assert "Risk modellers" in shown.text
    assert "Prove" not in shown.text


@pytest.mark.parametrize("name", ["matrix.xlsx", "matrix.csv", "template.xlsx"])
def test_others_do_not_find_it(bench, pages, name):
    assert pages("otto").get(f"export/{name}").status_code == 404
