"""Who was shown what: noted by opening, by attendance lists, and told by level and department."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.queries import since
from segmatrix.matrix.events import NameRevision
from segmatrix.review import queries

pytestmark = pytest.mark.django_db


def words(page):
    return " ".join(page.text.split())


@pytest.mark.parametrize(("path", "shown"), [("table/", "table"), ("map/", "map")])
def test_opening_the_matrix_or_the_map_is_one_exposure(panel, pages, path, shown):
    panel.member(panel.cast.sol)
    browser = pages("sol")
    browser.get(path)
    (found,) = queries.exposures(panel.id, panel.cast.vic)
    assert (found.revision, found.shown) == (1, shown)
    number = len(since(panel.stream, 0))
    browser.get("table/")
    browser.get("map/")
    assert len(since(panel.stream, 0)) == number


def test_opening_a_kept_revision_is_an_exposure_to_that_one(panel, pages):
    person = panel.member(panel.cast.sol)
    panel.do(NameRevision, name="First reading")
    browser = pages("sol")
    browser.get("revisions/1/")
    browser.get("revisions/1/")
    (found,) = queries.exposures(panel.id, panel.cast.vic)
    assert (found.stakeholder_id, found.revision, found.shown) == (person, 1, "revision")
    browser.get("table/")
    assert panel.people["Sol"].exposed == {1, 2}


def test_pages_about_other_things_show_nobody_a_revision(panel, pages):
    panel.member(panel.cast.sol)
    for path in ("people/", "charter/", "glossary/", "evidence/"):
        pages("sol").get(path)
    assert queries.exposures(panel.id, panel.cast.vic) == ()


def test_a_viewer_and_a_page_fetched_ahead_are_no_exposure(panel, pages):
    panel.member(panel.cast.vic)
    panel.member(panel.cast.sol)
    assert pages("vic").get("table/").status_code == 200
    ahead = {"Sec-Purpose": "prefetch"}
    pages("sol").client.get(f"/m/{panel.id}/table/", headers=ahead)
    assert queries.exposures(panel.id, panel.cast.vic) == ()


def test_what_is_known_costs_one_query(panel, pages):
    def count(name):
        browser = pages(name)
        browser.get("table/")
        with CaptureQueriesContext(connection) as asked:
            browser.get("table/")
        about = [each for each in asked if "review_exposure" in each["sql"]]
        assert not [each for each in asked if each["sql"].startswith(("INSERT", "UPDATE"))]
        return len(about)

    panel.member(panel.cast.sol)
    assert {count("sol"), count("mika")} == {1}


def test_the_ledger_tells_by_level_and_department(panel, pages):
    sol = panel.member(panel.cast.sol, level="lead")
    panel.person("Lena", department="Sales", level="specialist")
    panel.expose(sol, panel.cast.sol)
    page = words(pages("vic").get("people/shown/"))
    assert "Shown two revisions or more: 0. Shown one: 1. Shown none: 1." in page
    assert "Opened the matrix" in page
    assert "Team lead" in page


def test_an_attendance_list_is_noted_taken_back_and_put_back(panel, pages):
    lena, tom = panel.person("Lena"), panel.person("Tom")
    said = {"title": "Kick-off", "held_on": "2026-03-02", "revision": "1", "could_answer": "on"}
    pages("fara").post("people/meetings/", there=[lena, tom], **said)
    (meeting,) = queries.meetings(panel.id, panel.cast.vic)
    page = words(pages("vic").get("people/shown/"))
    assert "Shown one: 2" in page
    assert "noted by Fara" in page
    assert "Take back" not in page
    assert pages("sol").send(f"people/meetings/{meeting.id}/remove/").status_code == 403
    pages("fara").post(f"people/meetings/{meeting.id}/remove/")
    assert "Shown none: 2" in words(pages("vic").get("people/shown/"))
    pages("fara").post(f"people/meetings/{meeting.id}/restore/")
    assert len(queries.exposures(panel.id, panel.cast.vic)) == 2


def test_an_attendance_list_that_is_none_is_refused_in_words(panel, pages):
    panel.person("Lena")
    answer = pages("fara").send(
        "people/meetings/", title="Kick-off", held_on="2026-03-02", revision="1"
    )
    assert answer.status_code == 422
    assert "Nobody was ticked" in answer.text
