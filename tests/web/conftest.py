"""A matrix of Harbourlight Data as its pages show it, and browsers to look at them with."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Cast
from tests.matrix.conftest import Bench
from tests.web.rounds.runs import Runs


class Pages:
    """One person's browser on the pages of one matrix.

    `get` and `post` are a page and a form without any script; `ask` and `send` are what a script
    does, which wants fragments and toasts in answer.
    """

    def __init__(self, client: Client, base: str) -> None:
        self.client = client
        self.base = base

    def get(self, path: str = "", **query: str) -> HttpResponse:
        return self.client.get(self.base + path, query)

    def post(self, path: str, **said: Any) -> HttpResponse:
        return self.client.post(self.base + path, said)

    def ask(self, path: str) -> HttpResponse:
        return self.client.get(self.base + path, headers={"HX-Request": "true"})

    def send(self, path: str, *, view: str = "table", **said: Any) -> HttpResponse:
        headers = {"HX-Request": "true", "Segmatrix-View": view}
        return self.client.post(self.base + path, said, headers=headers)


@pytest.fixture
def bench(cast: Cast) -> Bench:
    return Bench(cast)


@pytest.fixture
def risk(bench: Bench) -> str:
    """The id of a primary segment."""
    return bench.segment("Risk modellers", note="insurers, banks", tier="primary")


@pytest.fixture
def city(bench: Bench) -> str:
    """The id of a second segment."""
    return bench.segment("City resilience teams", tier="secondary")


@pytest.fixture
def pages(bench: Bench, signed_in: Callable[[str], Client]) -> Callable[[str], Pages]:
    """The pages of the matrix as the named person sees them: `pages("sol")`."""
    return lambda name: Pages(signed_in(name), f"/m/{bench.id}/")


@pytest.fixture
def runs(signed_in: Callable[[str], Client], caplog: pytest.LogCaptureFixture) -> Runs:
    """What compares two runs of a round, in every byte that who owns the workspace gets."""
    return Runs(signed_in("exa"), caplog)
