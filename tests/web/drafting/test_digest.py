"""The digest to hand out: each segment with what it is, wants and suffers, and what is open."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


def test_each_segment_has_definition_size_goals_and_pains(bench, pages, risk):
    bench.say(risk, "Who prices <climate> risk", key="definition")
    bench.say(risk, "Prove figures")
    bench.say(risk, "We wait for days", key="pains")
    size = {"segment_id": risk, "dimension_id": bench.dimension["size"]}
    do(events.StateMeasure(matrix_id=bench.id, **size, low=612, unit="accounts"), bench.cast.sol)
    page = " ".join(pages("vic").get("digest/").text.split())
    for words in (
        "Who prices &lt;climate&gt; risk",
        "Prove figures",
        "We wait for days",
        "612 accounts as people say",
        "1 segment is assumed",
        "Draft 1 as it was on",
    ):
        assert words in page


def test_more_than_three_points_are_counted(bench, pages, risk):
    for number in range(5):
        bench.say(risk, f"Goal {number}")
    page = " ".join(pages("vic").get("digest/").text.split())
    assert "Goal 2" in page
    assert "Goal 3" not in page
    assert "and 2 more" in page


def test_what_is_open_stands_with_its_segment(bench, pages, risk):
    cell = {"segment_id": risk, "dimension_id": bench.dimension["jobs"]}
    given = events.AnswerNotKnownYet(matrix_id=bench.id, **cell, owner="Sol", due="2026-07-01")
    do(given, bench.cast.sol)
    page = " ".join(pages("vic").get("digest/").text.split())
    assert "Jobs to be done: Sol, 1 Jul 2026" in page


def test_many_segments_cost_as_much_as_one(bench, pages, risk):
    vic = pages("vic")
    vic.get("digest/")
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            vic.get("digest/")
        costs.append(len(asked))
        for each in range(4):
            bench.say(bench.segment(f"Segment {number} {each}"), "Grow")
    assert costs[0] == costs[1]
