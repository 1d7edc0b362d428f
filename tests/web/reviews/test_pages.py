"""Review rounds on their page: asking, answering, and reminding with text to paste."""

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
    return lambda name: Pages(signed_in(name), f"/m/{table.id}/reviews/")


def test_an_empty_page_teaches(pages) -> None:
    assert "Nobody was asked to read it yet" in pages("vic").get().text


def test_a_facilitator_asks_those_who_are_ticked(table, pages) -> None:
    sol, lena = table.member(table.cast.sol), table.person("Lena")
    assert "Lena" in pages("fara").ask("ask/").text
    answer = pages("fara").send(
        "add/", view="reviews", person=[sol, lena], due="2099-01-31", note="Two new definitions"
    )
    assert "Two new definitions" in answer.text
    assert [each.name for each in table.reviews[0].owing] == ["Lena", "Sol"]


def test_who_was_asked_answers_in_the_drawer(table, pages) -> None:
    review_id = table.review()
    assert f"{review_id}/answer/" in pages("sol").ask(f"{review_id}/").text
    assert f"{review_id}/answer/" not in pages("mika").ask(f"{review_id}/").text
    answer = pages("sol").send(f"{review_id}/answer/", view="reviews", answer="fine", words="")
    assert "Fine" in answer.text
    assert table.reviews[0].owing == ()


def test_the_reminder_can_be_pasted_and_claims_no_mail(table, pages) -> None:
    review_id = table.review("Read", table.member(table.cast.sol), table.person("Lena"))
    drawer = pages("fara").ask(f"{review_id}/").text
    assert "Dear Lena, Sol," in drawer
    assert f"/m/{table.id}/reviews/{review_id}/" in drawer
    assert "No mail is sent from here" in drawer
    assert "Dear Lena" not in pages("sol").ask(f"{review_id}/").text


def test_reminding_and_taking_back_are_for_those_who_facilitate(table, pages) -> None:
    review_id = table.review()
    for act in ("remind/", "withdraw/"):
        assert pages("sol").send(f"{review_id}/{act}").status_code == 403
        assert pages("fara").send(f"{review_id}/{act}", view="reviews").status_code == 200


def test_many_rounds_ask_the_database_as_often_as_one(
    table, pages, django_assert_max_num_queries
) -> None:
    people = [table.member(table.cast.sol), table.person("Lena")]
    table.review("Read", *people)
    browser = pages("vic")
    browser.get()
    with django_assert_max_num_queries(60) as one:
        browser.get()
    for number in range(4):
        table.review(f"Read {number}", *people, table.person(f"Person {number}"))
    with django_assert_max_num_queries(len(one)):
        browser.get()
