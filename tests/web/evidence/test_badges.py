"""What cells and statements rest on, in the table."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.base import clock

pytestmark = pytest.mark.django_db


def shown(pages):
    """Return the table as text without needless blanks."""
    return " ".join(pages("vic").get("table/").text.split())


def test_a_statement_that_nothing_supports_is_marked_as_assumed(desk, pages):
    desk.claim()
    page = shown(pages)
    assert "statement assumed" in page
    assert "Assumption: nothing supports it yet" in page


def test_two_independent_sources_show_their_number_and_newest_day(desk, pages):
    claim = desk.claim()
    for title, day in (("One", "2026-03-01"), ("Two", "2026-05-02")):
        desk.link(claim, desk.quote(desk.source(title, date=day)))
    page = shown(pages)
    assert "2 sources" in page
    assert "May 2026" in page
    assert "statement assumed" not in page


def test_a_finding_against_it_is_an_exception(desk, pages):
    claim = desk.claim()
    desk.link(claim, desk.quote())
    assert "conflict</span>" not in shown(pages)
    desk.link(claim, desk.quote(text="No, minutes"), stance="refutes")
    assert 'class="grounds exception"' in shown(pages)
    assert "conflict</span>" in shown(pages)


def test_evidence_that_is_too_old_is_an_exception(desk, pages):
    today = clock.now().date()
    claim = desk.claim()  # pains hold 180 days
    desk.link(claim, desk.quote(date=today.isoformat()))
    assert "stale</span>" not in shown(pages)
    with clock.at(clock.now() + timedelta(days=181)):
        assert "stale</span>" in shown(pages)


def test_a_link_answers_with_the_changed_cell(desk, pages):
    claim, quote = desk.claim(), desk.quote()
    target = f"{claim.kind}:{claim.id}"
    answer = pages("sol").send("evidence/links/", finding=quote, target=target, stance="supports")
    assert f'id="cell-{desk.banks}-{desk.dimension["pains"]}"' in answer.text
    assert "statement assumed" not in answer.text
    assert "Linked." in answer.text


def test_the_table_takes_as_many_queries_with_much_evidence_as_with_little(desk, pages):
    gather(desk, 2)
    few = queries_of(pages("sol"))
    gather(desk, 20)
    assert queries_of(pages("sol")) == few


def gather(desk, count):
    source_id = desk.source()
    for number in range(count):
        desk.link(desk.claim(f"Claim {number}"), desk.quote(source_id, f"Quote {number}"))


def queries_of(browser):
    browser.get("table/")  # the first request of a session costs more
    with CaptureQueriesContext(connection) as captured:
        assert browser.get("table/").status_code == 200
    return len(captured)
