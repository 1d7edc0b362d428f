"""Objections as people read, raise and settle them on their page."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.review.table import RoundTable
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


@pytest.fixture
def pages(table: RoundTable, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    return lambda name: Pages(signed_in(name), f"/m/{table.id}/objections/")


def test_an_empty_page_teaches(pages) -> None:
    assert "Nobody objects" in pages("vic").get().text


def test_it_shows_what_who_why_and_what_was_answered(table, pages) -> None:
    table.answer(table.object("They buy <b>differently</b>"), "We split them")
    page = pages("vic").get()
    assert page.status_code == 200
    for words in ("Banks", "Sol", "They buy &lt;b&gt;differently&lt;/b&gt;", "We split them"):
        assert words in page.text
    assert "Answered" in page.text


def test_objecting_leads_back_to_the_list(table, pages) -> None:
    sol = pages("sol")
    assert "Banks" in sol.ask(f"raise/?about=segment&id={table.banks}").text
    said = {"about": "segment", "id": table.banks, "reason": "They buy differently"}
    answer = sol.post("add/", **said, next=f"/m/{table.id}/objections/")
    assert answer.status_code == 302
    assert table.objections[0].raised.text == "They buy differently"


def test_a_script_gets_the_fresh_list(table, pages) -> None:
    answer = pages("sol").send("add/", view="objections", about="matrix", id="", reason="Too early")
    assert 'id="objections"' in answer.text
    assert "Too early" in answer.text


def test_a_viewer_cannot_object(table, pages) -> None:
    assert pages("vic").ask("raise/").status_code == 403
    assert pages("vic").send("add/", about="matrix", id="", reason="No").status_code == 403


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ("sol", {"withdraw"}),
        ("mika", {"answer"}),
        ("fara", {"answer", "override"}),
        ("vic", set()),
    ],
)
def test_the_drawer_offers_what_the_reader_can_do(table, pages, who, offered) -> None:
    objection_id = table.object()
    drawer = pages(who).ask(f"{objection_id}/").text
    turns = {"answer", "withdraw", "uphold", "override"}
    assert {turn for turn in turns if f"/{objection_id}/{turn}/" in drawer} == offered


@pytest.mark.parametrize(
    ("who", "turn", "state"),
    [
        ("mika", "answer", "answered"),
        ("sol", "withdraw", "withdrawn"),
        ("fara", "override", "overridden"),
    ],
)
def test_each_turn_is_taken_by_who_may(table, pages, who, turn, state) -> None:
    objection_id = table.object()
    answer = pages(who).send(f"{objection_id}/{turn}/", view="objections", text="For a reason")
    assert answer.status_code == 200
    assert table.objections[0].state == state


def test_overriding_without_a_reason_is_refused(table, pages) -> None:
    objection_id = table.object()
    assert pages("fara").send(f"{objection_id}/override/", text=" ").status_code == 422


def test_many_ask_the_database_as_often_as_one(table, pages, django_assert_max_num_queries) -> None:
    table.object()
    browser = pages("vic")
    browser.get()
    with django_assert_max_num_queries(60) as one:
        browser.get()
    for number in range(5):
        table.answer(table.object(f"Reason {number}", about_kind="matrix"))
    with django_assert_max_num_queries(len(one)):
        browser.get()
