"""A matrix with evidence, as its pages show it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.evidence.conftest import Desk
from tests.web.conftest import Pages


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home for the documents of one test."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """A matrix of the segments Banks and Cities, without any evidence."""
    return Desk(cast)


@pytest.fixture
def pages(desk: Desk, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    """The pages of that matrix as the named person sees them: `pages("sol")`."""
    return lambda name: Pages(signed_in(name), f"/m/{desk.id}/")
