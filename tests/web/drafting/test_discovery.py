"""The discovery list: what is still to be found out, by due date, with what is overdue."""

from datetime import UTC, datetime

import pytest

from segmatrix.base import clock
from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def not_known(bench, risk):
    """Let a cell's answer be "not known yet"."""

    def answer(key: str, **said: str) -> dict[str, str]:
        cell = {"segment_id": risk, "dimension_id": bench.dimension[key]}
        do(events.AnswerNotKnownYet(matrix_id=bench.id, **cell, **said), bench.cast.sol)
        return cell

    return answer


def places(page) -> list[str]:
    """The rows of cells in the order in which they are listed."""
    names = ("Main goals", "Jobs to be done", "Pain points")
    at = {name: page.text.find(f"</span>, {name}</a>") for name in names}
    return sorted((name for name in names if at[name] >= 0), key=at.get)


def test_what_is_due_first_stands_first_and_without_a_day_last(pages, not_known):
    not_known("goals", owner="Sol")
    not_known("jobs", due="2026-07-01")
    not_known("pains", due="2026-05-01", method="Ask five of them")
    page = pages("vic").get("discovery/")
    assert places(page) == ["Pain points", "Jobs to be done", "Main goals"]
    assert "Ask five of them" in page.text
    assert "3 answers are “not known yet”." in " ".join(page.text.split())


def test_overdue_is_said_by_the_day_where_the_workspace_is(pages, not_known):
    not_known("goals", due="2026-05-01")
    with clock.at(datetime(2026, 5, 1, 21, 59, tzinfo=UTC)):  # still the first of May in Berlin
        assert ">overdue<" not in pages("vic").get("discovery/").text
    with clock.at(datetime(2026, 5, 1, 22, 1, tzinfo=UTC)):
        assert ">overdue<" in pages("vic").get("discovery/").text


def test_it_narrows_to_what_one_finds_out(pages, not_known):
    not_known("goals", owner="Sol")
    not_known("pains", owner="Mika")
    assert places(pages("vic").get("discovery/", owner="Mika")) == ["Pain points"]


def test_answering_the_cell_closes_it_and_taking_that_back_opens_it(bench, pages, risk, not_known):
    not_known("goals", owner="Sol")
    statement_id = bench.statement(risk, "Grow")
    assert "Nothing is left to find out" in pages("vic").get("discovery/").text
    assert bench.cell(risk, "goals").not_known_yet is None
    remove = events.RemoveStatement(matrix_id=bench.id, statement_id=statement_id)
    do(remove, bench.cast.sol)
    assert places(pages("vic").get("discovery/")) == ["Main goals"]


def test_a_proposal_does_not_close_it(bench, pages, risk, not_known):
    not_known("goals", owner="Sol")
    bench.propose(risk, "Grow")
    assert places(pages("vic").get("discovery/")) == ["Main goals"]


def test_owner_day_and_method_can_be_given_later(bench, pages, risk, not_known):
    not_known("goals")
    path = f"cells/{risk}/{bench.dimension['goals']}/"
    assert 'name="owner"' in pages("sol").ask(path).text
    pages("sol").send(path + "not-known/", owner="Mika", due="2026-05-01", method="A survey")
    answer = bench.cell(risk, "goals").not_known_yet
    assert (answer.owner, answer.due.isoformat(), answer.method) == (
        "Mika",
        "2026-05-01",
        "A survey",
    )
    drawer = pages("sol").ask(path).text
    assert 'value="2026-05-01"' in drawer
    assert 'value="A survey"' in drawer
