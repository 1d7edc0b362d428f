"""The charter page: one form per question, and nothing typed is lost."""

import pytest

pytestmark = pytest.mark.django_db


def test_an_answer_is_saved_and_leads_back_to_its_question(bench, pages):
    answer = pages("fara").post("charter/", field="problems", text="Three stories", version="0")
    assert answer["Location"].endswith("/charter/#problems")
    assert "Three stories" in pages("sol").get("charter/").text


def test_an_answer_typed_over_a_newer_one_is_shown_beside_it(bench, pages):
    pages("fara").post("charter/", field="problems", text="Three stories", version="0")
    late = pages("exa").post("charter/", field="problems", text="Four stories", version="0")
    assert late.status_code == 422
    assert "Three stories" in late.text
    assert "Four stories" in late.text


def test_saving_again_replaces_what_stands(bench, pages):
    pages("fara").post("charter/", field="problems", text="Three stories", version="0")
    pages("exa").post("charter/", field="problems", text="Four stories", version="1")
    assert bench.table.matrix.charter["problems"].text == "Four stories"


def test_it_is_read_by_all_and_written_by_those_who_shape(bench, pages):
    assert pages("vic").get("charter/").status_code == 200
    assert pages("vic").post("charter/", field="problems", text="x").status_code == 403
    assert pages("otto").get("charter/").status_code == 404


def test_markup_in_an_answer_is_text(bench, pages):
    pages("fara").post("charter/", field="problems", text="</textarea><b>x</b>", version="0")
    assert "</textarea><b>x" not in pages("sol").get("charter/").text


def test_what_a_customer_is_can_be_changed_by_who_works_with_data(bench, pages):
    assert 'name="unit"' in pages("ana").get("charter/").text
    answer = pages("ana").post("unit/", unit="account")
    assert answer["Location"] == f"/m/{bench.id}/charter/"
    assert bench.table.matrix.unit == "account"


def test_others_neither_see_nor_change_what_a_customer_is(bench, pages):
    assert 'name="unit"' not in pages("fara").get("charter/").text
    assert pages("fara").post("unit/", unit="account").status_code == 403
    assert pages("otto").post("unit/", unit="account").status_code == 404
    assert bench.table.matrix.unit == "person"


def test_a_customer_is_an_account_or_a_person(bench, pages):
    answer = pages("ana").post("unit/", unit="household")
    assert answer.status_code == 422
    assert "people or about accounts" in answer.text
