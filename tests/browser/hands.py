"""Somebody of the office at work on one matrix through its forms, without a browser.

A story does so what other tests show in a browser, and looks at what comes of it in one.
"""

import html
import re
from typing import Any

from tests.browser.office import Matrix
from tests.house.visitor import Visitor, found

WITHOUT_ANSWER = ("Size", "Revenue", "How they differ", "Pain points", "Key contacts")


class Hand:
    """One person's hand in one matrix: `hand.post("comments/start/", text="Who says so?")`."""

    def __init__(self, visitor: Visitor, matrix: Matrix) -> None:
        self._visitor = visitor
        self._matrix = matrix

    def post(self, path: str, **values: Any) -> str:
        """Send one of the matrix's forms and return the page that it leads to."""
        answer = self._visitor.post(f"{self._matrix.address}{path}", **values)
        assert answer.status_code == 200, answer.text
        return answer.text

    def read(self, path: str = "table/") -> str:
        """Return one of the matrix's pages, as it is read."""
        return html.unescape(self._visitor.open(f"{self._matrix.address}{path}"))

    def segment(self, name: str) -> str:
        """Return the id of a segment."""
        heads = re.findall(r'id="segment-(\w+)".*?<div class="name">(.*?)</div>', self.read(), re.S)
        return next(ident for ident, named in heads if named == name)

    def cell(self, segment: str, row: str) -> dict[str, str]:
        """Return where a cell is, as comments name it."""
        named = rf'id="cell-(\w+-\w+)"[^>]*data-name="{re.escape(f"{segment}, {row}")}"'
        across, down = found(named, self.read())[len('id="cell-') :].partition('"')[0].split("-")
        return {"segment_id": across, "dimension_id": down}

    def in_cell(self, segment: str, row: str, deed: str, **values: str) -> None:
        """Send a form of a cell."""
        at = self.cell(segment, row)
        self.post(f"cells/{at['segment_id']}/{at['dimension_id']}/{deed}/", **values)

    def statement(self, text: str) -> str:
        """Return the id of a statement."""
        said = r'id="statement-(\w+)"[^>]*>\s*<span class="said">(.*?)</span>'
        return next(ident for ident, words in re.findall(said, self.read()) if words == text)

    def source(self, title: str) -> str:
        """Return the id of a source of evidence."""
        return found(rf'sources/\w+/">{title}<', self.read("evidence/")).split("/")[1]

    def finding(self, text: str, source: str) -> str:
        """Return the id of a finding of a source."""
        listed = self.read(f"evidence/sources/{self.source(source)}/")
        said = r'id="finding-(\w+)"(?:(?!id="finding-).)*?class="said">(.*?)<'
        return next(ident for ident, words in re.findall(said, listed, re.S) if words == text)

    def person(self, name: str) -> str:
        """Return the id of somebody on the list of people to ask."""
        named = rf'people/\w+/">{re.escape(name)}<'
        return found(named, self.read("people/")).split("/")[1]

    def ask_for(self, name: str, *, named_by: str = "", **more: str) -> None:
        """Put somebody on the list of people to ask; a member of the office as that member."""
        offered = re.findall(r'value="(\w+)"\s+data-name="(.*?)"', self.read("people/"))
        members = {known: ident for ident, known in offered}
        if name in members:
            more["member_id"] = members[name]
        by = {"named_by": self.person(named_by)} if named_by else {}
        self.post("people/add/", name=name, **by, **more)

    def names(self, who: str, whom: str) -> None:
        """Write down that somebody on the list names somebody else on it."""
        self.post(f"people/{self.person(who)}/nominate/", nominee=self.person(whom))

    def fill(self, segment: str) -> None:
        """Answer every question about a segment that nobody has answered, and settle its place."""
        for row in WITHOUT_ANSWER:
            self.in_cell(segment, row, "not-known", owner="Sol Vega")
        place = f"map/settle/{self.segment(segment)}/"
        self.post(place, x="6", y="7", rationale="They pay for every figure", version="0")
