"""Draft first: ask what one cell asks, take up the proposed answer, hand the draft out."""

from collections.abc import Callable
from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.office import Office
from tests.browser.pages import Table, toast

ComeIn = Callable[..., Page]
SIX = (
    "Risk modellers",
    "City teams",
    "Research groups",
    "Consultancies",
    "Newsrooms",
    "Classrooms",
)


def test_a_question_becomes_a_proposal_and_that_a_statement(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix(*SIX)
    fara = come_in("fara", matrix.table)
    sol = come_in("sol", f"{matrix.address}questions/")

    table = Table(fara)
    table.cell("Newsrooms", "Pain points").get_by_role("link", name="Open Pain points").click()
    table.drawer.locator("summary", has_text="Ask somebody").click()
    table.drawer.get_by_label("Whom").select_option(label="Sales")
    table.drawer.get_by_label("Anything to add").fill("You spoke with two editors")
    table.drawer.get_by_role("button", name="Ask", exact=True).click()
    expect(toast(fara, "Asked.")).to_be_visible()

    sol.reload()
    card = sol.locator(".question-card", has_text="Newsrooms, Pain points")
    expect(card).to_contain_text("You spoke with two editors")
    card.get_by_label("Your answer").fill("No one to ring at night")
    card.get_by_role("button", name="Answer").click()
    expect(sol.locator(".outcome-list")).to_contain_text("No one to ring at night")

    cell = table.cell("Newsrooms", "Pain points")
    expect(cell.locator(".proposed")).to_contain_text("No one to ring at night")
    fara.goto(f"{fara.url}")
    table.drawer.locator("summary", has_text="In other words").click()
    table.drawer.get_by_label("As it is to stand").fill("Nobody to ring at night")
    table.drawer.get_by_role("button", name="Accept so").click()
    expect(cell.locator(".statement .said")).to_have_text("Nobody to ring at night")
    expect(cell.locator(".proposed")).to_have_count(0)

    sol.reload()
    expect(sol.locator(".outcome-list")).to_contain_text("Nobody to ring at night")
    fara.goto(f"{matrix.address}digest/")
    sheets = PdfReader(BytesIO(fara.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= 2
