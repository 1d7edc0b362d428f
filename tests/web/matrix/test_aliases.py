"""Other words for a segment in its drawer: brought in, put otherwise, taken off, put back."""

import pytest

from segmatrix.matrix import events, queries
from tests.matrix.deeds import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def quants(bench, risk):
    """The id of a word that sales has for risk modellers."""
    given = events.AddAlias(matrix_id=bench.id, segment_id=risk, text="Quants", origin="Sales")
    return do(given, bench.cast.sol)[0].alias_id


def test_a_contributor_adds_a_word_and_sees_where_it_comes_from(bench, pages, risk):
    pages("sol").send(f"segments/{risk}/words/", text="Quants", language="de")
    drawer = pages("mika").ask(f"segments/{risk}/").text
    assert "Quants" in drawer
    assert "Sales" in drawer
    assert "German" in drawer
    assert 'lang="de"' in drawer


def test_a_form_without_a_script_leads_back_to_the_drawer(bench, pages, risk):
    answer = pages("sol").post(
        f"segments/{risk}/words/", text="Quants", next=f"/m/{bench.id}/segments/{risk}/"
    )
    assert answer["Location"] == f"/m/{bench.id}/segments/{risk}/"
    assert bench.words(risk) == ["Quants"]


def test_a_word_that_is_here_already_is_refused_with_what_was_typed(bench, pages, risk, quants):
    answer = pages("sol").send(f"segments/{risk}/words/", text="quants", origin="Sales")
    assert answer.status_code == 422
    assert 'id="new-word-text-error"' in answer.text
    assert 'value="quants"' in answer.text


def test_a_word_is_put_otherwise(bench, pages, risk, quants):
    pages("mika").send(
        f"segments/{risk}/words/{quants}/edit/", text="Quant teams", origin="Marketing"
    )
    (word,) = queries.aliases(bench.id, risk, bench.cast.fara)
    assert (word.word, word.origin) == ("Quant teams", "Marketing")


def test_a_refused_edit_keeps_its_form_open(bench, pages, risk, quants):
    answer = pages("mika").send(f"segments/{risk}/words/{quants}/edit/", text="Risk modellers")
    assert answer.status_code == 422
    assert f'id="word-{quants}-text-error"' in answer.text


def test_a_word_taken_off_is_listed_and_put_back(bench, pages, risk, quants):
    answer = pages("sol").send(f"segments/{risk}/words/{quants}/remove/")
    assert "it can be put back" in answer.text
    assert bench.words(risk) == []
    assert "1 word taken off" in pages("sol").ask(f"segments/{risk}/").text
    pages("sol").send(f"segments/{risk}/words/{quants}/restore/")
    assert bench.words(risk) == ["Quants"]
    assert "taken off" not in pages("sol").ask(f"segments/{risk}/").text


def test_a_name_it_had_is_listed_and_not_edited(bench, pages, risk):
    do(
        events.RenameSegment(matrix_id=bench.id, segment_id=risk, name="Risk teams"),
        bench.cast.fara,
    )
    drawer = pages("sol").ask(f"segments/{risk}/").text
    assert "Earlier name" in drawer
    assert "named it anew; it was “Risk modellers” before." in drawer
    assert "/edit/" not in drawer


def test_a_viewer_may_not(bench, pages, risk, quants):
    assert pages("vic").send(f"segments/{risk}/words/", text="Mine").status_code == 403
    path = f"segments/{risk}/words/{quants}/"
    for do_what in ("edit", "remove", "restore"):
        assert pages("vic").send(f"{path}{do_what}/", text="Mine").status_code == 403


@pytest.mark.parametrize("path", ["edit/", "remove/", "restore/"])
def test_outsiders_find_nothing(pages, risk, quants, path):
    assert pages("otto").send(f"segments/{risk}/words/{quants}/{path}", text="x").status_code == 404
