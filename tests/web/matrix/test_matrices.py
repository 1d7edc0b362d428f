"""How a matrix begins, from nothing or from a sheet, and its overview."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from segmatrix.matrix import queries
from tests.cast import HARBOURLIGHT

pytestmark = pytest.mark.django_db

SHEET = "Segment,Main goals,Size\nRisk modellers,Price new regions,612\nCity teams,One map,438\n"


def test_a_name_begins_an_empty_matrix(cast, signed_in):
    answer = signed_in("fara").post(
        f"/w/{HARBOURLIGHT}/matrices/new/", {"name": "Segments 2026", "unit": "account"}
    )
    (matrix,) = queries.matrices(HARBOURLIGHT, cast.fara)
    assert answer["Location"] == f"/m/{matrix.id}/table/"
    assert (matrix.name, matrix.unit) == ("Segments 2026", "account")


def test_a_matrix_without_a_name_is_refused(cast, signed_in):
    answer = signed_in("fara").post(f"/w/{HARBOURLIGHT}/matrices/new/", {"unit": "account"})
    assert answer.status_code == 422
    assert queries.matrices(HARBOURLIGHT, cast.fara) == []


def test_who_may_not_shape_begins_none(cast, signed_in):
    path = f"/w/{HARBOURLIGHT}/matrices/new/"
    assert signed_in("sol").post(path, {"name": "Mine", "unit": "account"}).status_code == 403
    assert signed_in("otto").get(path).status_code == 404


@pytest.mark.parametrize("page", ["new", "import"])
def test_a_form_whose_sending_would_be_refused_is_refused_itself(cast, signed_in, page):
    answer = signed_in("sol").get(f"/w/{HARBOURLIGHT}/matrices/{page}/")
    assert answer.status_code == 403
    assert "It needs one of these roles: Facilitator or Owner." in answer.text
    assert signed_in("fara").get(f"/w/{HARBOURLIGHT}/matrices/{page}/").status_code == 200


def test_who_may_not_write_is_not_asked_for_a_sheet(bench, pages):
    assert pages("vic").get("import/").status_code == 403
    assert pages("sol").get("import/").status_code == 200


def test_an_empty_matrix_offers_a_sheet_to_those_who_may_bring_one(bench, pages):
    assert f"/m/{bench.id}/import/" in pages("fara").get("table/").text
    assert f"/m/{bench.id}/import/" not in pages("vic").get("table/").text


def test_a_sheet_is_shown_before_anything_is_begun(cast, signed_in):
    browser = signed_in("fara")
    begin = f"/w/{HARBOURLIGHT}/matrices/import/"
    file = SimpleUploadedFile("segments.csv", SHEET.encode())
    page = browser.post(begin, {"name": "Ours", "unit": "account", "file": file}).text
    assert "2 new segments" in page
    assert "Price new regions" in page
    assert queries.matrices(HARBOURLIGHT, cast.fara) == []

    confirmed = {"name": "Ours", "unit": "account", "text": SHEET, "confirm": "1"}
    for _twice in range(2):
        browser.post(begin, confirmed | {"operation": "0123456789abcdef"})
    (matrix,) = queries.matrices(HARBOURLIGHT, cast.fara)
    table = queries.table(matrix.id, cast.fara)
    assert [segment.name for segment in table.segments] == ["Risk modellers", "City teams"]


def test_a_sheet_is_shown_before_anything_is_added(bench, pages):
    assert "2 new segments" in pages("fara").post("import/", text=SHEET).text
    assert bench.table.segments == ()
    pages("fara").post("import/", text=SHEET, confirm="1")
    assert bench.names() == ["Risk modellers", "City teams"]


def test_a_workbook_under_another_name_is_refused_beside_the_file(cast, signed_in):
    file = SimpleUploadedFile("segments.csv", b"PK\x03\x04 and the rest of a workbook")
    answer = signed_in("fara").post(
        f"/w/{HARBOURLIGHT}/matrices/import/", {"name": "Ours", "unit": "account", "file": file}
    )
    assert answer.status_code == 422
    assert "is damaged" in answer.text
    assert queries.matrices(HARBOURLIGHT, cast.fara) == []


def test_pasted_cells_that_are_no_table_stay_in_the_field(bench, pages):
    answer = pages("fara").post("import/", text="only this")
    assert answer.status_code == 422
    assert "only this" in answer.text


def test_the_overview_counts_gaps_and_says_who_is_still_to_place(bench, pages, risk):
    bench.statement(risk, "Price new regions", by=bench.cast.mika)
    page = pages("sol").get().text
    assert "of 8 cells" in page
    assert "7 open questions" in page
    assert "Next: fill the matrix" in page
    waited_for = page.split("Who is still to place")[1].split("</section>")[0]
    assert "<span>Mika" in waited_for
    assert "<span>Pri" not in waited_for  # nobody has met her here, and guests read this as well
    assert "5 colleagues who have said nothing here yet" in " ".join(waited_for.split())


def test_the_overview_of_an_empty_matrix_offers_the_first_step(bench, pages):
    page = pages("fara").get().text
    assert "Next: add a segment" in page
    placed = page.split("Placed everything")[1].split("</div>")[0]
    assert '<span class="figure">0</span>' in placed


def test_a_matrix_is_renamed(bench, pages):
    answer = pages("fara").send("name/", name="Segments 2027", version="1")
    assert 'id="matrix-title"' in answer.text
    assert "Segments 2027" in answer.text


def test_the_palette_offers_what_its_reader_can_do(bench, pages, risk):
    bench.statement(risk, "Price new regions")

    def names(who):
        return {option["name"] for option in pages(who).get("palette/").json()["options"]}

    assert {"Overview", "Map", "Risk modellers", "Price new regions"} <= names("sol")
    assert "Add a segment" in names("fara")
    assert "Add a segment" not in names("sol")
    assert pages("otto").get("palette/").status_code == 404
