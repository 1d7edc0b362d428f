"""Two web processes on one database: what is done at one is seen at the other, and who is there."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from tests.house.visitor import Visitor, found
from tests.scaleout.databases import REDIS, address_in
from tests.server import Server

SOON = 15  # seconds: how long a page waits for what it expects, on however busy a machine


class Place:
    """The page of a matrix's table, open at one of the servers."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def say(self, at: str) -> None:
        """Say that its reader writes at an element."""
        self._socket.send(json.dumps({"at": at, "writing": True}))

    def hear(self, key: str, expected: Callable[[Any], bool]) -> None:
        """Wait until what is told of `key` is as expected, whatever else is told."""
        while not expected(json.loads(self._socket.recv(timeout=SOON)).get(key) or ""):
            pass


@pytest.fixture
def visitors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Visitor, Visitor]]:
    """Fara, signed in, at each of two servers of one home."""
    monkeypatch.setenv("REDIS_URL", address_in(REDIS))
    with ExitStack() as open_ones:
        servers = [open_ones.enter_context(Server(tmp_path)) for _ in range(2)]
        here, there = (open_ones.enter_context(Visitor(server)) for server in servers)
        here.sign_up("fara@harbourlight.test")
        there.http.cookies.update(here.http.cookies)
        yield here, there


def open_at(visitor: Visitor, matrix: str) -> ClientConnection:
    """Open the socket of the matrix's table at the visitor's server."""
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.http.cookies.items())
    number = found(r'data-number="\d+"', visitor.open(f"{matrix}table/")).split('"')[1]
    origin = str(visitor.http.base_url).rstrip("/")
    address = f"{origin.replace('http', 'ws', 1)}/ws{matrix}?view=table&after={number}"
    return connect(address, additional_headers={"Cookie": cookies}, origin=origin)


def test_pages_at_two_servers_see_the_same(visitors: tuple[Visitor, Visitor]) -> None:
    here, there = visitors
    made = here.post(f"{here.found_workspace()}matrices/new/", name="Customers", unit="person")
    matrix = found(r"/m/\w+/", str(made.url))
    with open_at(here, matrix) as one:
        with open_at(there, matrix) as other:
            first, second = Place(one), Place(other)
            for place in (first, second):
                place.hear("here", lambda people: len(people) == 2)

            first.say("matrix-table")
            second.hear("here", lambda people: "matrix-table" in {who["at"] for who in people})

            there.post(f"{matrix}segments/", name="Risk modellers", tier="primary")
            first.hear("html", lambda html: "Risk modellers" in html)
            here.post(f"{matrix}segments/", name="Newsrooms", tier="primary")
            second.hear("html", lambda html: "Newsrooms" in html)
        first.hear("here", lambda people: len(people) == 1)
