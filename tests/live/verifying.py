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
    "//*[@class='top-end']/a | //next-step",  # what the reader does next is theirs alone
    "//comment-threads",  # so is what they may do in conversations, which ask for themselves
    "//unread-count",  # and what awaits them, which is told to them alone: test_unread.py
)


class LivePages:
    """The pages of a matrix, open in somebody's browser.

    Args:
        matrix_id: The matrix that something is done to.
        browser: Somebody signed in, whose pages are compared.
        teller: Another member, as whom the fragments are rendered: they must be the same for all.
    """

    def __init__(self, matrix_id: str, browser: Client, teller: Actor) -> None:
        self._matrix_id, self._browser, self._teller = matrix_id, browser, teller
        self._stream = f"matrix:{matrix_id}"
        self._number = last_number(self._stream)
        self._shown = {view: self._fetched(view) for view in PAGES}
        self._before: dict[str, str] = {}

    def follow(self) -> None:
        """Let what was announced since reach every page, and find each as true as one fetched."""
        for view, followed in self._followed():
            fresh = self._fetched(view)
            assert followed == _text(fresh), f"the {view} is not true"
            self._before[view], self._shown[view] = self._shown[view], fresh

    def follow_back(self) -> None:
        """Let an undo of what was followed last reach every page, and find each true again.

        That all is as it was before is held by `Laws.undone_exactly`, so a page that shows it so is
        true; another one, which tells of the undo as well, is held against one fetched.
        """
        for view, followed in self._followed():
            if followed != _text(self._before[view]):
                assert followed == _text(self._fetched(view)), f"the {view} is not true"

    def _followed(self) -> Iterator[tuple[str, list[str]]]:
        """Put what was announced since into each page, and say what that shows then."""
        after, reached = self._number, last_number(self._stream)
        assert reached > after, "nothing was recorded, so nothing is proved"
        for view, shown in self._shown.items():
            news = gather(Audience(self._matrix_id, view, "en"), after, reached, self._teller)
            page = html.document_fromstring(shown)
            _apply(page, news.html)
            yield view, _lines(page)
        self._number = reached

    def _fetched(self, view: str) -> str:
        answer = self._browser.get(PAGES[view].format(self._matrix_id))
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()


@contextmanager
def verify_live(matrix_id: str, browser: Client, teller: Actor) -> Iterator[None]:
    """Do inside the block what live pages must follow."""
    pages = LivePages(matrix_id, browser, teller)
    yield
    pages.follow()


def _apply(page: html.HtmlElement, fragments: str) -> None:
    """Put each fragment in the place of the element with its id, as `fragments.js` does."""
    for fresh in html.fragments_fromstring(fragments) if fragments else []:
        for stale in page.xpath("//*[@id=$id]", id=fresh.get("id")):
            fresh.tail = stale.tail
            stale.getparent().replace(stale, fresh)


def _text(page: str) -> list[str]:
    """Return what a page shows, as it was fetched."""
    return _lines(html.document_fromstring(page))


def _lines(page: html.HtmlElement) -> list[str]:
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
