"""The table page: everything in it, escaped, at a cost that does not grow with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def test_it_shows_segments_across_and_rows_down_primary_first(bench, pages, city, risk):
    page = pages("sol").get("table/").text
    assert page.index("Risk modellers") < page.index("City resilience teams")
    assert "insurers, banks" in page
    for heading in ("Definition", "Size", "Main goals", "Key contacts"):
        assert heading in page


def test_empty_cells_ask_their_question(bench, pages, risk):
    assert "What do they want to achieve in the long run?" in pages("sol").get("table/").text


def test_an_empty_matrix_teaches_how_to_begin(bench, pages):
    page = pages("fara").get("table/").text
    assert "No segments yet" in page
    assert f"/m/{bench.id}/import/" in page


def test_the_page_says_what_its_reader_may_do(bench, pages, risk):
    assert 'data-may="read"' in pages("vic").get("table/").text
    assert "edit-cells" in pages("sol").get("table/").text.split('data-may="')[1].split('"')[0]


def test_it_does_not_exist_for_others(bench, pages):
    assert pages("otto").get("table/").status_code == 404


def test_segments_to_look_at_alone_are_a_matter_of_the_address(bench, pages, risk, city):
    assert pages("sol").get("table/", show=risk).status_code == 200


def test_its_queries_are_as_many_for_a_small_table_as_for_a_large_one(bench, pages):
    fill(bench, segments=3, statements=10)
    few = queries_of(pages("sol"))
    fill(bench, segments=5, statements=190)
    assert queries_of(pages("sol")) == few


def fill(bench, *, segments, statements):
    before = len(bench.names())
    ids = [bench.segment(f"Segment {before + number}") for number in range(segments)]
    for number in range(statements):
        bench.statement(ids[number % len(ids)], f"Statement {number}")


def queries_of(browser):
    browser.get("table/")  # the first request of a session costs more
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get("table/").status_code == 200
    return len(captured)
