"""The members on pages: filtered, searched, a page at a time, and why each is where they are."""

import pytest
from lxml import html

from segmatrix.people.terms import Permission
from segmatrix.web.who import members as views
from tests.cast import COLLEAGUES, who_may
from tests.web.who.conftest import Browsers


def ids(answer) -> list[str]:
    page = html.document_fromstring(answer.text)
    return [cell.text for cell in page.xpath("//table//tbody//th")]


@pytest.mark.parametrize("path", ["members/", "export/", "lists/"])
def test_owners_and_analysts_alone_see_persons(pages: Browsers, large, path: str) -> None:
    for part in COLLEAGUES:
        allowed = part.key in who_may(Permission.DATA)
        answer = pages(part.key).get(path)
        assert answer.status_code == (200 if allowed else 403)
        if not allowed:
            assert ">u1<" not in answer.text
    assert pages("otto").get(path).status_code == 404


def test_a_part_is_chosen_by_its_address(pages: Browsers, pro, large) -> None:
    ana = pages("ana")
    assert ids(ana.get("members/")) == ["u1", "u2", "u3", "u4"]
    assert ids(ana.get("members/", part="none")) == ["u2"]
    assert ids(ana.get("members/", part=pro)) == ["u1", "u3"]
    assert ids(ana.get("members/", part=pro, unsure="1")) == ["u4"]
    assert ids(ana.get("members/", part=f"exactly.{pro}.{large}")) == ["u3"]


def test_an_address_that_makes_no_sense_shows_everybody(pages: Browsers, large) -> None:
    for part in ("nonsense", "exactly", "exactly.x", "'; drop table"):
        assert len(ids(pages("ana").get("members/", part=part))) == 4
    assert len(ids(pages("ana").get("members/", page="-1"))) == 4


def test_what_is_shown_says_in_which_segments_somebody_is(pages: Browsers, large) -> None:
    page = html.document_fromstring(pages("ana").get("members/").text)
    cells = [
        [" ".join(cell.text_content().split()) for cell in row] for row in page.xpath("//tbody/tr")
    ]
    assert cells[0] == ["u1", "Pro", "pro", "5", "–"]
    assert cells[3] == ["u4", "Large can’t tell: Pro", "–", "40", "–"]


def test_columns_are_chosen(pages: Browsers, large) -> None:
    page = html.document_fromstring(pages("ana").get("members/", column="seats").text)
    assert [head.text for head in page.xpath("//thead//th")] == ["Id", "Segments", "seats"]


def test_a_search_keeps_what_is_chosen_and_goes_over_pages(pages, large, monkeypatch) -> None:
    monkeypatch.setattr(views, "ROWS_PER_PAGE", 2)
    first = pages("ana").get("members/", search="U", part="everyone")
    assert ids(first) == ["u1", "u2"]
    (later,) = html.document_fromstring(first.text).xpath("//a[@rel='next']")
    second = pages("ana").client.get(pages("ana").base + "members/" + later.get("href"))
    assert ids(second) == ["u3", "u4"]
    assert 'value="U"' in second.text


def test_nobody_found_is_said(pages: Browsers, large) -> None:
    assert "Nobody fits what is chosen above." in pages("ana").get("members/", search="zz").text


def test_it_says_why_somebody_is_in_a_segment(pages: Browsers, counted, large) -> None:
    buyers = counted.segment("Buyers", 'plan is "pro" and did "order" at least 2 times')
    said = " ".join(pages("ana").get(f"{buyers}/u1/").text.split())
    assert "is in “Buyers”" in said
    assert "2 events count" in said
    assert "<code>order</code>" in said
    said = " ".join(pages("ana").get(f"{buyers}/u4/").text.split())
    assert "is not in “Buyers”" in said
    assert "missing: plan" in said


def test_it_says_why_to_those_alone_who_may(pages: Browsers, pro, large) -> None:
    assert pages("sol").get(f"{pro}/u1/").status_code == 403
    assert pages("otto").get(f"{pro}/u1/").status_code == 404


def test_there_is_no_why_of_what_there_is_not(pages: Browsers, counted, pro, large) -> None:
    assert pages("ana").get(f"{pro}/nobody/").status_code == 404
    assert pages("ana").get("nothing/u1/").status_code == 404
    wrong = counted.segment("Wrong", 'plann is "pro"')
    assert pages("ana").get(f"{wrong}/u1/").status_code == 422


def test_an_id_may_hold_any_character(pages: Browsers, counted, pro) -> None:
    strange = "a/b?c#d <e>&é"
    counted.bring({"people.csv": f'user_id,plan,seats\n"{strange}",pro,1\n'}, counted.dataset_id)
    counted.work()
    listed = html.document_fromstring(pages("ana").get("members/").text)
    (way,) = listed.xpath("//tbody//a[@class='segment-name']")
    assert "is in “Pro”" in pages("ana").client.get(way.get("href")).text
