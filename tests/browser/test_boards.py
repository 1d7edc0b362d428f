"""A board among two: one drags, one works by keys at the width of a phone, each sees the other."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.browser.workshop import planned
from tests.house.visitor import Visitor, found

ComeIn = Callable[..., Page]
PHASES = (
    {"kind": "reflect", "title": "Think", "prompt": "What do they want?", "dimension": "goals"},
    {"kind": "group", "title": "Sort"},
    {"kind": "vote", "title": "Weigh", "budget": "5", "cap": "3"},
)


def write(visitor: Visitor, address: str, *texts: str) -> None:
    page = visitor.open(address)
    answers = {
        "question": found(r'(?<=name="question" value=")\w+', page),
        "texts": "\n".join(texts),
        "next": address,
    }
    visitor.post(found(r'(?<=action=")[^"]*/answer/[^"]*', page), **answers)


def test_notes_are_put_together_by_hand_and_by_keys_and_dots_by_thumb(
    office: Office, come_in: ComeIn
) -> None:
    matrix, visitors = office.matrix("Banks"), office.visitors
    address = planned(office, matrix, PHASES, identity="after_reveal")
    visitors["fara"].post(f"{address}begin/")
    write(visitors["sol"], address, "Late invoices", "Proof for audits")
    write(visitors["mika"], address, "A single place", "Waiting")
    fara = come_in("fara", address)
    fara.click("#step-forward")
    sol = come_in("sol", address, width=360)

    note = fara.locator(".board-note")
    note.filter(has_text="A single place").drag_to(note.filter(has_text="Proof for audits"))
    name = sol.get_by_label("Name of the group")
    expect(name).to_have_value("A single place")
    sol.get_by_role("checkbox", name="Waiting").press("Space")
    sol.get_by_role("button", name="Put here").press("Enter")
    for page in (fara, sol):
        expect(page.locator(".board-group .board-note")).to_have_count(3)
    name.fill("Proof in one place")
    name.press("Enter")
    expect(fara.get_by_label("Name of the group")).to_have_value("Proof in one place")
    assert sol.evaluate("document.documentElement.scrollWidth <= innerWidth")

    fara.click("#step-forward")
    more = sol.get_by_role("button", name="One dot more: Proof in one place")
    for _dot in range(3):
        more.click()
    expect(more).to_be_disabled()
    expect(sol.get_by_text("2 of 5 dots left")).to_be_visible()
