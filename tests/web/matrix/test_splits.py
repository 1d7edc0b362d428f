"""Splitting in the drawer: parts, statements for each, shown beforehand, done, taken back."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def goals(bench, risk):
    """The ids of two statements of risk modellers."""
    return bench.statement(risk, "Prove figures"), bench.statement(risk, "Save money")


def test_the_drawer_asks_for_a_part_and_where_each_statement_goes(bench, pages, risk, goals):
    drawer = pages("fara").ask(f"segments/{risk}/split/").text
    assert 'name="name-1"' in drawer
    assert 'name="name-2"' not in drawer
    for statement_id in goals:
        assert f'name="goes-{statement_id}"' in drawer


def test_another_part_keeps_what_was_typed(pages, risk, goals):
    drawer = (
        pages("fara")
        .send(
            f"segments/{risk}/split/",
            **{"name-1": "Banks", f"goes-{goals[0]}": "1", "parts": "1", "more": "2"},
        )
        .text
    )
    assert 'value="Banks"' in drawer
    assert 'name="name-2"' in drawer


def test_a_preview_tells_what_goes_where_and_does_nothing(bench, pages, risk, goals):
    answer = pages("fara").send(
        f"segments/{risk}/split/", **{"name-1": "Banks", f"goes-{goals[0]}": "1"}
    )
    told = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
    assert "Risk modellers keeps 1 statement, its rule" in told
    assert "Banks gets 1 statement with its comments and findings Prove figures" in told
    assert bench.names() == ["Risk modellers"]


def test_splitting_tells_so_and_one_undo_takes_it_back(bench, pages, risk, goals):
    first, second = goals
    answer = pages("fara").send(
        f"segments/{risk}/split/",
        **{
            "parts": "2",
            "name-1": "Banks",
            "tier-1": "primary",
            "name-2": "Insurers",
            "note-2": "and their brokers",
            "tier-2": "secondary",
            f"goes-{first}": "1",
            f"goes-{second}": "2",
            "do": "1",
        },
    )
    assert "Split off “Banks” and “Insurers”." in answer.text
    shown = bench.table.segments
    assert [(each.name, each.tier) for each in shown] == [
        ("Risk modellers", "primary"),
        ("Banks", "primary"),
        ("Insurers", "secondary"),
    ]
    assert [bench.texts(each.id) for each in shown] == [[], ["Prove figures"], ["Save money"]]
    assert shown[2].note == "and their brokers"
    target = re.search(r'name="target" value="([^"]+)"', answer.text).group(1)
    pages("fara").send("undo/", target=target)
    assert bench.names() == ["Risk modellers"]
    assert bench.texts(risk) == ["Prove figures", "Save money"]


def test_a_name_that_is_missing_is_refused_with_what_was_typed(bench, pages, risk, goals):
    answer = pages("fara").send(
        f"segments/{risk}/split/", **{"note-1": "lenders", f"goes-{goals[0]}": "1", "do": "1"}
    )
    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert 'value="lenders"' in answer.text
    assert bench.names() == ["Risk modellers"]


def test_the_stories_of_both_lead_to_each_other(bench, pages, risk, goals):
    pages("fara").send(f"segments/{risk}/split/", **{"name-1": "Banks", "do": "1"})
    part = bench.table.segments[1].id
    whole = pages("sol").ask(f"segments/{risk}/").text
    assert "split off “Banks”." in whole
    assert f'href="/m/{bench.id}/segments/{part}/"' in whole
    assert "split it off “Risk modellers”." in pages("sol").ask(f"segments/{part}/").text
    (lineage_id,) = re.findall(r'hx-post="/m/\w+/lineages/(\w+)/take-back/"', whole)
    assert "Joined again" in pages("fara").send(f"lineages/{lineage_id}/take-back/").text
    assert bench.names() == ["Risk modellers"]


def test_a_contributor_may_not(pages, risk):
    assert pages("sol").ask(f"segments/{risk}/split/").status_code == 403
    answer = pages("sol").send(f"segments/{risk}/split/", **{"name-1": "Banks", "do": "1"})
    assert answer.status_code == 403


def test_outsiders_find_nothing(pages, risk):
    assert pages("otto").ask(f"segments/{risk}/split/").status_code == 404
    assert pages("otto").send(f"segments/{risk}/split/", do="1").status_code == 404
