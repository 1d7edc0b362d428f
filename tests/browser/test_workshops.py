"""A workshop from joining to the agreed matrix, in twelve browsers, at one server and at two."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.office import Matrix, Office
from tests.browser.workshop import MARKED, Workshop
from tests.scaleout.databases import REDIS, address_in
from tests.server import Server

Context = Callable[..., BrowserContext]


def test_twelve_browsers_from_joining_to_the_agreed_matrix(
    office: Office, context: Context, demo: Server
) -> None:
    matrix = office.matrix("Banks", "Insurers")
    from_joining_to_the_end(
        Workshop(office, matrix, lambda width: context(demo, width=width)), matrix
    )


@pytest.fixture
def two_servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Server]]:
    """Two web processes on one database, which tell each other through Redis what pages hear."""
    monkeypatch.setenv("REDIS_URL", address_in(REDIS))
    with Server(tmp_path) as one, Server(tmp_path) as other:
        yield one, other


def test_six_browsers_at_each_of_two_servers_do_the_same(
    two_servers: tuple[Server, Server], context: Context
) -> None:
    turns = cycle(two_servers)
    with Office(two_servers[0]) as office:
        matrix = office.matrix("Banks", "Insurers")
        workshop = Workshop(office, matrix, lambda width: context(next(turns), width=width))
        from_joining_to_the_end(workshop, matrix)


def from_joining_to_the_end(workshop: Workshop, matrix: Matrix) -> None:
    """Go through a workshop, and find what became of it in the matrix."""
    workshop.come_in()
    workshop.think()
    for name, _page in workshop.others("Omar"):
        assert MARKED not in workshop.ears[name].words(), f"{name} heard it before all did"

    workshop.forward("Sort")
    for _name, page in workshop.others("room"):
        expect(page.get_by_text(f"{MARKED} is theirs").first).to_be_visible()
    workshop.sort()
    workshop.forward("Weigh")
    workshop.weigh()
    workshop.forward("Place")
    workshop.place()

    # Too early: one step back, and everybody finds what they had done.
    workshop.forward("Talk")
    workshop.fara.get_by_text("Step back").click()
    expect(workshop.fara.get_by_text("6 people answered has been seen")).to_be_visible()
    workshop.fara.click("#step-back")
    expect(workshop.pages["sol"].get_by_text("Question 2")).to_be_visible()
    workshop.forward("Talk")
    workshop.talk()
    workshop.forward("Settle")
    workshop.settle()
    workshop.fara.click("#step-forward")
    for _name, page in workshop.others("room"):
        expect(page.get_by_text("Ended. Thank you.")).to_be_visible()
    workshop.fara.goto(matrix.table)
    expect(workshop.fara.get_by_text("Know the risk before").first).to_be_visible()
