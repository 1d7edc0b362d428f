"""Evidence as people gather it: from a passage to a badge that a colleague sees change."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Matrix, Office
from tests.browser.pages import Table, toast

NOTES = (
    "They run forty portfolios a year.\n\n"
    "After every storm \N{CLOUD WITH RAIN} we rebuild it all by hand.\n\nNobody rings us."
)
STATEMENT = "Rebuild the exposure after each storm"
HAND = "After every storm \N{CLOUD WITH RAIN} we rebuild it all by hand."

ComeIn = Callable[..., Page]


@pytest.fixture
def matrix(office: Office) -> Matrix:
    """A matrix with one segment and one goal that nothing supports."""
    begun = office.matrix("Risk modellers")
    begun.say_as_a_goal(STATEMENT)
    return begun


def bring_in(page: Page, matrix: Matrix, name: str, content: str) -> None:
    """Send a file in by hand; its text is shown then."""
    page.goto(f"{matrix.address}evidence/")
    page.get_by_role("link", name="Bring in a file").first.click()
    file = {"name": name, "mimeType": "text/plain", "buffer": content.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Bring it in").click()
    expect(page.locator(".block-text").first).to_be_visible()


def choose_target(page: Page) -> None:
    option = page.locator("#take-target option", has_text=STATEMENT)
    page.locator("#take-target").select_option(option.get_attribute("value"))


def test_a_passage_is_selected_linked_and_undone_while_a_colleague_looks_on(
    come_in: ComeIn, matrix: Matrix
) -> None:
    sol, mika = come_in("sol"), come_in("mika", matrix.table)
    said = Table(mika).statement(STATEMENT)
    expect(said).to_have_class(re.compile("assumed"))

    bring_in(sol, matrix, "interview.txt", NOTES)
    passage = sol.locator(".block-text").nth(1)
    passage.click(click_count=3)
    choose_target(sol)
    sol.get_by_role("button", name="Save the finding").click()
    expect(sol.locator("mark", has_text=HAND)).to_be_visible()
    expect(said).not_to_have_class(re.compile("assumed"))

    said.hover()
    said.locator("a.grounds").click()
    quote = Table(mika).drawer.locator(".side-supports .cited")
    expect(quote.locator("blockquote")).to_have_text(HAND)
    quote.get_by_role("link", name=re.compile("paragraph 2")).click()
    expect(mika.locator("#block-1 mark")).to_have_text(HAND)

    toast(sol, "Noted and linked.").get_by_role("button", name="Undo").click()
    expect(sol.locator("mark")).to_have_count(0)


def test_by_keyboard_alone_word_by_word(come_in: ComeIn, matrix: Matrix) -> None:
    sol = come_in("sol")
    bring_in(sol, matrix, "notes.txt", NOTES)
    sol.locator(".block-text").first.focus()
    sol.keyboard.press("ArrowDown")
    for _word in range(3):
        sol.keyboard.press("Shift+ArrowRight")
    sol.keyboard.press("Enter")
    expect(sol.locator("#take-text")).to_have_value("After every storm")
    expect(sol.locator("#take-target")).to_be_focused()
    choose_target(sol)
    sol.locator("#take-stance-supports").focus()
    sol.keyboard.press("ArrowRight")  # speaks against it
    sol.keyboard.press("Enter")
    expect(sol.locator("mark")).to_have_text("After every storm")
    expect(sol.locator(".finding")).to_contain_text("Speaks against")


def test_in_the_drawer_a_finding_is_added_changed_and_unlinked(
    come_in: ComeIn, matrix: Matrix
) -> None:
    sol = come_in("sol", matrix.table)
    table = Table(sol)
    table.statement(STATEMENT).focus()
    sol.keyboard.press("w")
    table.drawer.get_by_label("What was said or seen").fill("It takes four people a week")
    table.drawer.get_by_label("New source").fill("Call with Alpine Re")
    table.drawer.get_by_role("button", name="Add the finding").click()
    cited = table.drawer.locator(".side-supports .cited")
    expect(cited).to_contain_text("Call with Alpine Re")

    cited.get_by_role("button", name="Speaks against").click()
    against = table.drawer.locator(".side-refutes .cited")
    expect(against).to_contain_text("It takes four people a week")
    expect(table.statement(STATEMENT)).to_have_class(re.compile("assumed"))

    against.get_by_role("button", name="Unlink").click()
    expect(against).to_have_count(0)
    toast(sol, "Unlinked.").get_by_role("button", name="Undo").click()
    expect(against).to_have_count(1)


def test_all_evidence_is_shown_on_demand(come_in: ComeIn, matrix: Matrix) -> None:
    sol = come_in("sol", matrix.table)
    foot = sol.locator(".cell-grounds", has_text="assumption")
    expect(foot).to_be_hidden()
    sol.get_by_role("button", name="Show evidence").click()
    expect(foot).to_be_visible()
    sol.reload()
    expect(foot).to_be_visible()
    Table(sol).statement(STATEMENT).focus()
    sol.keyboard.press("e")
    expect(foot).to_be_hidden()
