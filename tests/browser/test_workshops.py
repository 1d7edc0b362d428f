"""A workshop from joining to the agreed matrix, in twelve browsers."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.office import Office
from tests.browser.workshop import MARKED, Workshop
from tests.server import Server


def test_twelve_browsers_from_joining_to_the_agreed_matrix(
    office: Office, context: Callable[..., BrowserContext], demo: Server
) -> None:
    matrix = office.matrix("Banks", "Insurers")
    workshop = Workshop(office, matrix, lambda width: context(demo, width=width))
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
