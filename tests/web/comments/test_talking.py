"""Conversations in drawers: begun, answered, reworded, removed and put back, settled and opened."""

import pytest

from segmatrix.base.ids import new_id
from segmatrix.matrix import events
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


def the_thread(bench: Bench):
    (thread,) = bench.threads
    return thread


@pytest.mark.parametrize("kind", ["statement", "cell", "segment", "placement", "matrix"])
def test_a_conversation_begins_where_its_thing_is_shown(bench, pages, risk, said, shown, kind):
    do(events.PlaceSegment(matrix_id=bench.id, segment_id=risk, x=3, y=8), bench.cast.sol)
    goals, sol = bench.dimension["goals"], bench.cast.sol.member_id
    anchor, place = {
        "statement": ({"statement_id": said}, f"statements/{said}/"),
        "cell": ({"segment_id": risk, "dimension_id": goals}, f"cells/{risk}/{goals}/"),
        "segment": ({"segment_id": risk}, f"segments/{risk}/"),
        "placement": (
            {"segment_id": risk, "placed_by": sol},
            f"map/placements/{risk}/{sol}/",
        ),
        "matrix": ({}, ""),
    }[kind]
    mika = pages("mika")
    assert shown(mika.get(place)).has(f"{mika.base}comments/start/")
    mika.post("comments/start/", text="Who says so?", next=f"{mika.base}{place}", **anchor)
    assert the_thread(bench).anchor.kind == kind
    assert shown(pages("sol").get(place)).texts("comment-text") == ["Who says so?"]


def test_it_works_without_a_script_and_leads_back(bench, pages, said):
    mika = pages("mika")
    here = f"{mika.base}statements/{said}/"
    answer = mika.post("comments/start/", text="Why?", statement_id=said, next=here)
    assert (answer.status_code, answer["Location"]) == (302, here)


def test_an_answer_stands_under_what_it_answers(bench, pages, said, shown):
    thread_id = bench.comment("Why?", statement_id=said).thread_id
    pages("mika").send(f"comments/{thread_id}/reply/", text="Two banks told us.")
    page = shown(pages("sol").ask(f"statements/{said}/"))
    assert page.texts("comment-text") == ["Why?", "Two banks told us."]


def test_sent_twice_it_is_said_once(bench, pages, said):
    once = new_id()
    for _ in range(2):
        pages("mika").send("comments/start/", text="Why?", statement_id=said, operation=once)
    assert len(the_thread(bench).comments) == 1


def test_only_ones_own_can_be_reworded(bench, pages, said, shown):
    comment_id = bench.comment("Wy?", statement_id=said, by=bench.cast.mika).comment_id
    address = f"/m/{bench.id}/comments/said/{comment_id}/edit/"
    drawer = f"statements/{said}/"
    assert shown(pages("mika").ask(drawer)).has(address)
    assert not shown(pages("sol").ask(drawer)).has(address)
    assert pages("sol").send(f"comments/said/{comment_id}/edit/", text="x").status_code == 403
    pages("mika").send(f"comments/said/{comment_id}/edit/", text="Why?", version=1)
    assert the_thread(bench).comments[0].text == "Why?"


def test_an_older_window_does_not_overwrite_a_newer_text(bench, pages, said):
    comment_id = bench.comment("One", statement_id=said).comment_id
    sol = pages("sol")
    sol.send(f"comments/said/{comment_id}/edit/", text="Two", version=1)
    assert sol.send(f"comments/said/{comment_id}/edit/", text="Three", version=1).status_code == 409
    assert the_thread(bench).comments[0].text == "Two"


def test_a_removed_comment_leaves_its_place_and_comes_back(bench, pages, said, shown):
    first = bench.comment("Why?", statement_id=said)
    bench.reply(first.thread_id, "Ask Noor.")
    sol = pages("sol")
    answer = sol.send(f"comments/said/{first.comment_id}/remove/")
    assert "Removed the comment." in answer.content.decode()
    page = shown(sol.ask(f"statements/{said}/"))
    assert page.texts("comment-text") == ["Ask Noor."]
    assert page.texts("removed-comment") == ["A comment by Sol was removed."]
    back = f"comments/said/{first.comment_id}/restore/"
    assert page.has(f"{sol.base}{back}")
    assert not shown(pages("pri").ask(f"statements/{said}/")).has(f"{sol.base}{back}")
    sol.send(back)
    assert shown(sol.ask(f"statements/{said}/")).texts("comment-text") == ["Why?", "Ask Noor."]


def test_whoever_facilitates_may_remove_what_others_said(bench, pages, said, shown):
    comment_id = bench.comment("Rude", statement_id=said).comment_id
    address = f"comments/said/{comment_id}/remove/"
    assert shown(pages("fara").ask(f"statements/{said}/")).has(f"/m/{bench.id}/{address}")
    assert pages("mika").send(address).status_code == 403
    pages("fara").send(address)
    assert bench.threads == ()


def test_settled_ones_step_back_and_open_again(bench, pages, said, shown):
    thread_id = bench.comment("Why?", statement_id=said).thread_id
    mika = pages("mika")
    mika.send(f"comments/{thread_id}/resolve/")
    page = shown(mika.ask(f"statements/{said}/"))
    assert page.texts("settled-by") == ["Mika settled this just now"]
    assert page.tree.xpath("//details//article[contains(@class, 'settled')]")
    mika.send(f"comments/{thread_id}/reopen/")
    assert the_thread(bench).open


def test_who_only_reads_finds_no_forms(bench, pages, said, shown):
    thread_id = bench.comment("Why?", statement_id=said).thread_id
    vic = pages("vic")
    page = shown(vic.ask(f"statements/{said}/"))
    assert page.texts("comment-text") == ["Why?"]
    assert not page.tree.xpath("//form[contains(@action, '/comments/')]")
    assert vic.send(f"comments/{thread_id}/reply/", text="Me too").status_code == 403


def test_what_is_empty_is_refused_in_words(bench, pages, said):
    answer = pages("mika").send("comments/start/", text="  ", statement_id=said)
    assert answer.status_code == 422
    assert bench.threads == ()


def test_a_mention_stands_out_and_markup_is_text(bench, pages, said, shown):
    bench.comment("@Mika <b>why</b>?", statement_id=said)
    drawer = pages("mika").ask(f"statements/{said}/")
    assert '<span class="mention me">@Mika</span>' in drawer.content.decode()
    assert "&lt;b&gt;why&lt;/b&gt;" in drawer.content.decode()
    sols = pages("sol").ask(f"statements/{said}/").content.decode()
    assert '<span class="mention">@Mika</span>' in sols


def test_members_are_offered_to_those_who_may_comment(bench, pages, said):
    offered = 'data-name="Pri"'
    assert offered in pages("mika").ask(f"statements/{said}/").content.decode()
    assert offered not in pages("vic").ask(f"statements/{said}/").content.decode()


def test_a_placement_taken_back_keeps_what_was_said_of_it(bench, pages, risk, shown):
    sol = bench.cast.sol
    do(events.PlaceSegment(matrix_id=bench.id, segment_id=risk, x=3, y=8), sol)
    bench.comment("So high?", segment_id=risk, placed_by=sol.member_id, by=bench.cast.pri)
    do(events.WithdrawPlacement(matrix_id=bench.id, segment_id=risk), sol)
    mika = pages("mika")
    page = shown(mika.ask(f"map/placements/{risk}/{sol.member_id}/"))
    assert page.texts("comment-text") == ["So high?"]
    assert not page.has(f"{mika.base}comments/start/")
    nobody = f"map/placements/{risk}/{bench.cast.mika.member_id}/"
    assert mika.ask(nobody).status_code == 404
