"""Personas on the page of a segment's insights: imagined, given words, put away, split off."""

import pytest

from segmatrix.evidence import queries
from segmatrix.evidence.targets import Target

pytestmark = pytest.mark.django_db


@pytest.fixture
def helene(desk):
    return desk.persona(desk.banks, "Helene", role="Head of risk")


@pytest.fixture
def insights(desk, pages):
    """The page of the insights about banks, as somebody sees it."""
    return lambda who="sol": pages(who).get("evidence/insights/", segment=desk.banks).text


def test_it_is_imagined_below_its_segment(desk, pages, insights):
    said = {"name": "Helene", "role": "Head of risk", "goals": "Sleep well"}
    pages("sol").post(f"evidence/personas/of/{desk.banks}/", **said)
    page = insights("vic")
    assert page.index("Personas within Banks") < page.index("Helene") < page.index("Head of risk")
    assert "Sleep well" in page
    assert "rests on nothing yet" in page


def test_it_is_described_anew_and_put_away_with_an_undo(desk, pages, helene, insights):
    edit = f"evidence/personas/{helene}/edit/"
    pages("sol").send(edit, name="Hélène", role="Head of risk", version="1")
    assert "Hélène" in insights()
    late = pages("mika").send(edit, name="Ellen", version="1")
    assert late.status_code == 409
    assert "Sol changed this while you were writing" in late.text
    answer = pages("sol").send(f"evidence/personas/{helene}/remove/")
    assert "Put the persona away" in answer.text
    assert "undo/" in answer.text
    assert "Hélène" not in insights()


def test_a_finding_speaks_for_it(desk, pages, helene, insights):
    quote = desk.quote(text="We wait for days")
    desk.link(desk.claim(), quote)
    pages("sol").send(f"evidence/personas/{helene}/quote/", finding=quote)
    page = insights()
    assert "rests on 1 finding" in page
    assert page.count("We wait for days") > page.count("<option")  # it stands there as a quote
    (face,) = queries.library(desk.id, desk.banks, desk.cast.vic).faces
    assert face.quote.observation.id == quote
    drawer = pages("sol").ask(f"evidence/of/persona/{helene}/").text
    assert "We wait for days" in drawer
    assert "chose what a persona says" in drawer
    assert "imagined" in drawer


def test_a_finding_names_the_personas_that_it_can_be_linked_to(desk, pages, helene):
    quote = desk.quote()
    desk.link(Target.persona(helene), quote)
    page = pages("sol").get(f"evidence/findings/{quote}/").text
    assert "Banks · Persona: Helene" in page


def test_a_viewer_imagines_nobody(desk, pages, helene):
    assert pages("vic").post(f"evidence/personas/of/{desk.banks}/", name="X").status_code == 403
    assert pages("vic").post(f"evidence/personas/{helene}/quote/").status_code == 403


def test_a_split_asks_where_each_goes(desk, pages, helene):
    path = f"segments/{desk.banks}/split/"
    assert "Helene" in pages("fara").ask(path).text
    pages("fara").send(path, **{"name-1": "Small banks", f"goes-{helene}": "1", "do": "1"})
    assert desk.personas(desk.banks) == []


def test_it_is_found_by_its_words(desk, pages, helene):
    page = pages("vic").get("search/", q="risk").text
    assert f"segment={desk.banks}#persona-{helene}" in page
