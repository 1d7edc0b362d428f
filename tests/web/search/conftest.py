"""A matrix in which something is looked for, as its pages show it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.search.conftest import Shelf
from tests.web.conftest import Pages


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home for the documents of one test."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def shelf(cast: Cast) -> Shelf:
    """A matrix of the segments Banks and Cities whose index is built."""
    return Shelf(cast)


@pytest.fixture
def pages(shelf: Shelf, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    """The pages of that matrix as the named person sees them: `pages("sol")`."""
    return lambda name: Pages(signed_in(name), f"/m/{shelf.id}/")
