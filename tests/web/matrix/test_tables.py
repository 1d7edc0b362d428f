"""The table page: everything in it, escaped, at a cost that does not grow with it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from segmatrix.base import clock
from segmatrix.matrix import events
from segmatrix.web.matrix import boxes
from segmatrix.web.matrix.sheets import load_sheet
from tests.matrix.deeds import do
from tests.matrix.large import LARGE, SMALL, matrix_of

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
    assert 'data-columns="0"' in page  # by which the words for an empty table are shown
    assert "No segments yet" in page
    assert f"/m/{bench.id}/import/" in page


def test_the_page_says_what_its_reader_may_do(bench, pages, risk):
    assert 'data-may="read"' in pages("vic").get("table/").text
    assert "edit-cells" in pages("sol").get("table/").text.split('data-may="')[1].split('"')[0]


def test_it_does_not_exist_for_others(bench, pages):
    assert pages("otto").get("table/").status_code == 404


def test_segments_to_look_at_alone_are_a_matter_of_the_address(bench, pages, risk, city):
    assert pages("sol").get("table/", show=risk).status_code == 200


def test_its_queries_are_as_many_for_a_small_table_as_for_a_large_one(cast, signed_in):
    browser = signed_in("sol")
    small, large = (matrix_of(size, cast.fara) for size in (SMALL, LARGE))
    assert queries_of(browser, small) == queries_of(browser, large)


def queries_of(browser, matrix_id):
    browser.get(f"/m/{matrix_id}/table/")  # the first request of a session costs more
    with CaptureQueriesContext(connection) as captured:
        page = browser.get(f"/m/{matrix_id}/table/").text
    assert "They bring figure 9 to the board" in page
    return len(captured)


def test_a_cell_that_is_read_by_itself_is_as_it_is_in_the_whole(bench, risk, city):
    goals, size = bench.dimension["goals"], bench.dimension["size"]
    said = bench.statement(risk, "Prove figures")
    bench.comment("Says who?", statement_id=said)
    bench.comment("And in Bonn?", segment_id=risk, dimension_id=goals)
    bench.propose(risk, "Save money")
    number = events.StateMeasure(
        matrix_id=bench.id, segment_id=city, dimension_id=size, low=600.0, source="CRM"
    )
    do(number, bench.cast.sol)
    whole = load_sheet(bench.id, bench.cast.sol)
    for line in whole.open_lines:
        for box in line.boxes:
            place = (box.segment.id, box.dimension.id)
            assert load_sheet(bench.id, bench.cast.sol, at=place).box(*place) == box


def test_a_cell_that_is_not_there_is_nothing_by_itself_either(bench, risk):
    at = (risk, "nothingthere0000")
    assert load_sheet(bench.id, bench.cast.sol, at=at).box(*at) is None


class TestACellIsDrawnOnce:
    """Cells are kept by what they show, so what changed can never be drawn as it was."""

    @pytest.fixture(autouse=True)
    def nothing_is_kept(self):
        boxes.forget()

    def test_for_everybody_who_reads_it(self, bench, pages, risk):
        bench.statement(risk, "Prove figures")
        sol, vic = (pages(who).get("table/").text for who in ("sol", "vic"))
        assert "Prove figures" in sol
        assert "Prove figures" in vic
        assert boxes._drawn.cache_info().misses == boxes._drawn.cache_info().hits

    def test_and_again_when_it_changes(self, bench, pages, risk):
        bench.statement(risk, "Prove figures")
        cells = len(bench.table.rows)
        pages("sol").get("table/")
        bench.comment("Says who?", statement_id=bench.statement(risk, "Save money"))
        page = pages("sol").get("table/").text
        assert "Save money" in page
        assert "1 open conversation" in page
        assert boxes._drawn.cache_info().misses == cells + 1

    def test_and_for_each_language_apart(self, bench, risk):
        box = load_sheet(bench.id, bench.cast.fara).box(risk, bench.dimension["goals"])
        for language in ("en", "de"):
            with translation.override(language):
                boxes.drawn(bench.id, box)
        assert boxes._drawn.cache_info().misses == 2

    def test_and_when_its_evidence_is_out_of_date(self, bench, pages, risk):
        size = {"segment_id": risk, "dimension_id": bench.dimension["size"]}
        stated = {"low": 600.0, "date": "2026-05-01", "source": "CRM"}
        do(events.StateMeasure(matrix_id=bench.id, **size, **stated), bench.cast.sol)
        with clock.at(datetime(2026, 6, 1, tzinfo=UTC)):
            assert "stale" not in pages("sol").get("table/").text
        with clock.at(datetime(2027, 6, 1, tzinfo=UTC)):
            assert "stale" in pages("sol").get("table/").text
