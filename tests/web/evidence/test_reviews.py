"""Rows of a table become findings to look at, which are accepted, declined or linked in bulk."""

import pytest

from segmatrix.evidence import queries
from segmatrix.evidence.terms import Status

pytestmark = pytest.mark.django_db

TICKETS = "id,comment,created,via\n1,Too slow,2026-05-01,mail\n2,Too dear,yesterday,chat\n3,,,\n"


@pytest.fixture
def tickets(desk):
    """The id of a source with a table."""
    return desk.table_source(TICKETS, source_kind="tickets")


@pytest.fixture
def awaiting(desk, pages, tickets):
    """The ids of two findings that wait to be looked at."""
    answer = pages("sol").post(
        f"evidence/sources/{tickets}/records/",
        **{"column-0": "id", "column-1": "text", "column-2": "date", "column-3": "channel"},
        begin="1",
    )
    assert answer.status_code == 302
    return {each.text: each.id for each in queries.inbox(desk.id, desk.cast.sol).observations}


def test_the_columns_are_guessed_and_the_first_rows_shown(pages, tickets):
    page = " ".join(pages("sol").get(f"evidence/sources/{tickets}/records/").text.split())
    assert "Too slow" in page
    assert '<option value="text" selected>What was said</option>' in page


def test_what_became_of_the_rows_is_told_with_a_way_back(desk, pages, tickets):
    answer = pages("sol").client.post(
        f"/m/{desk.id}/evidence/sources/{tickets}/records/",
        {"column-1": "text", "column-2": "date", "begin": "1"},
        follow=True,
    )
    page = " ".join(answer.text.split())
    assert "2 findings wait to be looked at. 1 row says nothing." in page
    assert "In 1 row nothing could be read under “The day”." in page
    assert "Take the import back" in page


def test_no_column_with_a_text_is_refused(desk, pages, tickets):
    path = f"evidence/sources/{tickets}/records/"
    for sent in ({}, {"column-0": "id"}, {"column-x": "text"}, {"column-0": "nonsense"}):
        assert pages("sol").post(path, **sent).status_code == 422
    assert queries.inbox(desk.id, desk.cast.sol).total == 0


def test_what_is_refused_shows_the_columns_as_they_were_chosen(pages, tickets):
    chosen = {"column-2": "channel", "day_first": "no"}
    answer = pages("sol").post(f"evidence/sources/{tickets}/records/", **chosen)
    page = " ".join(answer.text.split())
    assert "Which column holds what was said? Choose the column with the text." in page
    assert '<option value="channel" selected>The channel</option>' in page
    assert page.count(" selected>") == 1
    assert 'name="day_first" value="no" checked>' in page


def test_a_source_without_a_table_says_so(desk, pages):
    answer = pages("sol").get(f"evidence/sources/{desk.source()}/records/")
    assert answer.status_code == 422
    assert "There is no table in this source." in answer.text


@pytest.mark.parametrize(
    ("do", "status"), [("accept", Status.ACCEPTED), ("decline", Status.DECLINED)]
)
def test_many_are_settled_at_once(desk, pages, awaiting, do, status):
    answer = pages("sol").send("evidence/review/settle/", finding=list(awaiting.values()), do=do)
    assert "2 findings" in answer.text
    assert {desk.finding(each).status for each in awaiting.values()} == {status}


def test_declined_ones_are_listed_apart_and_can_be_looked_at_again(desk, pages, awaiting):
    declined = awaiting["Too dear"]
    pages("sol").send("evidence/review/settle/", finding=declined, do="decline")
    assert "Too dear" not in pages("sol").get("evidence/review/").text
    assert "Too dear" in pages("sol").get("evidence/review/", status="declined").text
    pages("sol").send("evidence/review/settle/", finding=declined, do="return")
    assert "Too dear" in pages("sol").get("evidence/review/").text


def test_linking_accepts(desk, pages, awaiting):
    claim = desk.claim()
    pages("sol").send(
        "evidence/review/settle/",
        finding=list(awaiting.values()),
        do="link",
        target=f"{claim.kind}:{claim.id}",
        stance="refutes",
    )
    assert len(desk.evidence(claim).refutes) == 2
    assert queries.inbox(desk.id, desk.cast.sol).total == 0


def test_nothing_ticked_or_nothing_said_is_refused(pages, awaiting):
    settle = "evidence/review/settle/"
    assert pages("sol").send(settle, do="accept").status_code == 422
    assert pages("sol").send(settle, finding=list(awaiting.values())).status_code == 422
    linked_to_nothing = pages("sol").send(settle, finding=list(awaiting.values()), do="link")
    assert linked_to_nothing.status_code == 422


def test_a_viewer_may_not_settle(desk, pages, awaiting):
    sent = {"finding": list(awaiting.values()), "do": "accept"}
    assert pages("vic").send("evidence/review/settle/", **sent).status_code == 403
    assert queries.inbox(desk.id, desk.cast.sol).total == 2
