"""Rows on the page: added, named, moved, hidden and put back."""

import pytest

pytestmark = pytest.mark.django_db


def rows(bench):
    return [row.dimension.name for row in bench.table.rows]


def test_a_form_adds_a_row(bench, pages):
    answer = pages("fara").post(
        "dimensions/", name="Channels", kind="statements", question="Where do we meet them?"
    )
    assert answer.status_code == 302
    assert rows(bench)[-1] == "Channels"


def test_a_row_without_a_name_is_refused_beside_the_field(bench, pages):
    answer = pages("fara").send("dimensions/", name="", kind="statements")
    assert answer.status_code == 422
    assert 'id="new-row-name-error"' in answer.text


def test_a_row_is_renamed_and_moved(bench, pages):
    goals = bench.dimension["goals"]
    pages("fara").send(f"dimensions/{goals}/name/", name="Aims", version="1")
    pages("fara").send(f"dimensions/{goals}/move/", position="0")
    assert rows(bench)[0] == "Aims"


def test_hiding_offers_undo_and_the_row_can_be_put_back(bench, pages):
    goals = bench.dimension["goals"]
    answer = pages("fara").send(f"dimensions/{goals}/hide/")
    assert "Hid the row “Main goals”" in answer.text
    assert "Main goals" not in rows(bench)
    assert "Main goals" in pages("fara").ask("dimensions/").text
    pages("fara").send(f"dimensions/{goals}/show/")
    assert "Main goals" in rows(bench)


def test_a_measure_that_cannot_be_read_stays_in_its_form(bench, pages):
    revenue = bench.dimension["revenue"]
    answer = pages("exa").send(
        f"dimensions/{revenue}/measure/", measure="sum of", over="sum", version="1"
    )
    assert answer.status_code == 422
    assert 'value="sum of"' in answer.text


def test_a_contributor_may_not_shape_rows(bench, pages):
    goals = bench.dimension["goals"]
    assert pages("sol").send(f"dimensions/{goals}/hide/").status_code == 403
    assert pages("otto").send(f"dimensions/{goals}/hide/").status_code == 404
