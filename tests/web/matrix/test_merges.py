"""Merging in the drawer: shown beforehand, done, taken back; old addresses lead on."""

import re

import pytest

from segmatrix.matrix import events, queries
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(bench, city):
    """The id of a statement of city teams."""
    return bench.statement(city, "Save money")


def merge(pages, risk, city, **more):
    return pages("fara").send(f"segments/{risk}/merge/", **{"with": city, "do": "1"} | more)


def test_the_drawer_offers_the_other_segments(bench, pages, risk, city):
    drawer = pages("fara").ask(f"segments/{risk}/merge/").text
    assert "City resilience teams" in drawer
    assert f'value="{risk}"' not in drawer
    assert 'value="Risk modellers"' in drawer  # the name it has


def test_a_preview_tells_what_goes_along_and_does_nothing(bench, pages, risk, city, said):
    do(events.AddAlias(matrix_id=bench.id, segment_id=city, text="Councils"), bench.cast.sol)
    bench.comment("Really?", statement_id=said)
    answer = pages("fara").send(f"segments/{risk}/merge/", **{"with": city, "name": "Planners"})
    assert answer.status_code == 200
    for phrase in ("1 statement", "1 conversation", "1 other word"):
        assert phrase in answer.text
    assert "“Risk modellers” and “City resilience teams” stay known" in answer.text
    assert bench.names() == ["Risk modellers", "City resilience teams"]


def test_a_preview_tells_the_joined_rule_and_what_stays_aside(bench, pages, risk, city):
    for segment_id, rule in ((risk, 'industry is "bank"'), (city, 'industry is "city"')):
        about = {"matrix_id": bench.id, "segment_id": segment_id}
        do(events.SetSegmentRule(**about, rule=rule), bench.cast.exa)
        size = {"dimension_id": bench.dimension["size"]}
        do(events.StateMeasure(**about, **size, low=4), bench.cast.sol)
    answer = pages("fara").send(f"segments/{risk}/merge/", **{"with": city}).text
    assert "industry is &quot;bank&quot;\nor industry is &quot;city&quot;" in answer
    assert "Size of “City resilience teams”: the kept segment has its own." in answer


def test_a_preview_says_what_is_in_the_way(bench, pages, risk, city):
    bench.segment("Planners")
    answer = pages("fara").send(f"segments/{risk}/merge/", **{"with": city, "name": "Planners"})
    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert f'value="{city}"\n' in answer.text or "checked" in answer.text


def test_merging_tells_so_and_one_undo_takes_it_back(bench, pages, risk, city, said):
    answer = merge(pages, risk, city, name="Planners")
    assert "Merged “City resilience teams” into “Planners”." in answer.text
    assert bench.names() == ["Planners"]
    assert bench.texts(risk) == ["Save money"]
    target = re.search(r'name="target" value="([^"]+)"', answer.text).group(1)
    pages("fara").send("undo/", target=target)
    assert bench.names() == ["Risk modellers", "City resilience teams"]
    assert bench.texts(city) == ["Save money"]


def test_without_a_script_it_leads_to_the_kept_segment(bench, pages, risk, city):
    answer = pages("fara").post(
        f"segments/{risk}/merge/",
        **{"with": city, "do": "1", "next": f"/m/{bench.id}/segments/{risk}/"},
    )
    assert answer["Location"] == f"/m/{bench.id}/segments/{risk}/"
    assert bench.names() == ["Risk modellers"]


def test_the_story_tells_it_and_takes_it_apart_again(bench, pages, risk, city):
    merge(pages, risk, city)
    drawer = pages("sol").ask(f"segments/{risk}/").text
    assert "merged “City resilience teams” into it." in drawer
    (lineage_id,) = re.findall(r'hx-post="/m/\w+/lineages/(\w+)/take-back/"', drawer)
    answer = pages("exa").send(f"lineages/{lineage_id}/take-back/")
    assert "Apart again: “City resilience teams”." in answer.text
    assert bench.names() == ["Risk modellers", "City resilience teams"]
    assert pages("exa").send(f"lineages/{lineage_id}/take-back/").status_code == 404


def test_what_is_merged_is_listed_with_what_it_is_part_of(bench, pages, risk, city):
    merge(pages, risk, city)
    drawer = pages("fara").ask("segments/").text
    assert "City resilience teams" in drawer
    assert "is part of “Risk modellers” now" in " ".join(drawer.split())
    assert f'href="/m/{bench.id}/segments/{risk}/"' in drawer


def test_old_addresses_lead_to_the_kept_segment(bench, pages, risk, city):
    goals = bench.dimension["goals"]
    merge(pages, risk, city)
    base = f"/m/{bench.id}"
    for path in ("segments/{}/", "segments/{}/rule/", f"cells/{{}}/{goals}/"):
        answer = pages("sol").get(path.format(city))
        assert answer.status_code == 302, path
        assert answer["Location"] == f"{base}/{path.format(risk)}"
    assert pages("sol").get(f"segments/{city}/", q="x")["Location"].endswith("?q=x")
    assert pages("otto").get(f"segments/{city}/").status_code == 404


def test_an_old_address_of_a_text_leads_to_the_one_it_is_kept_under(bench, pages, risk, city):
    bench.statement(risk, "Whoever lends", key="definition")
    gone = bench.statement(city, "Whoever governs", key="definition")
    merge(pages, risk, city)
    answer = pages("sol").get(f"statements/{gone}/")
    kept = bench.cell(risk, "definition").statements[0].id
    assert answer["Location"] == f"/m/{bench.id}/statements/{kept}/"


def test_a_write_to_a_merged_segment_says_what_became_of_it(bench, pages, risk, city):
    merge(pages, risk, city)
    answer = pages("fara").send(f"segments/{city}/colour/", colour="3")
    assert answer.status_code == 409
    assert "is part of “Risk modellers” now" in answer.text


def test_a_contributor_may_not(bench, pages, risk, city):
    assert pages("sol").ask(f"segments/{risk}/merge/").status_code == 403
    assert pages("sol").send(f"segments/{risk}/merge/", **{"with": city}).status_code == 403
    merge(pages, risk, city)
    (story,) = queries.lineage(bench.id, bench.cast.fara)[risk].merged_from
    assert pages("sol").send(f"lineages/{story.id}/take-back/").status_code == 403


def test_outsiders_find_nothing(pages, risk, city):
    assert pages("otto").ask(f"segments/{risk}/merge/").status_code == 404
    assert merge(lambda _: pages("otto"), risk, city).status_code == 404
