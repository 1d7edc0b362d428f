"""Nothing acknowledged is lost and nothing half is shown when the server is killed at its work."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from lxml.html import fromstring

from segmatrix.base.ids import new_id
from tests.house.visitor import Visitor, found
from tests.server import Server
from tests.waiting import until

EDITS = 80
KILLED_AFTER = 30  # acknowledged edits
LOGINS = 200_000  # enough for an import of some seconds
REPEATED = 1_000  # of these, each written twice with one message id


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("home"), settings="tests.house.impatient") as server:
        yield server


@pytest.fixture(scope="module")
def fara(server: Server) -> Iterator[Visitor]:
    with Visitor(server) as visitor:
        visitor.sign_up("fara@harbourlight.test")
        yield visitor


def test_a_burst_of_edits_survives_a_kill_without_loss_or_doubling(
    server: Server, fara: Visitor
) -> None:
    cell = _empty_cell(fara)
    asked = {f"Statement number {n}": new_id() for n in range(EDITS)}
    acknowledged: set[str] = set()

    def say(text: str) -> None:
        try:
            answer = _say(fara, cell, text, asked[text])
        except httpx.TransportError:
            return  # the server is gone, and with it the answer
        if answer.is_redirect:
            acknowledged.add(text)
            if len(acknowledged) == KILLED_AFTER:
                server.kill()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(say, asked))
    assert KILLED_AFTER <= len(acknowledged) < EDITS, "the kill falls into the burst"

    server.start()
    kept = _said_in(fara.open(cell))
    assert acknowledged <= set(kept), "an acknowledged edit is lost"
    assert len(kept) == len(set(kept)), "an edit is there twice"

    for text, operation in asked.items():
        assert _say(fara, cell, text, operation).is_redirect
    assert sorted(_said_in(fara.open(cell))) == sorted(asked), "asked again, each is there once"


def test_a_killed_import_shows_nothing_half_and_completes_without_doubles(
    server: Server, fara: Visitor
) -> None:
    source = _uploaded(fara, {"people.csv": _people(), "events.csv": _logins()})
    fara.post(f"{source}columns/", do="confirm", base=_guessed(fara, source), timezone="UTC")

    until(lambda: _is_under_way(fara.open(source)), "the import is under way")
    server.kill()
    assert _imports(server) == [], "a half import is in its place"

    server.start()
    assert _is_counted(fara.open(source)) == {}, "something half is shown"
    until(lambda: _is_counted(fara.open(source)), "the import completes by itself")
    assert _is_counted(fara.open(source)) == {"People": 2, "Events": LOGINS}
    assert len(_imports(server)) == 1

    fara.post(f"{source}import/")
    until(lambda: 'id="progress"' not in fara.open(source), "the import is repeated")
    assert _is_counted(fara.open(source)) == {"People": 2, "Events": LOGINS}


def _empty_cell(fara: Visitor) -> str:
    """Make a workspace and a matrix with one segment; return the address of a cell."""
    workspace = fara.found_workspace()
    made = fara.post(f"{workspace}matrices/new/", name="Customers", unit="person")
    matrix = found(r"/m/\w+/", str(made.url))
    fara.post(f"{matrix}segments/", name="Risk modellers", tier="primary")
    cells = re.findall(r'id="cell-(\w+)-(\w+)"', fara.open(f"{matrix}table/"))
    segment, goals = cells[3]  # the fourth row, main goals, holds statements
    return f"{matrix}cells/{segment}/{goals}/"


def _say(fara: Visitor, cell: str, text: str, operation: str) -> httpx.Response:
    """Add a statement; it is acknowledged by leading back to the table."""
    return fara.post(f"{cell}statements/", follow=False, text=text, operation=operation)


def _said_in(page: str) -> list[str]:
    """Return the statements that the cell's drawer lists."""
    listed = fromstring(page).xpath("//ul[@class='drawer-list']/li/a")
    return [statement.text_content().strip() for statement in listed]


def _people() -> bytes:
    return b"user_id,created_at,plan\nu1,2025-01-02,pro\nu2,2025-02-03,basic\n"


def _logins() -> bytes:
    """Events with repeats, which an import that ran one and a half times would count wrongly."""
    midnight = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        f"m{number},u{1 + number % 2},login,{(midnight + timedelta(seconds=number)).isoformat()}"
        for number in range(LOGINS)
    ]
    return "\n".join(["message_id,user_id,event,timestamp", *rows, *rows[:REPEATED], ""]).encode()


def _uploaded(fara: Visitor, files: dict[str, bytes]) -> str:
    """Send files in; return the address of the data source."""
    workspace = fara.found_workspace()
    sent = [("files", (name, content)) for name, content in files.items()]
    answer = fara.post(f"{workspace}data/new/", files=sent, name="Product log")
    return found(r"/w/\w+/data/\w+/", str(answer.url))


def _guessed(fara: Visitor, source: str) -> str:
    """Return the mapping that the columns page proposes, as its form sends it back."""
    (base,) = fromstring(fara.open(f"{source}columns/")).xpath("//input[@name='base']/@value")
    return str(base)


def _is_under_way(page: str) -> bool:
    return bool(fromstring(page).xpath("//*[@id='progress']//progress[@value > 0]"))


def _is_counted(page: str) -> dict[str, int]:
    """Return the rows that the page of a data source says are counted."""
    figures = fromstring(page).xpath("//section[@aria-labelledby='stamp']//div[data]")
    return {
        figure.xpath("string(*[@class='what'])"): int(figure.xpath("string(data/@value)"))
        for figure in figures
    }


def _imports(server: Server) -> list[Path]:
    """Return the imports that stand in their places on disk."""
    return [stamp.parent for stamp in (server.home / "data").glob("*/[!.]*/stamp.json")]
