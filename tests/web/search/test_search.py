"""The page of search: what was found by kind, with the words marked, one click from its place."""

from collections.abc import Callable

import pytest
from lxml import html

from segmatrix.matrix import events
from segmatrix.review import events as review
from tests.cast import HARBOURLIGHT
from tests.matrix.deeds import do
from tests.search.conftest import Shelf
from tests.web.conftest import Pages

pytestmark = pytest.mark.django_db

ById = Callable[[str], Pages]


def page_of(pages: Pages, **query: str) -> html.HtmlElement:
    answer = pages.get("search/", **query)
    assert answer.status_code == 200
    return html.document_fromstring(answer.content.decode())


def heads(page: html.HtmlElement) -> list[str]:
    return [" ".join(each.text_content().split()) for each in page.xpath("//section/h2")]


def said(page: html.HtmlElement) -> str:
    return " ".join(page.get_element_by_id("found-said").text_content().split())


def everything(shelf: Shelf) -> None:
    about = {"by": shelf.cast.fara}
    shelf.do(events.AnnotateSegment, segment_id=shelf.banks, note="zebra lenders", **about)
    shelf.do(events.AddAlias, segment_id=shelf.banks, text="Zebra houses")
    shelf.say(shelf.banks, "Banks that lend to zebra farms", key="definition")
    shelf.say(shelf.banks, "Waits for zebra figures")
    shelf.do(events.EditCharter, field="problems", text="No zebra picture", **about)
    shelf.comment("Which zebra?")
    _arrived, source = shelf.receive("zebra.txt", b"Zebra first.\n\nThen others.")
    shelf.quote(source.source_id, "We wait for the zebra")
    shelf.propose(shelf.banks, "Zebra at last")
    said = shelf.statement(shelf.cities, "Save money")
    for text in ("Save it", "Save the zebra"):
        shelf.do(events.EditStatement, statement_id=said, text=text, version=1)
    shelf.do(events.PlaceSegment, segment_id=shelf.banks, x=2, y=8, reason="The zebra is ours")
    objecting = review.RaiseObjection(matrix_id=shelf.id, reason="No zebra", about_kind="matrix")
    do(objecting, shelf.cast.mika)
    shelf.do(events.AddDimension, name="Zebra channels", **about)
    jobs, pains, contacts = (
        {"segment_id": shelf.banks, "dimension_id": shelf.dimension[key]}
        for key in ("jobs", "pains", "contacts")
    )
    shelf.do(events.AddContact, **contacts, name="Zebra Brandt")
    shelf.do(events.AskQuestion, **jobs, asked_department="Sales", note="Zebra, too?", **about)
    shelf.do(events.AnswerNotKnownYet, **pains, method="Ask zebra farms")
    shelf.do(events.NameRevision, name="With a zebra", **about)
    due = {"due": "2026-11-24T17:00", "zone": "Europe/Berlin"}
    do(review.AddStep(matrix_id=shelf.id, name="Ask the zebra", **due), shelf.cast.fara)
    do(review.AddStakeholder(matrix_id=shelf.id, name="Lena Zebra"), shelf.cast.fara)
    here = {"workspace_id": HARBOURLIGHT, "matrix_id": shelf.id}
    do(events.SaveScaffold(**here, name="Zebra questions"), shelf.cast.fara)


def test_nothing_typed_yet_teaches_how_to_ask(pages: ById) -> None:
    page = page_of(pages("vic"))
    assert "What are you looking for?" in page.text_content()
    assert page.get_element_by_id("search-field").get("autofocus") is not None


def test_what_was_found_stands_by_kind_with_the_words_marked(shelf: Shelf, pages: ById) -> None:
    everything(shelf)
    page = page_of(pages("vic"), q="zebra")
    assert heads(page) == [
        "Segments 1",
        "Words for segments 1",
        "Rows 1",
        "Definitions 1",
        "Statements 1",
        "Key contacts 1",
        "Charter 1",
        "Comments 1",
        "Proposed statements 1",
        "Other texts of statements 1",
        "Questions asked 1",
        "Still to find out 1",
        "Reasons on the map 1",
        "Objections 1",
        "Revisions 1",
        "Steps of the plan 1",
        "People to ask 1",
        "Findings 1",
        "Sources 1",
        "Passages in documents 1",
        "Templates 1",
    ]
    assert {each.text.lower() for each in page.xpath("//li[@class='hit']//mark")} == {"zebra"}
    assert said(page) == "Found in 21 places."


def test_every_place_is_one_click_away(shelf: Shelf, pages: ById) -> None:
    everything(shelf)
    reader = pages("sol")
    links = page_of(reader, q="zebra").xpath("//li[@class='hit']/a")
    assert len(links) == 21
    for link in links:
        answer = reader.client.get(link.get("href"), follow=True)
        assert answer.status_code == 200
        assert "zebra" in answer.content.decode().lower(), link.get("href")


def test_while_somebody_types_only_what_was_found_is_asked_for(shelf: Shelf, pages: ById) -> None:
    shelf.say(shelf.banks, "Waits for zebra figures")
    answer = pages("vic").ask("search/?q=zeb").content.decode()
    assert "<html" not in answer
    fragment = html.fragment_fromstring(answer, create_parent="div")
    assert heads(fragment) == ["Statements 1"]
    assert fragment.get_element_by_id("found-said").get("hx-swap-oob") == "innerHTML"


def test_many_of_one_kind_have_a_page_of_their_own(shelf: Shelf, pages: ById) -> None:
    source = shelf.source()
    for number in range(21):
        shelf.quote(source, f"zebra {number}")
    reader = pages("vic")
    page = page_of(reader, q="zebra")
    assert len(page.xpath("//li[@class='hit']")) == 5
    (everything,) = page.xpath("//a[contains(., 'Show all 21')]/@href")
    answer = reader.client.get(f"/m/{shelf.id}/search/{everything}")
    only = html.document_fromstring(answer.content.decode())
    assert len(only.xpath("//li[@class='hit']")) == 20
    (later,) = only.xpath("//a[@rel='next']/@href")
    answer = reader.client.get(f"/m/{shelf.id}/search/{later}")
    assert len(html.document_fromstring(answer.content.decode()).xpath("//li[@class='hit']")) == 1


def test_what_cannot_be_compared_is_said(
    shelf: Shelf, pages: ById, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("segmatrix.search.matching.RANKED", 1)
    shelf.say(shelf.banks, "A zebra")
    shelf.say(shelf.banks, "Another zebra")
    page = page_of(pages("vic"), q="zebra")
    assert "too many to compare: the newest come first" in page.text_content()


def test_nothing_found_says_so_and_what_helps(pages: ById) -> None:
    page = page_of(pages("vic"), q="zebra")
    assert said(page) == "Nothing here that you can read has all of these words."
    assert "Fewer words find more" in page.text_content()


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '" OR 1=1', "\0", "%s", "x" * 10_000, "שלום", "*"]
)
def test_whatever_is_typed_is_answered_and_stays_in_the_field(pages: ById, typed: str) -> None:
    page = page_of(pages("vic"), q=typed)
    assert page.get_element_by_id("search-field").get("value") == typed.replace("\0", "")
    assert not page.xpath("//script[contains(., 'alert')]")


@pytest.mark.parametrize("odd", [{"kind": "nonsense"}, {"page": "x"}, {"by": "luck"}])
def test_an_odd_address_is_the_usual_page(shelf: Shelf, pages: ById, odd: dict[str, str]) -> None:
    shelf.say(shelf.banks, "A zebra")
    assert heads(page_of(pages("vic"), q="zebra", **odd)) == ["Statements 1"]


def test_what_is_found_is_no_markup(shelf: Shelf, pages: ById) -> None:
    shelf.say(shelf.banks, "<b>zebra</b>")
    (hit,) = page_of(pages("vic"), q="zebra").xpath("//li[@class='hit']/a")
    assert hit.text_content().strip() == "<b>zebra</b>"


def test_another_workspace_has_no_such_page(pages: ById) -> None:
    assert pages("otto").get("search/", q="zebra").status_code == 404


def test_the_number_of_queries_does_not_grow(
    shelf: Shelf, pages: ById, django_assert_max_num_queries
) -> None:
    reader = pages("vic")

    def count() -> int:
        with django_assert_max_num_queries(60) as counted:
            page_of(reader, q="zebra")
        return len(counted)

    shelf.say(shelf.banks, "zebra")
    few = count()
    for number in range(8):
        shelf.say(shelf.banks, f"zebra {number}")
    assert count() == few
