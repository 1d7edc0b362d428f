"""Two people at one matrix: what one does, the other sees, and nobody loses what they type."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

Visit = Callable[..., Page]

NO_SOCKETS = """
window.WebSocket = class extends EventTarget {
  constructor() { super(); setTimeout(() => this.dispatchEvent(new CloseEvent("close"))); }
  close() {}
  send() {}
};
"""


@pytest.fixture
def at_table(visit: Visit) -> Visit:
    """Show somebody the table of the example, connected as the test says."""

    def at_table(who: str, *, connected: str = "socket") -> Page:
        page = visit(who)
        if connected == "polling":
            page.add_init_script(NO_SOCKETS)
        matrix = page.locator("a[href^='/m/']").first.get_attribute("href").split("/")[2]
        page.goto(f"/m/{matrix}/table/")
        expect(page.locator("live-feed")).to_have_attribute("data-state", connected)
        return page

    return at_table


def say(page: Page, words: str, *, cell: int = 0) -> None:
    """Add a statement to one of the table's cells of statements."""
    _cell(page, cell).focus()
    page.keyboard.press("n")
    page.locator(".cell-editor textarea").fill(words)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def _cell(page: Page, number: int):
    return page.locator(".cell[data-kind=statements]").nth(number)


@pytest.mark.parametrize("connected", ["socket", "polling"])
def test_a_change_arrives_without_reloading(at_table: Visit, connected: str) -> None:
    sol, mika = at_table("sol"), at_table("mika", connected=connected)

    say(sol, f"Said by Sol, seen by {connected}")

    expect(_cell(mika, 0)).to_contain_text(f"Said by Sol, seen by {connected}")


def test_what_is_being_typed_stays_when_the_cell_changes(at_table: Visit) -> None:
    sol, mika = at_table("sol"), at_table("mika")
    _cell(mika, 1).focus()
    mika.keyboard.press("n")
    mika.keyboard.type("Half a sen")
    expect(_cell(sol, 1)).to_have_attribute("data-writing", "Mika Brandt is writing")

    say(sol, "Meanwhile, from Sol", cell=1)

    expect(_cell(mika, 1)).to_contain_text("Meanwhile, from Sol")
    expect(mika.locator(".cell-editor .hint")).to_contain_text("changed this cell too")
    mika.keyboard.type("tence")
    expect(mika.locator(".cell-editor textarea")).to_have_value("Half a sentence")


def test_a_page_that_was_cut_off_says_so_and_catches_up(at_table: Visit) -> None:
    sol, mika = at_table("sol"), at_table("mika")
    mika.context.set_offline(True)
    expect(mika.locator("#connection")).to_contain_text("No connection")

    say(sol, "Said while Mika was away")
    mika.context.set_offline(False)

    expect(_cell(mika, 0)).to_contain_text("Said while Mika was away")
    expect(mika.locator("#connection")).to_be_empty()


def test_two_edits_of_one_statement_at_once_keep_both_texts(at_table: Visit) -> None:
    sol, mika = at_table("sol"), at_table("mika")
    say(sol, "To be edited by both", cell=2)
    for page in (sol, mika):
        page.locator(".statement[id]", has_text="To be edited by both").focus()
        page.keyboard.press("Enter")
    sol.locator(".cell-editor textarea").fill("As Sol has it")
    mika.locator(".cell-editor textarea").fill("As Mika has it")
    sol.keyboard.press("Enter")
    expect(_cell(mika, 2)).to_contain_text("As Sol has it")
    mika.keyboard.press("Enter")

    for page in (sol, mika):
        both = page.locator(".statement", has_text="As Sol has it")
        expect(both).to_contain_text("1 other text")
        both.get_by_role("link", name="1 other text").click()
        expect(page.locator("#drawer")).to_contain_text("As Mika has it")


def test_a_late_answer_takes_nothing_back_that_news_has_brought(at_table: Visit) -> None:
    sol, mika = at_table("sol"), at_table("mika")

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        expect(_cell(sol, 3)).to_contain_text("Answered in the end")
        say(sol, "Said before the answer came", cell=3)
        expect(_cell(mika, 3)).to_contain_text("Said before the answer came")
        route.fulfill(response=answer)

    mika.route("**/statements/", answer_late, times=1)
    say(mika, "Answered in the end", cell=3)

    expect(mika.locator("[data-sender]")).to_have_count(0)  # all that was sent is answered
    expect(mika.locator(".statement[id]", has_text="Answered in the end")).to_be_visible()
    expect(_cell(mika, 3)).to_contain_text("Said before the answer came")


def test_a_drawer_shows_what_was_asked_for_last(at_table: Visit) -> None:
    page = at_table("sol")
    first, second = (page.locator(".head a.open[data-drawer]").nth(at) for at in (0, 1))
    late: list[Route] = []

    def keep_waiting(route: Route) -> None:
        late.append(route)

    page.route("**/segments/*/", keep_waiting, times=1)
    first.click()
    second.click()
    name = page.locator(".head .name").nth(1).inner_text()
    expect(page.locator("#drawer h2")).to_have_text(name)
    expect(page.locator("#drawer h2")).to_be_focused()

    page.route("**/segments/*/", keep_waiting, times=1)
    first.click()
    page.keyboard.press("Escape")
    for route in late:
        route.continue_()

    expect(page.locator("#drawer")).to_be_empty()


def test_who_is_here_is_shown_and_forgotten(at_table: Visit) -> None:
    mika = at_table("mika")
    expect(mika.locator("presence-list .avatar")).to_have_count(0)
    sol = at_table("sol")
    expect(mika.locator("presence-list .avatar")).to_have_count(1)

    sol.context.close()

    expect(mika.locator("presence-list .avatar")).to_have_count(0)
