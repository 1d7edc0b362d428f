"""A matrix in which something has been said, and short ways to read its pages."""

import pytest
from lxml import html

from tests.matrix.conftest import Bench


class Shown:
    """A page or fragment as somebody reads it."""

    def __init__(self, answer: object) -> None:
        assert answer.status_code == 200, (answer.status_code, answer.content.decode()[:500])
        self.tree = html.fromstring(answer.content.decode())

    def texts(self, path: str) -> list[str]:
        """Return the words of what a CSS-like class holds, one text per element."""
        found = self.tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {path} ')]")
        return [" ".join(each.text_content().split()) for each in found]

    def has(self, address: str) -> bool:
        """Whether a form posts there."""
        return bool(self.tree.xpath("//form[@action=$address]", address=address))


@pytest.fixture
def shown() -> type[Shown]:
    return Shown


@pytest.fixture
def said(bench: Bench, risk: str) -> str:
    """The id of Sol's statement on risk modellers."""
    return bench.statement(risk, "Prove figures")
