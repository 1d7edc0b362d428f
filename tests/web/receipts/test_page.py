"""The page "What became of what you said"."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.queries import last_number
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.matrix import events as matrix
from tests.cast import Cast
from tests.review.table import RoundTable
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(cast: Cast) -> RoundTable:
    return RoundTable(cast)


@pytest.fixture
def pages(table: RoundTable, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    return lambda name: Pages(signed_in(name), f"/m/{table.id}/receipts/")


def propose(table: RoundTable, text: str) -> str:
    about = {"segment_id": table.banks, "dimension_id": table.dimension["goals"], "text": text}
    return table.do(matrix.ProposeStatement, by=table.cast.sol, **about).proposal_id


def test_an_empty_page_teaches(pages) -> None:
    assert "You have not said anything yet" in pages("sol").get().text


def test_it_says_what_was_kept_declined_answered_and_overridden(table, pages) -> None:
    table.do(matrix.AcceptProposal, proposal_id=propose(table, "Waits for figures"))
    about = {"proposal_id": propose(table, "Too dear"), "reason": "Said already"}
    table.do(matrix.DeclineProposal, **about)
    table.override(table.object("They buy differently"), "We need one list")
    table.reply(table.comment("Is that all?").thread_id, "No")
    page = pages("sol").get().text
    for words in (
        "Fara took it in as you said it.",
        "Fara declined it.",
        "Said already",
        "Fara went on in spite of it.",
        "We need one list",
        "Somebody answered you.",
    ):
        assert words in page


def test_it_is_its_readers_alone(table, pages) -> None:
    table.object("They buy differently")
    assert "They buy differently" in pages("sol").get().text
    assert "They buy differently" not in pages("fara").get().text


def test_the_page_hears_of_all_that_may_change_it(table) -> None:
    def heard(turn: Callable[[], object]) -> set[str]:
        before = last_number(table.stream)
        turn()
        audience = Audience(table.id, "receipts", "en")
        news = gather(audience, before, last_number(table.stream), table.cast.sol)
        return {element for element, _member, _name in news.changes}

    proposal_id, objection_id = propose(table, "Waits"), table.object()
    thread_id = table.comment("Is that all?").thread_id
    for turn in (
        lambda: table.do(matrix.AcceptProposal, proposal_id=proposal_id),
        lambda: table.answer(objection_id),
        lambda: table.reply(thread_id, "No"),
    ):
        assert "gate" in heard(turn)


def test_much_asks_the_database_as_often_as_little(table, pages) -> None:
    browser = pages("sol")

    def say() -> None:
        table.object(about_kind="matrix")
        table.do(matrix.AcceptProposal, proposal_id=propose(table, "Waits"))
        table.comment("Is that all?")

    say()
    browser.get()
    with CaptureQueriesContext(connection) as little:
        browser.get()
    for _again in range(3):
        say()
    with CaptureQueriesContext(connection) as much:
        browser.get()
    assert len(much) == len(little)
