"""One finding: corrected, linked, removed and brought back."""

import pytest

from segmatrix.base.ids import new_id

pytestmark = pytest.mark.django_db


def test_its_page_says_where_it_comes_from_and_what_it_speaks_for(desk, pages):
    quote = desk.quote(desk.source("Call with a bank"), "We wait")
    desk.link(desk.claim("They wait for figures"), quote)
    page = pages("vic").get(f"evidence/findings/{quote}/").text
    for words in ("Call with a bank", "We wait", "Banks · Pain points: They wait for figures"):
        assert words in page


def test_it_is_corrected(desk, pages):
    quote = desk.quote()
    answer = pages("sol").send(
        f"evidence/findings/{quote}/edit/",
        kind="number",
        text="of ten",
        value="7,5",
        unit="days",
        basis="3",
        version="1",
    )
    assert answer.status_code == 200
    found = desk.finding(quote)
    assert (found.value, found.unit, found.basis) == (7.5, "days", 3)


def test_a_number_that_is_none_is_refused(desk, pages):
    quote = desk.quote()
    sent = {"kind": "number", "value": "seven", "version": "1"}
    assert pages("sol").send(f"evidence/findings/{quote}/edit/", **sent).status_code == 422


def test_over_a_newer_text_it_is_refused(desk, pages):
    quote = desk.quote()
    pages("mika").send(f"evidence/findings/{quote}/edit/", text="We wait a week", version="1")
    late = pages("sol").send(f"evidence/findings/{quote}/edit/", text="Two weeks", version="1")
    assert late.status_code == 409
    assert desk.finding(quote).text == "We wait a week"


def test_removed_it_comes_back_by_undo_with_its_links(desk, pages):
    claim, quote, operation = desk.claim(), desk.quote(), new_id()
    desk.link(claim, quote)
    pages("sol").send(f"evidence/findings/{quote}/remove/", operation=operation)
    assert desk.evidence(claim).supports == ()
    pages("sol").send("undo/", target=operation)
    assert len(desk.evidence(claim).supports) == 1


def test_without_a_script_a_removed_one_is_brought_back_by_its_address(desk, pages):
    quote = desk.quote()
    pages("sol").post(f"evidence/findings/{quote}/remove/")
    back = pages("sol").post(
        f"evidence/findings/{quote}/restore/", next=f"/m/{desk.id}/evidence/findings/{quote}/"
    )
    assert back.status_code == 302
    assert desk.finding(quote).text == "We wait for days"


def test_a_viewer_may_not_correct_it(desk, pages):
    quote = desk.quote()
    answer = pages("vic").send(f"evidence/findings/{quote}/edit/", text="Mine")
    assert answer.status_code == 403
    assert desk.finding(quote).text == "We wait for days"
