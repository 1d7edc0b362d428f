"""A matrix with people to ask, as its pages show it."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.review.panel import Panel
from tests.web.conftest import Pages


@pytest.fixture
def panel(cast: Cast) -> Panel:
    """A matrix that Fara has begun, with nobody to ask yet."""
    return Panel(cast)


@pytest.fixture
def pages(panel: Panel, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    """The pages of that matrix as the named person sees them: `pages("sol")`."""
    return lambda name: Pages(signed_in(name), f"/m/{panel.id}/")
