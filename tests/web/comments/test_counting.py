"""How many conversations are open stands beside what they are about."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


def test_the_table_counts_them_by_statement_cell_and_segment(bench, pages, risk, said, shown):
    goals = bench.dimension["goals"]
    assert shown(pages("sol").get("table/")).texts("talk-count") == []
    for _ in range(3):
        bench.comment("Why?", statement_id=said)
    for _ in range(2):
        bench.comment("Where?", segment_id=risk, dimension_id=goals)
    bench.comment("Who?", segment_id=risk)
    page = shown(pages("sol").get("table/"))
    assert page.texts("talk-count") == [
        "1 1 open conversation",
        "3 3 open conversations",
        "2 2 open conversations",
    ]


def test_settled_ones_do_not_count(bench, pages, said, shown):
    thread_id = bench.comment("Why?", statement_id=said).thread_id
    do(events.ResolveThread(matrix_id=bench.id, thread_id=thread_id), bench.cast.mika)
    assert shown(pages("sol").get("table/")).texts("talk-count") == []


def test_a_new_one_is_counted_in_the_answer_to_it(bench, pages, risk, said):
    answer = pages("mika").send("comments/start/", text="Why?", statement_id=said)
    cell = f'id="cell-{risk}-{bench.dimension["goals"]}"'
    assert cell in answer.content.decode()
    assert "talk-count" in answer.content.decode()


def test_counting_costs_the_same_for_many(bench, pages, risk, said):
    sol = pages("sol")
    bench.comment("Why?", statement_id=said)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as few:
            sol.get("table/")
        costs.append(len(few))
        for number in range(12):
            bench.comment(f"Why {number}?", statement_id=said)
            bench.comment(f"Who {number}?", segment_id=risk)
    assert costs[0] == costs[1]


@pytest.mark.parametrize("path", ["statements/{said}/", "comments/"])
def test_conversations_cost_the_same_for_many(bench, pages, said, path):
    sol = pages("sol")
    bench.comment("Why?", statement_id=said)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            sol.get(path.format(said=said))
        costs.append(len(asked))
        for number in range(9):
            thread_id = bench.comment(f"Why {number}?", statement_id=said).thread_id
            bench.reply(thread_id, "@Sol because")
    assert costs[0] == costs[1]
