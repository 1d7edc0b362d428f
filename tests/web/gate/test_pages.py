"""The page "What is left before it is agreed", the signature, and the button."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix.events import AskForReview
from tests.cast import Cast
from tests.review.table import RoundTable
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


@pytest.fixture
def pages(table: RoundTable, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    return lambda name: Pages(signed_in(name), f"/m/{table.id}/gate/")


def test_it_says_what_is_missing_where_and_what_to_do(table, pages) -> None:
    objection_id = table.object()
    page = pages("vic").get()
    assert page.status_code == 200
    assert "6 of 6 conditions for revision 1 are not met yet." in page.text
    goals = table.dimension["goals"]
    for address in (
        f"/m/{table.id}/charter/",
        f"/m/{table.id}/cells/{table.banks}/{goals}/",
        f"/m/{table.id}/map/settle/{table.banks}/",
        f"/m/{table.id}/objections/{objection_id}/",
        f"/m/{table.id}/gate/signing/",
    ):
        assert address in page.text
    assert "Banks: “Main goals” has no answer." in page.text
    assert "Fill these cells, or answer “Not known yet”." in page.text
    assert "gate/agree/" not in page.text


def test_who_was_overridden_stands_beside_the_signature(table, pages) -> None:
    table.override(table.object())
    page = pages("vic").get().text
    assert "Fara overrode Sol’s objection to “Banks”: We need one list" in page


def test_a_facilitator_asks_and_the_sponsor_signs(table, pages) -> None:
    table.sponsor()
    assert "signing/request/" in pages("fara").ask("signing/").text
    pages("fara").send("signing/request/", view="gate", note="By Friday")
    assert "By Friday" in pages("exa").get().text
    drawer = pages("exa").ask("signing/").text
    assert "signing/sign/" in drawer
    answer = pages("exa").send("signing/sign/", view="gate", revision="1", words="Go")
    assert "signed revision 1" in answer.text
    assert table.signing.signed.words == "Go"


def test_nobody_but_a_sponsor_is_offered_to_sign(table, pages) -> None:
    table.sponsor()
    for who in ("fara", "sol", "vic"):
        assert "signing/sign/" not in pages(who).ask("signing/").text
    assert pages("fara").send("signing/sign/", revision="1").status_code == 403


def test_the_button_answers_with_what_is_left(table, pages) -> None:
    table.do(AskForReview)
    answer = pages("fara").post("agree/")
    assert answer.status_code == 409
    assert "5 conditions for agreeing are not met." in answer.text
    assert "Banks: “Main goals” has no answer." in answer.text


def test_who_may_not_decide_is_refused(table, pages) -> None:
    assert pages("sol").post("agree/").status_code == 403


def test_a_large_matrix_asks_the_database_as_often_as_a_small_one(table, pages) -> None:
    table.object()
    table.sponsor()
    table.sign()
    browser = pages("vic")
    browser.get()
    with CaptureQueriesContext(connection) as few:
        browser.get()
    for number in range(4):
        segment = table.segment(f"Segment {number}", tier="secondary")
        table.object(about_kind="segment", about_id=segment)
        table.person(f"Person {number}")
        for said in range(4):
            table.say(segment, f"Say {said}")
    with CaptureQueriesContext(connection) as many:
        browser.get()
    assert len(many) == len(few)


def test_it_reads_the_table_and_the_signature_once(table, pages) -> None:
    table.sponsor()
    table.sign()
    table.object()
    browser = pages("vic")
    browser.get()
    with CaptureQueriesContext(connection) as asked:
        browser.get()
    said = [each["sql"] for each in asked]
    for row in ("matrix_statement", "review_signature"):
        assert sum(f'FROM "{row}"' in sql for sql in said) == 1, row
