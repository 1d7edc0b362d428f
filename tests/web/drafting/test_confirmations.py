"""Assumed segments on the table and the map, and confirming one."""

import pytest

from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(bench, pages, risk):
    """The head of the segment's column as somebody sees it."""
    return lambda who: pages(who).get("table/").text.split(f'id="segment-{risk}"')[1][:2500]


def test_a_segment_is_marked_in_words_until_it_is_confirmed(pages, risk, head):
    assert ">assumed</span>" in head("vic")
    answer = pages("fara").send(f"segments/{risk}/confirm/", reason="Twelve said so")
    assert f'id="segment-{risk}"' in answer.text
    assert ">assumed</span>" not in head("vic")
    drawer = pages("vic").ask(f"segments/{risk}/").text
    assert "Twelve said so" in drawer
    pages("fara").send(f"segments/{risk}/assume/")
    assert ">assumed</span>" in head("vic")


def test_the_map_draws_it_dotted_and_says_what_that_means(bench, pages, risk):
    do(events.PlaceSegment(matrix_id=bench.id, segment_id=risk, x=3, y=4), bench.cast.sol)
    page = pages("vic").get("map/", show="everyone").text
    assert '<circle class="assumed"' in page
    assert "assumed, nothing has confirmed it yet" in page
    pages("fara").send(f"segments/{risk}/confirm/", reason="Twelve said so")
    settled = pages("vic").get("map/", show="everyone").text
    assert '<circle class="assumed"' not in settled


def test_only_who_facilitates_confirms(pages, risk):
    assert pages("sol").send(f"segments/{risk}/confirm/", reason="I say so").status_code == 403
