"""Segments on the page: added, named, coloured, tiered, moved, retired and brought back."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_form_adds_a_segment(bench, pages):
    answer = pages("fara").post("segments/", name="Risk modellers", note="banks", tier="primary")
    assert answer.status_code == 302
    (segment,) = bench.table.segments
    assert (segment.name, segment.note, segment.tier) == ("Risk modellers", "banks", "primary")


def test_a_taken_name_is_refused_beside_its_field_with_what_was_typed(bench, pages, risk):
    answer = pages("fara").send("segments/", name="Risk modellers", note="again", tier="other")
    assert answer.status_code == 422
    assert 'id="new-segment-name-error"' in answer.text or "error-summary" in answer.text
    assert 'value="again"' in answer.text


def test_a_contributor_may_not_add_one(bench, pages):
    assert pages("sol").send("segments/", name="Mine", tier="other").status_code == 403
    assert bench.names() == []


def test_name_and_line_are_saved_together(bench, pages, risk):
    version = bench.table.segments[0].version
    answer = pages("fara").send(
        f"segments/{risk}/name/", name="Risk teams", note="insurers", version=version
    )
    assert "Risk teams" in answer.text
    (segment,) = bench.table.segments
    assert (segment.name, segment.note) == ("Risk teams", "insurers")


def test_a_name_typed_over_another_is_kept_in_the_form(bench, pages, risk):
    version = bench.table.segments[0].version
    pages("fara").send(
        f"segments/{risk}/name/", name="Risk teams", note="insurers, banks", version=version
    )
    late = pages("exa").send(
        f"segments/{risk}/name/", name="Risk people", note="insurers, banks", version=version
    )
    assert late.status_code == 422
    assert 'value="Risk people"' in late.text
    assert bench.names() == ["Risk teams"]


def test_colour_tier_and_place(bench, pages, risk, city):
    pages("fara").send(f"segments/{risk}/colour/", colour="4")
    pages("fara").send(f"segments/{city}/tier/", tier="primary")
    pages("fara").send(f"segments/{city}/move/", position="0")
    first, second = bench.table.segments
    assert (first.name, first.tier) == ("City resilience teams", "primary")
    assert (second.colour, second.shape) == (4, "diamond")


def test_retiring_takes_the_column_away_and_offers_undo(bench, pages, risk):
    answer = pages("fara").send(f"segments/{risk}/retire/")
    assert "Retired “Risk modellers”" in answer.text
    assert bench.names() == []
    assert "Risk modellers" in pages("fara").ask("segments/").text
    pages("fara").send(f"segments/{risk}/restore/")
    assert bench.names() == ["Risk modellers"]


def test_the_drawer_shows_history(bench, pages, risk):
    drawer = pages("sol").ask(f"segments/{risk}/").text
    assert "added the segment" in drawer
    assert "Fara" in drawer


@pytest.mark.parametrize("path", ["name", "colour", "tier", "move", "retire", "restore", "rule"])
def test_outsiders_cannot_touch_it(bench, pages, risk, path):
    assert (
        pages("otto").send(f"segments/{risk}/{path}/", name="x", rule="everyone").status_code == 404
    )
