"""The law of pages that ask for themselves anew: what would show something else is told so.

A conversation, or a page of evidence or of people to ask, hears by the names of what changed that
it is out of date, and fetches itself. So whenever such a part would be fetched differently, the
news must name something that it listens to.
"""

from dataclasses import dataclass

from django.test import Client
from lxml import html

from segmatrix.activity.queries import last_number
from segmatrix.base.actor import Actor
from segmatrix.live.news import gather
from segmatrix.live.rendering import Audience

ELSEWHERE = (302, 404, 409)  # merged, not there, or removed: what is open stays as it is
NOT_SAID = ".//form | .//datalist | .//script"  # what a reader may do or choose from


@dataclass(frozen=True)
class Part:
    """A part of a page that fetches itself.

    Attributes:
        address: Where its page is, after the matrix's own address.
        element: The part, as an XPath.
        about: How the ids of those elements begin whose change it hears. If empty, it hears of
            itself, and of the whole table.
    """

    address: str
    element: str
    about: str = ""

    def hears(self, named: set[str], own: str) -> bool:
        """Tell whether any of the ids that changed makes it fetch itself, whose own id is given."""
        if self.about:
            return any(each.startswith(self.about) for each in named)
        return not named.isdisjoint({own, "matrix-table"})


class Listeners:
    """Parts of pages, open in somebody's browser; `follow` after each thing that is done."""

    def __init__(self, matrix_id: str, browser: Client, teller: Actor, *parts: Part) -> None:
        self._matrix_id, self._browser, self._teller = matrix_id, browser, teller
        self._stream = f"matrix:{matrix_id}"
        self._number = last_number(self._stream)
        self._shown = {part: self._fetched(part) or ("", []) for part in parts}
        self.renewed: set[Part] = set()

    def follow(self) -> None:
        """Find each part that would be fetched differently told of it; remember which were."""
        after, reached = self._number, last_number(self._stream)
        news = gather(Audience(self._matrix_id, "comments", "en"), after, reached, self._teller)
        named = {ident for ident, _member, _name in news.changes}
        for part, (own, shown) in self._shown.items():
            _own, fresh = self._fetched(part) or (own, shown)
            if fresh != shown:
                assert part.hears(named, own), f"{part.address} was not told, only {sorted(named)}"
                self.renewed.add(part)
            self._shown[part] = (own, fresh)
        self._number = reached

    def _fetched(self, part: Part) -> tuple[str, list[str]] | None:
        """Return the id of a part and what it shows; None where its page is no more."""
        answer = self._browser.get(f"/m/{self._matrix_id}/{part.address}")
        if answer.status_code in ELSEWHERE:
            return None
        assert answer.status_code == 200, answer.content.decode()
        page = html.document_fromstring(answer.content.decode())
        (found,) = page.xpath(part.element)
        for element in found.xpath(NOT_SAID):
            element.drop_tree()
        return found.get("id", ""), found.text_content().split()
