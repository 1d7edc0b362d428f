"""A matrix in which something is looked for."""

from pathlib import Path
from typing import Any

import pytest

from segmatrix.base.actor import Actor
from segmatrix.search import index, queries
from segmatrix.search.models import Entry
from segmatrix.search.terms import Kind
from tests.cast import Cast
from tests.evidence.conftest import Desk
from tests.matrix.conftest import Bench


class Shelf(Desk):
    """A matrix of the segments Banks and Cities, with the shortest ways to find something in it."""

    def __init__(self, cast: Cast, name: str = "Customer segments") -> None:
        super().__init__(cast, name)
        index.build(self.id)

    def search(self, text: str, *, by: Actor | None = None, **more: Any) -> queries.Found:
        return queries.search(self.id, text, by or self.cast.vic, **more)

    def found(self, text: str, *, by: Actor | None = None) -> dict[Kind, list[str]]:
        """Return by kind what was found, as its title or the words shown."""
        groups = self.search(text, by=by).groups
        return {
            group.kind: [plain(hit.title) or plain(hit.text) for hit in group.hits]
            for group in groups
        }

    def kinds(self, text: str, *, by: Actor | None = None) -> list[Kind]:
        return list(self.found(text, by=by))


def plain(pieces: tuple[Any, ...]) -> str:
    """Return pieces as one text."""
    return "".join(piece.text for piece in pieces)


def entries(matrix_id: str) -> list[tuple[object, ...]]:
    """Return all that an index holds."""
    rows = Entry.objects.filter(matrix=matrix_id).order_by("kind", "ref")
    return list(rows.values_list("kind", "ref", "scope", "body"))


def assert_true(bench: Bench, what: str = "") -> None:
    """Find the index as facts left it equal to one that is built anew."""
    kept = entries(bench.id)
    index.build(bench.id)
    assert kept == entries(bench.id), what


@pytest.fixture
def shelf(cast: Cast) -> Shelf:
    """A matrix of two segments whose index is built."""
    return Shelf(cast)


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home for the documents of one test."""
    settings.HOME = tmp_path
    return tmp_path
