"""A whole workshop without a mouse: one plans and leads it, one takes part at a phone's width.

Whatever has the focus shows it, and when a page goes on by itself nobody is left nowhere.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.keys import enter, press, skip_to_the_page, tab_to
from tests.browser.office import Office
from tests.house.visitor import Visitor, found

ComeIn = Callable[..., Page]


def test_a_workshop_is_planned_led_and_taken_part_in_without_a_mouse(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Banks")
    fara = come_in("fara", f"{matrix.address}rounds/")
    plan_and_begin(fara)
    address = fara.url.partition("#")[0]
    sol = come_in("sol", address, width=360)
    think(sol)
    go_on(fara, sol, "Sort the thoughts")
    sort(sol, fara)
    go_on(fara, sol, "Weigh")
    weigh(sol, office.visitors["mika"], address)
    go_on(fara, sol, "Where does each segment stand?")
    place(sol, office.visitors["mika"], address)
    go_on(fara, sol, "Where we differ")
    talk(sol, fara)
    go_on(fara, sol, "What we agree on")
    settle(sol, fara)
    go_on(fara, sol, "Two weeks, each in their own time")
    leave_at_the_end(fara)


def plan_and_begin(fara: Page) -> None:
    """Begin with an agenda, put a vote into it, and let it begin."""
    skip_to_the_page(fara)
    enter(fara, "a[href$='/workshops/new/']")
    fara.wait_for_url("**/workshops/new/")
    skip_to_the_page(fara)
    enter(fara, ".agendas a[href$='two-weeks']")
    fara.wait_for_url("**/?agenda=two-weeks")
    skip_to_the_page(fara)
    enter(fara, "button[value='add:vote']")
    for place in (5, 4, 3):  # it came last: earlier by three
        expect(fara.locator(f"#phase-{place}-title")).to_be_focused()
        tab_to(fara, f"button[value='up:{place}']", key="Shift+Tab")
        press(fara, "Enter")
    expect(fara.locator("#phase-2-title")).to_be_focused()
    press(fara, "Control+a")
    fara.keyboard.type("Weigh")
    press(fara, "Enter")
    fara.wait_for_url(re.compile(r"/workshops/\w{16}/$"))
    skip_to_the_page(fara)
    enter(fara, "#begin-workshop")
    expect(fara.get_by_role("heading", name="What do we know about them?")).to_be_focused()


def think(sol: Page) -> None:
    """Answer the first of three questions, and pass over the others."""
    skip_to_the_page(sol)
    tab_to(sol, "#texts")
    sol.keyboard.type("Late invoices\nProof for audits\nA single place")
    enter(sol, ".answer-bar .primary")
    for number in (2, 3):
        expect(sol.get_by_text(f"Question {number} of 3")).to_be_visible()
        skip_to_the_page(sol)
        enter(sol, "button[name='unknown']")
    done(sol)


def done(sol: Page) -> None:
    """Say that one is done, and stay there."""
    expect(sol.get_by_text("That was all.")).to_be_visible()
    skip_to_the_page(sol)
    enter(sol, "#say-ready")
    expect(sol.get_by_text("You said that you are done.")).to_be_visible()
    expect(sol.locator("#say-ready")).to_be_focused()


def go_on(fara: Page, sol: Page, title: str) -> None:
    """Step on; who works by keys is at the heading of what comes."""
    tab_to(fara, "#step-forward", key="Shift+Tab")
    press(fara, "Enter")
    for page in (fara, sol):
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_focused()


def sort(sol: Page, fara: Page) -> None:
    """Put two notes together; one is still at the note, and names the group."""
    tab_to(sol, "[data-alone] input")
    press(sol, "Space")
    tab_to(sol, "[data-alone] input")
    press(sol, "Space")
    enter(sol, "button[value='new']")
    expect(fara.locator(".board-group .board-note")).to_have_count(2)
    expect(sol.locator(".board-group .board-note input").first).to_be_focused()
    tab_to(sol, ".board-name [name='name']", key="Shift+Tab")
    press(sol, "Control+a")
    sol.keyboard.type("Proof")
    press(sol, "Enter")
    expect(fara.get_by_label("Name of the group")).to_have_value("Proof")


def weigh(sol: Page, mika: Visitor, address: str) -> None:
    """Spend two dots, though the page was renewed just before."""
    tab_to(sol, ".ballot [data-step='1']")
    say_ready(mika, address)
    expect(sol.get_by_text(re.compile(r"1 of \d+ ready"))).to_be_visible()  # others joined before
    expect(sol.locator(".ballot [data-step='1']").first).to_be_focused()
    press(sol, "Enter", "Space")
    expect(sol.locator(".dots-left")).to_contain_text("3 of 5")
    enter(sol, ".answer-bar .primary")
    done(sol)


def place(sol: Page, mika: Visitor, address: str) -> None:
    """Place a segment far from where another does, and say its tier."""
    answer(mika, address, x="9", y="9")
    tab_to(sol, "[name='x']")
    press(sol, "Space", "ArrowRight")
    tab_to(sol, "[name='y']")
    press(sol, "Space")
    expect(sol.locator(".spot.here")).to_have_attribute("data-x", "2")
    enter(sol, ".answer-bar .primary")
    expect(sol.get_by_text("Question 2 of 2")).to_be_visible()
    skip_to_the_page(sol)
    tab_to(sol, ".choice input")
    press(sol, "Space")
    enter(sol, ".answer-bar .primary")
    done(sol)


def talk(sol: Page, fara: Page) -> None:
    """Begin a talk, let another write down what is said, and end it."""
    enter(fara, "#talking form[action$='/take-up/'] button")
    expect(fara.locator("#talking article")).to_be_visible()
    expect(fara.locator("#talking")).to_be_focused()
    tab_to(sol, "textarea[name='notes']")
    sol.keyboard.type("They buy for audits")
    enter(sol, "button[id^='save-notes']")
    expect(fara.get_by_label("Notes")).to_have_value("They buy for audits")
    expect(sol.locator("button[id^='save-notes']")).to_be_focused()
    enter(fara, "form[action$='/go-on/'] button")
    expect(fara.locator("#talking")).to_be_focused()


def settle(sol: Page, fara: Page) -> None:
    """Agree on a place and why, and on what becomes of a group of notes."""
    tab_to(fara, "[name='rationale']")
    expect(fara.locator("[name='rationale']")).to_have_value("They buy for audits")
    tab_to(fara, "[name='dissent']")
    fara.keyboard.type("Sol: not for long")
    enter(fara, ".settling .primary")
    expect(sol.get_by_text("Sol: not for long")).to_be_visible()
    expect(fara.locator(".agreeing-segment")).to_be_focused()
    enter(fara, ".becoming-ways .primary")
    expect(sol.get_by_text("In the matrix")).to_be_visible()
    expect(fara.locator(".becoming-card").first).to_be_focused()


def leave_at_the_end(fara: Page) -> None:
    """Tab leads through a page and out of it again."""
    for _ in range(80):
        press(fara, "Tab")
        if fara.evaluate("!document.activeElement.closest('main')"):
            return
    raise AssertionError("Tab does not lead out of the page")


def say_ready(visitor: Visitor, address: str) -> None:
    phase = found(r'(?<=name="phase" value=")\w+', visitor.open(address))
    visitor.post(f"{address}ready/", phase=phase, ready="1")


def answer(visitor: Visitor, address: str, **values: str) -> None:
    """Answer the first question that is asked of somebody."""
    page = visitor.open(address)
    question = found(r'(?<=name="question" value=")\w+', page)
    to = found(r'(?<=action=")[^"]*/answer/[^"]*', page)
    visitor.post(to, question=question, next=address, **values)
