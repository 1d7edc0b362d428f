"""The pages of templates: keeping one, looking at what it asks, beginning with it."""

import pytest

from segmatrix.matrix import queries
from tests.cast import HARBOURLIGHT

pytestmark = pytest.mark.django_db
NEW, LIST = f"/w/{HARBOURLIGHT}/matrices/new/", f"/w/{HARBOURLIGHT}/templates/"


@pytest.fixture
def kept(bench, risk, pages):
    """A template with the segment Risk modellers."""
    pages("fara").post("template/", name="Ours", columns="on")
    (view,) = queries.scaffolds(HARBOURLIGHT, bench.cast.fara)
    return view


def test_a_facilitator_keeps_what_a_matrix_asks(bench, risk, pages, signed_in):
    browser = pages("fara")
    assert f"/m/{bench.id}/template/" in browser.get("table/").text
    shown = browser.get("template/").text
    assert "What do they want to achieve in the long run?" in shown
    assert "insurers, banks" not in shown
    assert browser.post("template/", name="Ours")["Location"] == LIST
    assert "Kept by Fara" in signed_in("vic").get(LIST).text


def test_a_name_that_is_taken_is_refused_beside_it(kept, pages):
    answer = pages("fara").post("template/", name="ours")
    assert answer.status_code == 422
    assert "is here already" in answer.text


def test_it_is_looked_at_before_a_matrix_begins_with_it(bench, kept, signed_in):
    browser, like = signed_in("fara"), f"template-{kept.id}"
    said = {"name": "Next", "unit": "account", "like": like}
    looking = {"name": "", "like": like, "look": "1"}  # before anything else was filled in
    for shown in (browser.get(NEW, {"like": like}), browser.post(NEW, looking)):
        assert shown.status_code == 200
        assert "Risk modellers" in shown.text
    assert len(queries.matrices(HARBOURLIGHT, bench.cast.fara)) == 1
    page = browser.post(NEW, said)["Location"]
    assert "Risk modellers" in browser.get(page).text
    like = f"template-{'x' * 16}"
    assert browser.post(NEW, {**said, "name": "None", "like": like}).status_code == 422


def test_it_is_renamed_removed_and_brought_back(bench, kept, signed_in):
    browser, fara = signed_in("fara"), bench.cast.fara
    at = f"{LIST}{kept.id}/"
    browser.post(f"{at}name/", {"name": "Theirs", "version": kept.version})
    assert [each.name for each in queries.scaffolds(HARBOURLIGHT, fara)] == ["Theirs"]
    browser.post(f"{at}remove/")
    page = browser.get(LIST).text
    assert "1 removed template" in page
    browser.post(f"{at}restore/")
    assert [each.name for each in queries.scaffolds(HARBOURLIGHT, fara)] == ["Theirs"]


def test_who_may_not_shape_is_offered_nothing_to_change(bench, kept, pages, signed_in):
    assert "template/" not in pages("sol").get("table/").text
    assert pages("sol").get("template/").status_code == 403
    page = signed_in("sol").get(LIST).text
    assert "Ours" in page
    assert "Rename or remove" not in page
    assert "Begin a matrix with it" not in page
