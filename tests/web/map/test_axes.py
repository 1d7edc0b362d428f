"""The page on which the map's axes are chosen or put in own words."""

from collections.abc import Callable

from segmatrix.matrix.terms import PRESETS
from tests.matrix.conftest import Bench
from tests.web.conftest import Pages

Browsers = Callable[[str], Pages]
OWN = {
    "name": "Urgency",
    "question": "How soon?",
    "low": "Some day",
    "middle": "Soon",
    "high": "Now",
}


def test_every_shipped_pair_is_offered_with_its_questions(pages: Browsers) -> None:
    page = pages("fara").get("map/axes/").text
    for preset in PRESETS:
        assert str(preset.name) in page
        assert str(preset.x.question) in page


def test_another_pair_asks_anew_and_the_first_answers_come_back_with_it(
    bench: Bench, pages: Browsers, risk: str
) -> None:
    pages("sol").post("map/place/", segment_id=risk, x="8", y="9")
    pages("fara").post("map/axes/choose/", preset="share-growth")
    assert bench.map.placements == ()
    assert bench.map.x.name == "Our share"
    pages("fara").post("map/axes/choose/", preset="needs-value")
    assert [(each.x, each.y) for each in bench.map.placements] == [(8, 9)]


def test_an_axis_in_own_words_asks_its_question_on_the_map(pages: Browsers) -> None:
    assert pages("fara").post("map/axes/x/", **OWN).status_code == 302
    page = pages("sol").get("map/").text
    assert "How soon?" in page and "Some day" in page


def test_an_axis_without_a_question_is_refused_and_the_rest_stays_typed(pages: Browsers) -> None:
    answer = pages("fara").post("map/axes/y/", **OWN | {"question": ""})
    assert answer.status_code == 422
    assert "Urgency" in answer.text


def test_nobody_places_before_the_sentences_are_there(
    bench: Bench, pages: Browsers, risk: str
) -> None:
    pages("fara").post("map/axes/x/", **OWN | {"middle": ""})
    answer = pages("sol").send("map/place/", segment_id=risk, x="8", y="9")
    assert answer.status_code == 422
    assert "Urgency" in answer.text
    assert bench.map.placements == ()


def test_a_contributor_reads_the_axes_and_cannot_change_them(bench: Bench, pages: Browsers) -> None:
    assert "Use these" not in pages("sol").get("map/axes/").text
    assert pages("sol").post("map/axes/choose/", preset="share-growth").status_code == 403
    assert bench.map.x.name == "Customer needs"


def test_there_is_no_third_axis(pages: Browsers) -> None:
    assert pages("fara").post("map/axes/z/", **OWN).status_code == 404
