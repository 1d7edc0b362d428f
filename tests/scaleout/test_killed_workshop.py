"""A workshop goes on after its server was killed in the middle of each of its phases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.house.crowd import ALL_PHASES, Host, find_answers, find_notes, find_true_pages, gathered
from tests.house.participant import Participant
from tests.house.tab import words
from tests.scaleout.databases import POSTGRESQL, address_in
from tests.server import Server

TALKED = "We mean the same by it."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    address_in(POSTGRESQL)  # it takes its time, where the product is tried at length
    with Server(tmp_path) as server:
        yield server


def test_a_kill_in_each_phase_loses_nothing_and_every_page_comes_back(server: Server) -> None:
    with Host(server, ALL_PHASES) as host, gathered(server, host, people=2, seed=3) as crowd:
        crowd[0].steps, crowd[1].steps = (1,), (9,)  # so that there is something to talk about
        for phase in ALL_PHASES:
            _do(phase["kind"], host, crowd)
            _kill_amid(server, crowd)
            _find(phase["kind"], host, crowd)
            host.step()
        find_answers(host, crowd)
        find_true_pages(host, crowd)


def _do(kind: str, host: Host, crowd: list[Participant]) -> None:
    """Do what the phase is for, all of it acknowledged."""
    for each in crowd:
        each.do_what_is_asked()
    if kind == "discuss":
        host.send("//form[contains(@action, '/take-up/')]")
        host.send("//form[@class='talk-notes']", notes=TALKED)
    if kind == "agree":
        host.send("//form[contains(@id, 'settle-')]", x="3", y="7", rationale=TALKED)


def _kill_amid(server: Server, crowd: list[Participant]) -> None:
    """Kill the server while everybody is at something, and start it again."""
    with ThreadPoolExecutor(len(crowd)) as hands:
        at_work = [hands.submit(each.do_what_is_asked) for each in crowd]
        server.kill()
        server.start()
        for each in at_work:
            each.result()


def _find(kind: str, host: Host, crowd: list[Participant]) -> None:
    """Find the phase as it was left, on the pages that people had open before the kill."""
    (title,) = (phase["title"] for phase in ALL_PHASES if phase["kind"] == kind)
    page = host.page()
    assert words(page.xpath("string(//main//h1)")) == title
    find_true_pages(host, crowd)
    if kind == "group":
        find_notes(host, crowd)
    if kind == "discuss":
        assert page.xpath("//textarea[@name='notes']")[0].text == TALKED
    if kind == "agree":
        assert words(page.xpath("//p[@class='settled-words']")[0].text) == "3 across, 7 up"
