"""Asking from a cell, answering on one's page, and settling what was proposed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.activity.queries import last_number
from segmatrix.base import clock
from segmatrix.inbox import queries as inbox
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.review import actions as review
from segmatrix.review import events as review_events

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals(bench, risk):
    """Where the goals of a segment are."""
    return f"cells/{risk}/{bench.dimension['goals']}/"


def test_a_cell_offers_whom_to_ask_departments_first_and_no_viewer(pages, goals):
    drawer = pages("sol").ask(goals).text
    assert '<option value="department:Sales">' in drawer
    assert ">Mika, Marketing</option>" in drawer
    assert ">Vic, Operations</option>" not in drawer.split('id="ask-whom"')[1].split("</select>")[0]


def test_asking_puts_it_in_the_cell_the_inbox_and_on_their_page(bench, pages, risk, goals):
    whom = f"member:{bench.cast.mika.member_id}"
    answer = pages("sol").send(goals + "ask/", asked=whom, note="Since <when>?")
    assert f'id="cell-{risk}-{bench.dimension["goals"]}"' in answer.text
    page = pages("mika").get("questions/").text
    assert "What do they want to achieve in the long run?" in page
    assert "Since &lt;when&gt;?" in page
    (notice,) = inbox.notices(bench.cast.mika).notices
    led = pages("mika").client.get(f"/w/{bench.cast.mika.workspace_id}/inbox/notices/{notice.id}/")
    assert led["Location"] == f"/m/{bench.id}/questions/#question-{notice.question_id}"


def test_answering_without_a_script_leads_back_and_proposes(bench, pages, risk, goals):
    question_id = bench.ask(risk, asked_department="Marketing")
    back = f"/m/{bench.id}/questions/"
    answer = pages("mika").post(
        f"questions/{question_id}/answer/", text="Sleep <b>well</b>", next=back
    )
    assert (answer.status_code, answer["Location"]) == (302, back)
    page = pages("mika").get("questions/").text
    assert "Nobody waits for an answer of yours" in page
    assert "Sleep &lt;b&gt;well&lt;/b&gt;" in page
    table = pages("vic").get("table/").text
    assert "Sleep &lt;b&gt;well&lt;/b&gt;" in table
    assert ">proposed</span>" in table


def test_what_somebody_away_is_asked_who_stands_in_answers(bench, pages, risk, goals):
    cast, today = bench.cast, clock.now().date()
    given = review_events.RecordAbsence(
        matrix_id=bench.id,
        who=cast.sol.member_id,
        first=(today - timedelta(days=1)).isoformat(),
        last=(today + timedelta(days=1)).isoformat(),
        zone="UTC",
        substitute=cast.mika.member_id,
    )
    review.record_absence(given, actor=cast.sol)
    asked = pages("fara").send(goals + "ask/", asked=f"member:{cast.sol.member_id}").text
    assert "it waits for Mika, too." in asked
    assert "Mika stands in." in pages("fara").get("questions/").text
    page = pages("mika").get("questions/").text
    assert "asks Sol, for whom you stand in," in page
    (notice,) = inbox.notices(cast.mika).notices
    led = pages("mika").client.get(f"/w/{cast.mika.workspace_id}/inbox/notices/{notice.id}/")
    assert led["Location"].endswith(f"/questions/#question-{notice.question_id}")
    pages("mika").post(f"questions/{notice.question_id}/answer/", text="Sleep well")
    assert "Sleep well" in pages("fara").get("questions/").text
    assert "for whom you stand in," not in pages("mika").get("questions/").text


def test_the_page_hears_of_what_is_asked_and_answered(bench, risk):
    def heard(turn):
        before = last_number(bench.stream)
        result = turn()
        audience = Audience(bench.id, "questions", "en")
        news = gather(audience, before, last_number(bench.stream), bench.cast.mika)
        assert {name.partition("-")[0] for name, _, _ in news.changes} >= {"cell"}
        return result

    question_id = heard(lambda: bench.ask(risk, asked_department="Marketing"))
    heard(lambda: bench.answer(question_id, "Grow", by=bench.cast.mika))


def test_the_answer_in_the_inbox_leads_to_its_cell(bench, pages, risk, goals):
    bench.answer(bench.ask(risk, asked_department="Sales"), "Grow")
    (notice,) = inbox.notices(bench.cast.fara).notices
    led = pages("fara").client.get(f"/w/{bench.cast.fara.workspace_id}/inbox/notices/{notice.id}/")
    assert led["Location"] == f"/m/{bench.id}/{goals}"


def test_who_answered_reads_what_became_of_it(bench, pages, risk):
    first, second = bench.propose(risk, "Grow"), bench.propose(risk, "Win")
    pages("mika").send(f"proposals/{first}/accept/", text="Grow abroad")
    pages("mika").send(f"proposals/{second}/decline/", reason="That is ours")
    page = pages("sol").get("questions/").text
    assert "Grow abroad" in page
    assert "That is ours" in page
    assert bench.texts(risk) == ["Grow abroad"]


def test_a_proposal_can_be_taken_back_and_wait_again(bench, pages, risk, goals):
    proposal_id = bench.propose(risk, "Grow")
    assert f"proposals/{proposal_id}/withdraw/" in pages("sol").ask(goals).text
    pages("sol").send(f"proposals/{proposal_id}/withdraw/")
    assert bench.cell(risk, "goals").proposals == ()
    pages("sol").send(f"proposals/{proposal_id}/reopen/")
    assert len(bench.cell(risk, "goals").proposals) == 1


def test_a_refused_answer_says_so_and_keeps_the_words(bench, pages, risk):
    question_id = bench.ask(risk, asked_department="Marketing")
    answer = pages("pri").post(f"questions/{question_id}/answer/", text="Grow abroad")
    assert answer.status_code == 403
    assert "This was asked of Marketing." in answer.text
    assert "Grow abroad" in answer.text


def test_who_asked_sees_it_waiting_and_can_ask_no_longer(bench, pages, risk):
    question_id = bench.ask(risk, asked_department="Marketing", by=bench.cast.sol)
    assert "waits for Marketing" in pages("sol").get("questions/").text
    pages("sol").post(f"questions/{question_id}/withdraw/")
    assert "waits for Marketing" not in pages("sol").get("questions/").text


def test_a_viewer_may_ask_and_propose_nothing(bench, pages, risk, goals):
    assert pages("vic").send(goals + "ask/", asked="department:Sales").status_code == 403
    assert pages("vic").send(goals + "propose/", text="Grow").status_code == 403
    proposal_id = bench.propose(risk, "Grow")
    assert pages("vic").send(f"proposals/{proposal_id}/accept/").status_code == 403


@pytest.mark.parametrize("path", ["questions/", "table/"])
def test_many_cost_as_much_as_one(bench, pages, risk, path):
    def more(number):
        proposal_id = bench.propose(risk, f"Grow {number}")
        bench.propose(risk, f"Win {number}", key="jobs")
        bench.ask(bench.segment(f"Segment {number}"), asked_department="Sales", by=bench.cast.sol)
        pages("mika").send(f"proposals/{proposal_id}/decline/", reason="No")

    more(0)
    sol = pages("sol")
    sol.get(path)
    costs = []
    for round_ in range(2):
        with CaptureQueriesContext(connection) as asked:
            sol.get(path)
        costs.append(len(asked))
        for number in range(3):
            more(3 * round_ + number + 1)
    assert costs[0] == costs[1]
