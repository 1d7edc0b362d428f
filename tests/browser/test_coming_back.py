"""The server is killed amid a workshop, and open pages come back by themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.browser.workshop import planned
from tests.house.visitor import found
from tests.server import Server

ComeIn = Callable[..., Page]
PHASES = (
    {"kind": "reflect", "title": "Think", "prompt": "What do they want?", "dimension": "goals"},
    {"kind": "group", "title": "Sort"},
)
THOUGHT = "Know the risk before the storm"
COMES_BACK = 45_000  # ms: who finds no server asks again after ever longer pauses, 30 s at most


@contextmanager
def killed(server: Server) -> Iterator[None]:
    """Do something while there is no server; it is there again afterwards."""
    server.kill()
    try:
        yield
    finally:
        server.start()


def test_pages_come_back_by_themselves_with_what_was_typed(
    demo: Server, office: Office, come_in: ComeIn
) -> None:
    fara = office.visitors["fara"]
    address = planned(office, office.matrix("Banks"), PHASES)
    fara.post(f"{address}begin/")
    room = come_in("fara", f"{address}room/", width=1920)
    sol = come_in("sol", address, width=360)
    for page in (room, sol):
        page.evaluate("window.wasHere = true")

    # Half of it was typed before, half of it is while nobody takes it.
    thought = sol.get_by_label("One thought in a line")
    first, second = THOUGHT[:13], THOUGHT[13:]
    thought.press_sequentially(first)
    with killed(demo):
        thought.press_sequentially(second)
        expect(sol.get_by_text("Not saved yet.")).to_be_visible()
    expect(sol.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(thought).to_have_value(THOUGHT)
    expect(thought).to_be_focused()

    phase = found(r'(?<=name="phase" value=")\w+', fara.open(address))
    fara.post(f"{address}forward/", phase=phase)
    for page in (room, sol):
        heading = page.get_by_role("heading", name="Sort", exact=True)
        expect(heading).to_be_visible(timeout=COMES_BACK)
        assert page.evaluate("window.wasHere"), "nobody loaded the page anew"
    expect(sol.get_by_text(THOUGHT)).to_be_visible()
