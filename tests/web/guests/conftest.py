"""A matrix with links into it, and browsers of people who follow them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from segmatrix.people.queries import LinkView
from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.people.visiting import a_guest_link, a_personal_link

Make = Callable[..., LinkView]


@pytest.fixture
def guest_link(cast: Cast, bench: Bench) -> Make:
    """Make a link into the matrix of the bench for whoever has it."""
    return lambda **changed: a_guest_link(cast, **({"matrix_id": bench.id} | changed))


@pytest.fixture
def personal_link(cast: Cast, bench: Bench) -> Make:
    """Make Lena's link into the matrix of the bench."""
    return lambda **changed: a_personal_link(cast, **({"matrix_id": bench.id} | changed))


@pytest.fixture
def nora(guest_link: Make) -> Client:
    """A browser in which somebody without an account came in by a link."""
    return come_by(guest_link())


def come_by(link: LinkView, **said: Any) -> Client:
    """Follow a link in a fresh browser and say who one is."""
    browser = Client()
    browser.get(f"/g/{link.token}/")
    browser.post("/guest/", {"name": "Nora", "department": "Support"} | said)
    return browser
