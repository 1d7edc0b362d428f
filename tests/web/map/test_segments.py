"""How far people are apart about a segment: on the map, in its drawer, by department, in files."""

from collections.abc import Callable

import pytest
from django.test import Client

from segmatrix.activity.queries import last_number
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience
from tests.rounds.circle import ANSWERING, Circle, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

Get = Callable[..., str]
FAR = ((1, 5), (2, 5), (9, 5), (9, 5), (9, 5))
GROUPS = {"Sales": "Outward", "Marketing": "Outward", "Customer success": "Outward"}


@pytest.fixture
def circle(cast) -> Circle:
    return Circle(cast)


@pytest.fixture
def text(circle: Circle, signed_in: Callable[[str], Client]) -> Get:
    """What somebody reads at an address of the matrix."""

    def read(path: str, who: str = "vic", status: int = 200, **query: str) -> str:
        answer = signed_in(who).get(f"/m/{circle.id}/{path}", query)
        assert answer.status_code == status
        body = b"".join(answer) if answer.streaming else answer.content
        return " ".join(body.decode().split())

    return read


def revealed(circle: Circle, **more: object) -> str:
    """Run a round in which people lie far apart about the banks; Sol says why."""
    round_id = circle.open(questions=circle.place(circle.banks), **more)
    for who, (x, y) in zip(ANSWERING, FAR, strict=True):
        circle.give(round_id, who, at(x, y), reason="They call us first" if who == "sol" else "")
    circle.reveal(round_id)
    return round_id


def test_what_deserves_the_next_twenty_minutes_leads_to_what_all_answered(circle, text) -> None:
    round_id = revealed(circle)
    place = f"/m/{circle.id}/rounds/{round_id}/#result-{circle.question(round_id)}"
    for path in ("map/", ""):
        page = text(path, show="everyone")
        assert "This deserves the next twenty minutes" in page
        assert place in page
        assert "they disagree; half of 5 answers lie between 2 and 9." in page


def test_its_drawer_says_it_in_sentences_before_numbers(circle, text, signed_in) -> None:
    revealed(circle)
    path = f"map/segments/{circle.banks}/"
    page = text(path)
    said = [
        "they disagree; half of 5 answers lie between 2 and 9.",
        "Where departments differ",
        "Ask the outermost first",
        "They call us first",
        "About these numbers",
        "Disagreement index",
    ]
    drawer = page[page.index("data-shows-segment") :]
    assert [word for word in said if word in drawer] == said
    assert sorted(said, key=drawer.index) == said
    assert 'class="halo segment-colour-1 chosen"' in page
    alone = signed_in("vic").get(f"/m/{circle.id}/{path}", headers={"HX-Request": "true"})
    assert b"<html" not in alone.content
    text("map/segments/nothing/", status=404)


def test_open_placements_have_no_verdict_and_say_why(circle, text, signed_in) -> None:
    signed_in("sol").post(
        f"/m/{circle.id}/map/place/", {"segment_id": circle.banks, "x": "3", "y": "4"}
    )
    page = text(f"map/segments/{circle.banks}/")
    assert "One person has placed it so far." in page
    assert "No rule was agreed on before, so they have no verdict." in page


@pytest.mark.parametrize("path", ["map/?show=departments", "rounds/{round}/"])
def test_a_round_with_names_shows_every_department_as_dots(circle, text, path) -> None:
    """Five people of five departments: all are seen, and none is large enough for a middle."""
    round_id = revealed(circle, identity="named")
    page = text(path.replace("{round}", round_id))
    assert page.count('class="row-dot"') >= 10
    assert "row-mark" not in page
    assert "No two departments are large enough to compare." in page


def test_a_round_without_names_shows_no_department_that_is_too_small(circle, text) -> None:
    revealed(circle, groups=GROUPS)
    for path in ("map/?show=departments", f"map/segments/{circle.banks}/?show=departments"):
        page = text(path)
        assert "row-dot" not in page
        assert 'class="alone"' not in page
        assert "Leadership" not in page


def test_the_table_says_quietly_that_a_place_is_disputed(circle, text) -> None:
    assert "place disputed" not in text("table/")
    revealed(circle)
    assert text("table/").count("place disputed") == 1


def test_the_map_is_saved_by_department_and_as_a_table(circle, text) -> None:
    revealed(circle, identity="named", smallest=2, groups=GROUPS)
    assert 'class="department"' in text("map.svg", show="departments")
    assert 'class="department"' not in text("map.svg")
    lines = text("map.csv")
    assert "They call us first" in lines
    assert lines.count("First placement") == len(FAR)


@pytest.mark.parametrize("view", ["map", "table", "overview"])
def test_pages_change_when_a_round_is_revealed(circle, cast, text, view) -> None:
    stream = f"matrix:{circle.id}"
    before = last_number(stream)
    revealed(circle)
    news = gather(Audience(circle.id, view, "en"), before, last_number(stream), cast.vic)
    said = {"map": "map-departments", "table": "place disputed", "overview": "twenty minutes"}
    assert said[view] in news.html
