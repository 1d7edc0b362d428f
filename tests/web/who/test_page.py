"""The page Who is in: numbers for whoever reads the matrix, ways to persons for a few."""

from xml.etree import ElementTree

import pytest
from lxml import html

from tests.people.visiting import a_guest_link
from tests.web.guests.conftest import come_by
from tests.web.who.conftest import Browsers


def words(answer) -> str:
    """Return a page's text, its blanks made single ones."""
    page = html.document_fromstring(answer.text)
    return " ".join(page.find(".//main").text_content().split())


def hidden_from_readers(element) -> bool:
    """Whether something is shown to those only who may work with customer data."""
    ways = [element, *element.iterancestors()]
    return any("needs-data" in each.get("class", "").split() for each in ways)


def test_each_segment_stands_with_its_rule_in_words_and_its_numbers(pages: Browsers, large) -> None:
    said = words(pages("vic").get())
    assert "Pro People whose plan is “pro”. 2 50 %" in said
    assert "€30.5" in said
    assert "4 people in People, counted up to 22 May 2026" in said
    assert "Data stamp" in said


def test_it_says_who_is_in_none_in_one_and_in_several(pages: Browsers, large) -> None:
    said = words(pages("vic").get())
    assert "Of 4 people, 1 are in no segment (25 %)." in said
    assert "2 are in one (50 %), 1 in several (25 %)." in said


def test_what_those_in_none_bring_is_said(pages: Browsers, counted, pro) -> None:
    counted.measure('number of "order"')
    counted.work()
    assert "Those in none bring €1 of Revenue (33 %)." in words(pages("vic").get())


def test_it_says_which_segments_share_most(pages: Browsers, large) -> None:
    said = words(pages("vic").get())
    assert "“Pro” and “Large” share most: 1 person." in said
    assert "Pro and Large, no other" in pages("vic").get().text


def test_parts_lead_to_their_members_for_those_alone_who_may(pages: Browsers, large, pro) -> None:
    page = html.document_fromstring(pages("vic").get().text)
    ways = page.xpath("//a[contains(@href, '/who/members/')]")
    assert all(hidden_from_readers(way) for way in ways)
    asked = {way.get("href").partition("?part=")[2] for way in ways}
    assert {"none", "one", "several", pro, f"{pro}&unsure=1", f"exactly.{pro}.{large}"} <= asked


def test_nobody_is_named_on_it(pages: Browsers, large) -> None:
    for who in ("vic", "ana"):
        assert "u1" not in words(pages(who).get())


def test_a_reader_is_offered_no_way_to_persons_or_files(pages: Browsers, large) -> None:
    offered = pages("vic").get().text
    assert "/who/export/" not in offered and "/who/lists/" not in offered
    offered = pages("ana").get().text
    assert "/who/export/" in offered and "/who/lists/" in offered


def test_customer_data_has_its_tabs(pages: Browsers, large, counted) -> None:
    tabs = html.document_fromstring(pages("ana").get().text).xpath("//nav[@class='tabs']/a")
    assert [tab.text for tab in tabs] == ["Files", "Who is in", "What the data say"]
    files = pages("ana").client.get(tabs[0].get("href"))
    assert f"/m/{counted.id}/who/" in files.text


def test_numbers_that_are_out_of_date_say_so(pages: Browsers, counted, large, pro) -> None:
    counted.rule(pro, 'plan is "basic"')
    assert "older than its rule" in words(pages("vic").get())


def test_a_rule_the_data_cannot_answer_leads_to_its_words(pages: Browsers, counted, large) -> None:
    wrong = counted.segment("Wrong", 'plann is "pro"')
    counted.work()
    assert "cannot be counted" in words(pages("vic").get())
    page = html.document_fromstring(pages("ana").get().text)
    (way,) = page.xpath("//a[contains(., 'See what is wrong')]")
    assert hidden_from_readers(way)
    told = pages("ana").client.get(way.get("href")).text
    assert wrong in way.get("href") and "“plann” is not" in told


def test_which_columns_the_data_has_is_told_to_those_alone_who_may(pages, counted, large) -> None:
    """A rule is everybody's to read; that the data has a `plan` and what it is is not."""
    wrong = counted.segment("Wrong", 'plann is "pro"')
    counted.work()
    size = f"/m/{counted.id}/cells/{wrong}/{counted.dimension['size']}/"
    for address in (f"/m/{counted.id}/who/", f"/m/{counted.id}/table/", size):
        told = pages("vic").client.get(address).text
        assert "is not a" not in told and "Did you mean" not in told
    assert "Did you mean" in pages("ana").client.get(size).text


def test_every_reader_finds_it_from_the_table(pages: Browsers, counted, large, pro) -> None:
    drawer = pages("vic").client.get(f"/m/{counted.id}/segments/{pro}/").text
    assert f'href="/m/{counted.id}/who/"' in drawer


def test_while_nothing_is_counted_it_says_what_comes(pages: Browsers, counted) -> None:
    counted.segment("Pro", 'plan is "pro"')
    assert "The segments are being counted." in words(pages("vic").get())


def test_without_data_it_says_what_to_do(pages: Browsers, counted) -> None:
    counted.choose("")
    assert "No data is chosen for this matrix yet" in words(pages("vic").get())


def test_segments_without_members_are_drawn_without_harm(pages: Browsers, counted) -> None:
    counted.segment("Nobody", 'plan is "gold"')
    counted.work()
    assert "Of 4 people, 4 are in no segment (100 %)." in words(pages("vic").get())


# --- the pictures as files ------------------------------------------------------------------------


def test_the_drawing_is_well_formed_and_needs_no_other_file(pages: Browsers, large) -> None:
    answer = pages("vic").get("overlap.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="customers-overlap.svg"'
    drawing = ElementTree.fromstring(answer.content)
    names = [text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert "Pro" in names
    assert "var(" not in answer.text and "href" not in answer.text


def test_the_picture_is_a_png(pages: Browsers, large) -> None:
    assert pages("vic").get("overlap.png").content[:8] == b"\x89PNG\r\n\x1a\n"


def test_combinations_and_pairs_come_as_tables(pages: Browsers, large) -> None:
    combinations = b"".join(pages("vic").get("overlap.csv").streaming_content).decode()
    assert combinations.splitlines() == ["Pro,Large,Number", "1,0,1", "0,1,1", "1,1,1"]
    pairs = b"".join(pages("vic").get("pairs.csv").streaming_content).decode()
    assert pairs.splitlines() == [",Pro,Large", "Pro,2,1", "Large,1,2"]


def test_a_name_that_a_spreadsheet_would_compute_is_shown_instead(pages, counted, large) -> None:
    counted.segment("=1+1", "everyone")
    counted.work()
    combinations = b"".join(pages("vic").get("overlap.csv").streaming_content).decode()
    assert combinations.splitlines()[0] == "Pro,Large,'=1+1,Number"


@pytest.mark.parametrize("file", ["overlap.svg", "overlap.png", "overlap.csv", "pairs.csv"])
def test_before_anything_is_counted_there_is_no_file(pages: Browsers, counted, file) -> None:
    assert pages("vic").get(file).status_code == 404


def test_the_way_to_the_data_names_the_workspace_to_its_own_people_only(
    pages: Browsers, counted
) -> None:
    assert pages("fara").get("data/").url == f"/w/{counted.cast.fara.workspace_id}/data/"
    nora = come_by(a_guest_link(counted.cast, matrix_id=counted.id))
    assert nora.get(f"/m/{counted.id}/who/data/").status_code == 404
