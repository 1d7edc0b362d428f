"""Stages, themes, clusters and scores on their page: written, refused, brought back."""

from segmatrix.studies import queries
from tests.web.who.conftest import Browsers

TEXT = 'stages:\n  - name: buying\n    rule: did "order"\n'


def test_a_text_is_saved_and_others_see_it(pages: Browsers, counted) -> None:
    assert pages("ana").post("terms/", text=TEXT, version="0").status_code == 302
    shown = pages("exa").get("terms/").text
    assert "name: buying" in shown and 'name="version" value="1"' in shown


def test_every_mistake_stands_below_with_its_line_and_the_text_stays(pages: Browsers) -> None:
    answer = pages("ana").post("terms/", text=TEXT + "themes: 3\nplans: 1\n", version="0")
    assert answer.status_code == 422
    said = " ".join(answer.text.split())
    assert "Line 4, column 9" in said and "Line 5, column 1" in said
    assert "plans: 1" in answer.text and "name: buying" in answer.text


def test_what_the_data_cannot_answer_is_told_once_it_is_saved(pages: Browsers) -> None:
    pages("ana").post("terms/", text=TEXT.replace("order", "ordr"), version="0")
    said = " ".join(pages("ana").get("terms/").text.split())
    assert "Line 3, column 15" in said and "ordr" in said


def test_a_text_typed_over_an_older_one_shows_both_and_may_replace(
    pages: Browsers, counted, cast
) -> None:
    pages("exa").post("terms/", text="themes: {A: [a]}", version="0")
    answer = pages("ana").post("terms/", text="themes: {B: [b]}", version="0")
    assert answer.status_code == 409
    assert "Exa changed this while you were writing." in answer.text
    assert "{A: [a]}" in answer.text and "{B: [b]}" in answer.text
    assert 'name="version" value="1"' in answer.text
    pages("ana").post("terms/", text="themes: {B: [b]}", version="1")
    assert queries.rule_terms(counted.id, cast.ana).text == "themes: {B: [b]}"


def test_an_earlier_version_is_brought_back(pages: Browsers, counted, cast) -> None:
    for version, name in enumerate("AB"):
        text = f"themes: {{{name}: [x]}}"
        pages("ana").post("terms/", text=text, version=str(version))
    assert "Version 1, Ana" in " ".join(pages("exa").get("terms/").text.split())
    assert pages("exa").post("terms/1/restore/").status_code == 302
    assert queries.rule_terms(counted.id, cast.ana).text == "themes: {A: [x]}"


def test_a_text_that_is_too_long_is_given_back(pages: Browsers) -> None:
    answer = pages("ana").post("terms/", text="# long\n" * 20_000, version="0")
    assert answer.status_code == 422
    assert "more than 100000 characters" in answer.text and "# long" in answer.text


def test_who_may_not_see_persons_sees_and_does_none_of_it(pages: Browsers) -> None:
    assert pages("sol").get("terms/").status_code == 403
    assert pages("sol").post("terms/", text=TEXT).status_code == 403
    assert pages("sol").post("terms/0/restore/").status_code == 403
    assert pages("otto").get("terms/").status_code == 404
