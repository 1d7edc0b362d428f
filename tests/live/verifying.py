"""The law of live pages: the page before + the announced fragments = the page fetched afresh."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import Client
from lxml import html

from segmatrix.activity.queries import last_number
from segmatrix.base.actor import Actor
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience

PAGES = {
    "overview": "/m/{}/",
    "table": "/m/{}/table/",
    "map": "/m/{}/map/?show=everyone",
    "who": "/m/{}/who/",
    "lint": "/m/{}/lint/",
    "glossary": "/m/{}/glossary/",
    "revisions": "/m/{}/revisions/",
    "discovery": "/m/{}/discovery/",
    "map-by-size": "/m/{}/map/?show=everyone&area=size",
}
NOT_COMPARED = (
    "//head",
    "//input[@name='csrfmiddlewaretoken' or @name='operation']",  # new with every fetch
    "//*[@class='top-end']/a",  # what the reader does next is theirs alone
    "//comment-threads",  # so is what they may do in conversations, which ask for themselves
)


@contextmanager
def verify_live(matrix_id: str, browser: Client, teller: Actor) -> Iterator[None]:
    """Do inside the block what live pages must follow.

    Args:
        matrix_id: The matrix that something is done to.
        browser: Somebody signed in, whose pages are compared.
        teller: Another member, as whom the fragments are rendered: they must be the same for all.
    """
    before = {view: _page(browser, view, matrix_id) for view in PAGES}
    stream = f"matrix:{matrix_id}"
    number = last_number(stream)
    yield
    reached = last_number(stream)
    assert reached > number, "nothing was recorded, so nothing is proved"
    for view, page in before.items():
        news = gather(Audience(matrix_id, view, "en"), number, reached, teller)
        _apply(page, news.html)
        assert _text(page) == _text(_page(browser, view, matrix_id)), f"the {view} is not true"


def _page(browser: Client, view: str, matrix_id: str) -> html.HtmlElement:
    answer = browser.get(PAGES[view].format(matrix_id))
    assert answer.status_code == 200, answer.content.decode()
    return html.document_fromstring(answer.content.decode())


def _apply(page: html.HtmlElement, fragments: str) -> None:
    """Put each fragment in the place of the element with its id, as `fragments.js` does."""
    for fresh in html.fragments_fromstring(fragments) if fragments else []:
        for stale in page.xpath("//*[@id=$id]", id=fresh.get("id")):
            fresh.tail = stale.tail
            stale.getparent().replace(stale, fresh)


def _text(page: html.HtmlElement) -> list[str]:
    """Return the page as lines, one per tag or text, without what is not compared."""
    for path in NOT_COMPARED:
        for element in page.xpath(path):
            element.drop_tree()
    body = page.find("body")
    body.attrib.pop("data-number")
    lines = []
    for element in body.iter(html.etree.Element):
        attributes = " ".join(f"{name}={value!r}" for name, value in sorted(element.items()))
        lines.append(f"<{element.tag} {attributes}> {_words(element.text)}")
        lines.append(f"</{element.tag}> {_words(element.tail)}")
    return lines


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
