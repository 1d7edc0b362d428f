"""The page "What could be clearer": what it shows, dismissing, and showing again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix.linting import Code

pytestmark = pytest.mark.django_db


@pytest.fixture
def unclear(bench, risk):
    """What is found about a definition with an abbreviation."""
    bench.say(risk, "Whoever buys by RFP", key="definition")
    return bench.finding(Code.ACRONYM)


def test_it_shows_each_place_with_reason_mend_and_the_text(bench, pages, risk, unclear):
    page = pages("vic").get("lint/")
    assert page.status_code == 200
    assert "Whoever buys by RFP" in page.text
    assert "Not everybody knows what RFP stands for." in page.text
    assert "Write it out, at least the first time." in page.text
    assert f"/m/{bench.id}/statements/{unclear.statement_id}/" in page.text
    assert f"/m/{bench.id}/cells/{risk}/{bench.dimension['goals']}/" in page.text


def test_the_overview_counts_them(bench, pages, risk, unclear):
    many = len(bench.findings.open)
    assert f"{many} places where a reader may stumble" in pages("vic").get("").text


def test_a_table_that_is_clear_says_so(bench, pages):
    assert "Nothing to clear up" in pages("vic").get("lint/").text
    assert "Nothing to clear up" not in pages("vic").get("").text  # it has no segments yet


def test_a_finding_has_an_address_of_its_own_beside_the_page(bench, pages, unclear):
    page = pages("sol").get(f"lint/{unclear.key}/")
    assert 'id="clarity"' in page.text
    assert 'name="reason"' in page.text
    drawer = pages("sol").ask(f"lint/{unclear.key}/")
    assert "<html" not in drawer.text
    assert 'name="reason"' in drawer.text


def test_one_that_is_found_no_more_is_not_there(bench, pages, unclear):
    bench.dismiss(unclear.key)
    assert pages("sol").get(f"lint/{unclear.key}/").status_code == 404


def test_dismissing_takes_it_off_the_list_and_keeps_the_name(bench, pages, unclear):
    answer = pages("sol").send(f"lint/{unclear.key}/dismiss/", reason="Their own word")
    assert int(answer["Segmatrix-Written"]) > 0
    page = pages("mika").get("lint/").text
    assert "1 is fine as it is" in page
    assert "Their own word" in page
    assert "Sol, Sales" in page


def test_without_a_script_it_leads_back_to_the_page(bench, pages, unclear):
    back = f"/m/{bench.id}/lint/"
    answer = pages("sol").post(f"lint/{unclear.key}/dismiss/", reason="", next=back)
    assert (answer.status_code, answer["Location"]) == (302, back)


def test_it_can_be_shown_again(bench, pages, unclear):
    bench.dismiss(unclear.key)
    pages("mika").send(f"lint/{unclear.key}/restore/")
    assert unclear in bench.findings.open


def test_a_viewer_may_do_neither(bench, pages, unclear):
    assert pages("vic").send(f"lint/{unclear.key}/dismiss/").status_code == 403
    bench.dismiss(unclear.key)
    assert pages("vic").send(f"lint/{unclear.key}/restore/").status_code == 403
    assert len(bench.findings.dismissed) == 1


def test_texts_are_shown_as_text(bench, pages, risk):
    bench.say(risk, "<b>KYC</b> & co", key="definition")
    page = pages("vic").get("lint/").text
    assert "&lt;b&gt;KYC&lt;/b&gt; &amp; co" in page
    assert "<b>KYC</b>" not in page


def test_it_asks_the_database_as_often_for_a_big_matrix_as_for_a_small_one(
    bench, pages, risk, unclear, django_assert_num_queries
):

    browser = pages("vic")
    browser.get("lint/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("lint/")
    for number in range(6):
        segment_id = bench.segment(f"Segment {number}")
        for each in range(6):
            bench.say(segment_id, f"Say {each}")
    bench.dismiss(unclear.key)
    with django_assert_num_queries(len(few)):
        browser.get("lint/")
