"""Agreeing to the charter on its page."""

import pytest

from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def chartered(bench):
    given = events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels")
    do(given, bench.cast.fara)


def test_one_agrees_for_ones_team_or_says_what_is_missing(bench, pages, chartered):
    assert "Nobody has agreed yet." in pages("vic").get("charter/").text
    back = f"/m/{bench.id}/charter/#agreed"
    answer = pages("sol").post("charter/agreed/", next=back)
    assert (answer.status_code, answer["Location"]) == (302, back)
    pages("mika").post("charter/agreed/", missing="Who <b>decides</b>?")
    page = pages("vic").get("charter/").text
    assert ">agrees</span>" in page
    assert "Who &lt;b&gt;decides&lt;/b&gt;?" in page
    assert "I agree, for my team" not in page
    pages("sol").post("charter/agreed/take-back/")
    assert ">agrees</span>" not in pages("vic").get("charter/").text


def test_an_empty_charter_asks_nobody_to_agree(pages):
    assert "I agree, for my team" not in pages("sol").get("charter/").text
