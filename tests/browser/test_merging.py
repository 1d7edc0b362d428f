"""Two segments become one and two again; one is split by keyboard; the glossary finds words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Matrix, Office
from tests.browser.pages import Table, toast

ComeIn = Callable[..., Page]
BANKS, CITIES = "Risk modellers", "City teams"


@pytest.fixture
def matrix(office: Office) -> Matrix:
    matrix = office.matrix(BANKS, CITIES)
    matrix.say_as_a_goal("Prove every figure")
    return matrix


def opened(page: Page, segment: str, link: str) -> Table:
    """Open what a segment's drawer leads to."""
    table = Table(page)
    page.locator(f'.head:has-text("{segment}") a.open[data-drawer]').click()
    table.drawer.get_by_role("link", name=link).click()
    expect(table.drawer.locator(".over")).to_contain_text(link.split()[0])
    return table


def test_merging_is_shown_done_and_undone(matrix: Matrix, come_in: ComeIn) -> None:
    page = come_in("fara", matrix.table)
    watching = Table(come_in("sol", matrix.table))
    table = opened(page, CITIES, "Merge with")
    drawer = table.drawer
    expect(drawer).to_contain_text("Choose at least one")
    drawer.get_by_label(BANKS).check()
    expect(drawer.locator("#merge-preview")).to_contain_text("1 statement")
    drawer.get_by_label("What all of them are called").fill("Planners")
    expect(drawer.locator("#merge-preview")).to_contain_text("stay known as other words")
    drawer.get_by_role("button", name="Merge them").click()

    merged = toast(page, f"Merged “{BANKS}” into “Planners”.")
    expect(table.head("Planners")).to_be_visible()
    expect(table.head(BANKS)).to_have_count(0)
    expect(table.cell("Planners", "Main goals")).to_contain_text("Prove every figure")
    expect(watching.head("Planners")).to_be_visible()

    merged.get_by_role("button", name="Undo").click()
    expect(table.head(BANKS)).to_be_visible()
    expect(table.cell(BANKS, "Main goals")).to_contain_text("Prove every figure")
    expect(watching.head(BANKS)).to_be_visible()


def test_a_segment_is_split_without_a_mouse(matrix: Matrix, come_in: ComeIn) -> None:
    page = come_in("fara", matrix.table)
    table = opened(page, BANKS, "Split")
    drawer = table.drawer
    drawer.get_by_label("Name").focus()
    page.keyboard.type("Insurers")
    drawer.locator(".goes-where input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(drawer.locator("#split-preview")).to_contain_text("gets 1 statement")
    expect(drawer.locator("#split-preview")).to_contain_text("Insurers")
    drawer.get_by_role("button", name="Split it").focus()
    page.keyboard.press("Enter")
    expect(table.cell("Insurers", "Main goals")).to_contain_text("Prove every figure")
    page.keyboard.press("Control+z")
    expect(table.head("Insurers")).to_have_count(0)
    expect(table.cell(BANKS, "Main goals")).to_contain_text("Prove every figure")


def test_the_glossary_finds_a_word_as_it_is_typed(matrix: Matrix, come_in: ComeIn) -> None:
    page = come_in("sol", matrix.table)
    table = Table(page)
    page.locator(f'.head:has-text("{BANKS}") a.open[data-drawer]').click()
    table.drawer.get_by_text("Add a word").click()
    table.drawer.get_by_label("Word").fill("Émigrés")
    table.drawer.get_by_role("button", name="Add the word").click()
    expect(table.drawer.locator("#words .word")).to_have_text("Émigrés")

    page.goto(f"{matrix.address}glossary/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox", name="Find a word").press_sequentially("EMI")
    expect(page.locator(".entry:visible h3")).to_have_text("Émigrés")
    expect(page.locator(".entry:visible")).to_contain_text("Sales")
    page.get_by_role("searchbox", name="Find a word").fill("nobody")
    expect(page.get_by_role("status").filter(has_text="No word like this")).to_be_visible()
    assert [url for url in asked if "glossary" in url] == []
