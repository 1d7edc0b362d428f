"""A page of the charter hears that somebody wrote into it, and asks for the texts itself."""

import re

import pytest

from segmatrix.activity.queries import last_number
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from segmatrix.matrix import events
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db
STANDING = re.compile(r'<span id="charter-standing".*?</span>', re.DOTALL)


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return Bench(cast)


def test_what_is_written_and_said_of_the_charter_reaches_its_page(bench: Bench, signed_in) -> None:
    browser, fara = signed_in("vic"), bench.cast.fara
    page = f"/m/{bench.id}/charter/"
    shown = STANDING.search(browser.get(page).text)
    assert shown
    for given in (
        events.EditCharter(matrix_id=bench.id, field="problems", text="Quarrels"),
        events.EndorseCharter(matrix_id=bench.id, missing="Who decides?"),
        events.WithdrawEndorsement(matrix_id=bench.id),
    ):
        after = last_number(bench.stream)
        do(given, fara)
        news = gather(Audience(bench.id, "charter", "en"), after, after + 1, bench.cast.sol).html
        told = STANDING.search(news)
        assert told, given
        assert _plain(told[0]) != _plain(shown[0])
        shown = STANDING.search(browser.get(page).text)
        assert _plain(told[0]) == _plain(shown[0])


def test_the_overview_says_what_its_reader_does_next_apart_from_what_everybody_sees(
    bench: Bench, signed_in
) -> None:
    page = signed_in("fara").get(f"/m/{bench.id}/").text
    (step,) = re.findall(r"<next-step>(.*?)</next-step>", page, re.DOTALL)
    assert "Next: add a segment" in step


def _plain(element: str) -> list[str]:
    return re.findall(r'data-\w+="[^"]*"', element)
