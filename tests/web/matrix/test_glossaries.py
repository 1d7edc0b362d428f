"""The glossary: every name and word by letter, searched, with what stands for several marked."""

import re

import pytest

from segmatrix.matrix import events
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


def bring_in(bench, segment_id, text, **more):
    given = events.AddAlias(matrix_id=bench.id, segment_id=segment_id, text=text, **more)
    do(given, bench.cast.sol)


def shown(page):
    """Return the words that are not hidden, in order."""
    entries = re.findall(r'<li class="entry[^>]*?>.*?</li>', page.text, re.DOTALL)
    visible = [entry for entry in entries if not re.match(r"<li[^>]*\bhidden\b", entry)]
    return [re.search(r"<span[^>]*>([^<]*)</span>", entry).group(1) for entry in visible]


def test_names_and_words_stand_in_one_order_under_their_letters(bench, pages, risk, city):
    bring_in(bench, risk, "Quants", origin="Sales", language="en")
    bring_in(bench, city, "Émigrés of the plan")
    page = pages("vic").get("glossary/")
    assert shown(page) == [
        "City resilience teams",
        "Émigrés of the plan",
        "Quants",
        "Risk modellers",
    ]
    assert re.findall(r"<h2>(\w)</h2>", page.text) == ["C", "E", "Q", "R"]
    assert "Sales, English" in page.text


def test_a_name_has_its_definition(bench, pages, risk):
    bench.statement(risk, "Whoever prices risk", key="definition")
    assert "Whoever prices risk" in pages("sol").get("glossary/").text


def test_a_word_for_two_segments_is_marked(bench, pages, risk, city):
    bring_in(bench, risk, "Planners")
    bring_in(bench, city, "planners")
    page = " ".join(pages("sol").get("glossary/").text.split())
    assert "Two segments are called this: it also stands for “City resilience teams”." in page
    assert "Two segments are called this: it also stands for “Risk modellers”." in page


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ("quant", ["Quants"]),
        ("EMIGRES", ["Émigrés"]),
        ("sales", ["Émigrés", "Quants"]),
        ("risk quants", ["Quants"]),
        ("nothing like it", []),
    ],
)
def test_a_search_without_a_script_leaves_what_was_sought(bench, pages, risk, sought, words):
    bring_in(bench, risk, "Quants", origin="Sales")
    bring_in(bench, risk, "Émigrés", origin="Sales")
    page = pages("sol").get("glossary/", q=sought)
    assert shown(page) == words
    assert ("No word like this" in page.text.split("data-said")[1][:400]) == (not words)


def test_what_was_sought_is_given_back_as_text(bench, pages, risk):
    page = pages("sol").get("glossary/", q='"><script>').text
    assert "<script>" not in page.split("<main")[1]


def test_an_empty_glossary_says_what_stands_here(pages):
    assert "No words yet" in pages("sol").get("glossary/").text


def test_it_costs_the_same_for_many_words_as_for_few(
    bench, pages, risk, city, django_assert_max_num_queries
):
    sol = pages("sol")
    sol.get("glossary/")
    with django_assert_max_num_queries(30) as few:
        sol.get("glossary/")
    for number in range(20):
        bring_in(bench, city, f"Word {number}")
    with django_assert_max_num_queries(len(few)):
        sol.get("glossary/")


def test_the_rail_and_the_table_lead_there(bench, pages, risk):
    assert pages("sol").get("table/").text.count(f'href="/m/{bench.id}/glossary/"') == 2


def test_outsiders_find_nothing(pages):
    assert pages("otto").get("glossary/").status_code == 404
