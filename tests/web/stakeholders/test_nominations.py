"""Who named whom: the picture, its table and the sentence about it."""

import pytest

from segmatrix.review import events, queries
from segmatrix.web.stakeholders.picturing import curve, graph

pytestmark = pytest.mark.django_db


def test_nothing_named_teaches_what_to_do(panel, pages):
    panel.person("Exa")
    page = pages("vic").get("people/names/").text
    assert "Nobody named anybody yet" in page
    assert '<svg class="graph"' not in page


def test_picture_and_table_say_the_same(panel, pages):
    exa = panel.person("Exa", sponsor=True)
    sol = panel.person("Sol", named_by=exa)
    mika = panel.person("Mika", named_by=exa)
    panel.nominate(sol, mika, disagrees=True)
    page = " ".join(pages("vic").get("people/names/").text.split())
    assert page.count('class="arrow introduces" d="M') == 3  # with the one in the key
    assert page.count('class="arrow disagrees" d="M') == 2
    assert page.count(">they disagree<") == 1
    assert "2 new of 2" in page
    assert "all known already" not in page
    assert "who was known already: new names have dried up" in page
    assert "style=" not in page.split('id="main"')[1]


def test_everybody_stands_in_their_wave_and_nobody_on_another(panel):
    exa = panel.person("Exa")
    for name in ("Sol", "Mika", "Pri"):
        leader = panel.person(name, named_by=exa)
        panel.person(f"Lead of {name}", named_by=leader)
    people = queries.stakeholders(panel.id, panel.cast.vic)
    drawn = graph(people, panel.snowball.nominations)
    assert len({(node.x, node.y) for node in drawn.nodes}) == len(people) == 7
    assert {node.person.wave: node.x for node in drawn.nodes} == {0: 16, 1: 252, 2: 488}
    assert len(drawn.arrows) == 6
    assert all(node.x + 148 < drawn.width and node.y + 40 < drawn.height for node in drawn.nodes)


def test_the_curve_falls_as_new_names_dry_up(panel):
    exa = panel.person("Exa")
    leaders = [panel.person(name, named_by=exa) for name in ("Sol", "Mika")]
    panel.nominate(leaders[0], leaders[1])
    panel.nominate(leaders[1], exa)
    first, second = curve(panel.snowball.waves).bars
    assert (first.new_height, first.known_height) == (150, 0)
    assert (second.new_height, second.known_height) == (0, 150)


def test_who_was_taken_off_is_not_drawn(panel, pages):
    exa = panel.person("Exa")
    panel.person("Lena", named_by=exa)
    panel.do(events.RemoveStakeholder, stakeholder_id=exa)
    assert "Nobody named anybody yet" in pages("vic").get("people/names/").text
