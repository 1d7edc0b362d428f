"""The page of all comments: open and settled, one's own, mentioning one, by segment, in pages."""

import pytest

from segmatrix.matrix import events
from segmatrix.matrix.queries.threads import PAGE
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks(bench, risk, city, said):
    """Four conversations: an open one on a statement, one on City, a settled one, one of all."""
    bench.comment("On figures, @Mika", statement_id=said, by=bench.cast.pri)
    bench.comment("On City", segment_id=city, by=bench.cast.ana)
    settled = bench.comment("On the unit", by=bench.cast.ana).thread_id
    do(events.ResolveThread(matrix_id=bench.id, thread_id=settled), bench.cast.fara)
    bench.comment("On all", by=bench.cast.mika)
    return settled


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["On all", "On City", "On figures, @Mika"]),
        ({"state": "settled"}, ["On the unit"]),
        ({"state": "all"}, ["On all", "On the unit", "On City", "On figures, @Mika"]),
        ({"whose": "mine"}, ["On all"]),
        ({"whose": "mentioning"}, ["On figures, @Mika"]),
        ({"state": "odd", "whose": "odd", "page": "x"}, ["On all", "On City", "On figures, @Mika"]),
    ],
)
def test_it_is_narrowed(talks, pages, shown, asked, found):
    assert shown(pages("mika").get("comments/", **asked)).texts("comment-text") == found


def test_by_segment_with_its_statements(talks, pages, risk, shown):
    page = shown(pages("mika").get("comments/", segment=risk))
    assert page.texts("comment-text") == ["On figures, @Mika"]
    assert page.texts("thing") == ["Risk modellers · Main goals Prove figures"]


def test_each_leads_to_what_it_is_about(talks, bench, pages, said, shown):
    page = shown(pages("mika").get("comments/", whose="mentioning"))
    assert page.tree.xpath("//p[@class='thing']/a/@href") == [f"/m/{bench.id}/statements/{said}/"]


def test_many_come_in_pages_that_keep_what_was_asked(bench, pages, risk, shown):
    for number in range(PAGE + 3):
        bench.comment(f"No. {number}", segment_id=risk)
    first = shown(pages("sol").get("comments/", whose="mine", segment=risk))
    assert len(first.texts("thread")) == PAGE
    (later,) = first.tree.xpath("//a[@rel='next']/@href")
    last = shown(pages("sol").client.get(f"/m/{bench.id}/comments/{later}"))
    assert last.texts("comment-text") == ["No. 2", "No. 1", "No. 0"]
    assert last.tree.xpath("//a[@rel='prev']/@href") == [f"?whose=mine&segment={risk}"]


def test_nothing_said_teaches_and_nothing_found_says_so(bench, pages, shown):
    assert "Nothing is being discussed" in pages("sol").get("comments/").content.decode()
    found = pages("sol").get("comments/", whose="mine").content.decode()
    assert "No comments of this kind" in found


def test_it_asks_for_its_own_list_again(talks, pages, shown):
    answer = pages("mika").client.get(
        f"{pages('mika').base}comments/?state=settled", headers={"HX-Request": "true"}
    )
    assert b"<html" not in answer.content
    assert shown(answer).texts("comment-text") == ["On the unit"]
