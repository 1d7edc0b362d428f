"""An open page without a browser: its socket keeps it true, as `live-feed.js` does in one."""

import json
from contextlib import ExitStack
from typing import Any

from lxml import html
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from tests.house.visitor import Visitor

NOT_COMPARED = "//input[@name='csrfmiddlewaretoken' or @name='operation']"  # new with every fetch


class Tab:
    """One page of a visitor, which hears of what others do when it is asked to.

    Args:
        visitor: Whose page it is.
        address: Where it is.
        view: What it is called to the feed.
    """

    def __init__(self, visitor: Visitor, address: str, view: str) -> None:
        self._visitor, self._address, self._view = visitor, address, view
        self._socket: ClientConnection | None = None
        self._opened = ExitStack()
        self.page = self._fetched()
        self.number = number_of(self.page)

    def hear(self) -> None:
        """Take in all that was told so far, over a new connection if the last one is lost."""
        if self._socket is None:
            self._connect()
        try:
            while self._socket is not None:
                self._apply(json.loads(self._socket.recv(timeout=0)))
        except TimeoutError:
            return
        except ConnectionClosed:
            self.cut()

    def cut(self) -> None:
        """Lose the connection, without a word to the server."""
        if self._socket is not None:
            self._socket.close_socket()
            self._socket = None
            self._opened.close()

    def lines(self, element: str) -> list[str]:
        """Return what an element of the page shows as it was kept true."""
        return lines(self.page, element)

    def fresh_lines(self, element: str) -> list[str]:
        """Return what the element shows on the page fetched anew."""
        return lines(self._fetched(), element)

    def _fetched(self) -> html.HtmlElement:
        return html.document_fromstring(self._visitor.open(self._address))

    def _connect(self) -> None:
        http = self._visitor.http
        origin = str(http.base_url).rstrip("/")
        matrix = self.page.body.get("data-matrix")
        asked = f"view={self._view}&language=en&after={self.number}"
        cookies = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
        try:
            opening = connect(
                f"{origin.replace('http', 'ws', 1)}/ws/m/{matrix}/?{asked}",
                additional_headers={"Cookie": cookies},
                origin=origin,
                max_size=None,
            )
            self._socket = self._opened.enter_context(opening)
        except (OSError, InvalidHandshake, EOFError):
            self._socket = None  # the server is away: asked again, it tries again

    def _apply(self, told: dict[str, Any]) -> None:
        """Put each fragment of news in the place of the element with its id."""
        if "number" not in told:
            return
        assert told["after"] == self.number, f"{self._address} was told what it cannot continue"
        for fresh in html.fragments_fromstring(told["html"]) if told["html"] else []:
            for stale in self.page.xpath("//*[@id=$id]", id=fresh.get("id")):
                fresh.tail = stale.tail
                stale.getparent().replace(stale, fresh)
        self.number = told["number"]


def number_of(page: html.HtmlElement) -> int:
    """Return the number of its matrix at which a page stands."""
    return int(page.body.get("data-number"))


def lines(page: html.HtmlElement, element: str) -> list[str]:
    """Return an element of a page as lines, one per tag or text, without what is never the same."""
    for hidden in page.xpath(NOT_COMPARED):
        hidden.drop_tree()
    found = []
    for part in page.get_element_by_id(element).iter(html.etree.Element):
        attributes = " ".join(f"{name}={value!r}" for name, value in sorted(part.items()))
        found.append(f"<{part.tag} {attributes}> {words(part.text)}")
        found.append(f"</{part.tag}> {words(part.tail)}")
    return found


def words(text: str | None) -> str:
    """Return a text with single spaces."""
    return " ".join((text or "").split())
