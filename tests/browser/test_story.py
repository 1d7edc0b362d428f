"""The whole way through the product, with two people in two browsers of their own.

It is one long test, because each step stands on what the steps before it left behind.
"""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.customers import SOURCES, Customers, Source
from tests.browser.pages import Map, Table, expect_at, sign_up, toast
from tests.server import Server

IMPORTED_WITHIN = 60_000  # ms


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_two_people_build_a_matrix_on_their_customers(
    source: Source, context: Callable[..., BrowserContext], demo: Server, tmp_path: Path
) -> None:
    customers = source(tmp_path)
    fara, sol = context(demo).new_page(), context(demo).new_page()

    sol.goto(invitation_of(fara))
    joins(sol)
    matrix = begins_a_matrix(fara)
    first, second, third = (name for name, _, _ in customers.rules)
    Table(fara).add_segments(first, second, third)
    sol.goto(matrix)
    for name in (first, second, third):
        expect(Table(sol).head(name)).to_be_visible()
    expect(fara.get_by_role("heading", name="No segments yet")).to_be_hidden()

    brings_customers_in(fara, customers)
    fara.goto(matrix)
    writes_rules(fara, customers)
    for page in (fara, sol):
        for name, size in customers.sizes().items():
            expect(Table(page).size(name)).to_have_attribute("value", str(size))

    write_statements(fara, sol, first, second)
    edit_one_statement_at_once(fara, sol, first)
    undoes(fara, sol, second)
    for page in (fara, sol):
        page.goto(matrix.replace("/table/", "/map/?show=mine"))
    place_segments(fara, sol, first, second, third)
    catches_up(fara, sol, third)

    for page in (fara, sol):
        page.goto(matrix)
        for name, size in customers.sizes().items():
            expect(Table(page).size(name)).to_have_attribute("value", str(size))
        expect(Table(page).statement("Defend the number upstairs")).to_be_visible()
        expect(Table(page).statement("Show the board one map")).to_be_visible()


def invitation_of(fara: Page) -> str:
    """Fara makes an account and a workspace, and copies a link for a colleague."""
    fara.goto("/accounts/signup/")
    sign_up(fara, f"fara-{uuid4().hex}@story.test")
    fara.get_by_label("Name of your organisation").fill("Harbourlight Data")
    fara.get_by_label("Your name").fill("Fara Lind")
    fara.get_by_label("Your department").fill("Product")
    fara.get_by_label("Time zone").fill("UTC")
    fara.get_by_role("button", name="Make the workspace").click()
    for door in ("Look at an example", "Bring your spreadsheet", "Start empty"):
        expect(fara.get_by_role("heading", name=door)).to_be_visible()

    fara.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fara.get_by_role("link", name="People").click()
    fara.get_by_role("button", name="Make a link").click()
    fara.get_by_role("button", name="Copy the link").click()
    expect(fara.get_by_text("Copied.")).to_be_visible()
    return fara.evaluate("navigator.clipboard.readText()")


def joins(sol: Page) -> None:
    """Sol follows the link, makes an account and says who he is."""
    expect(sol.get_by_text("Fara Lind invites you")).to_be_visible()
    sol.get_by_role("link", name="Make an account").click()
    sign_up(sol, f"sol-{uuid4().hex}@story.test")
    sol.get_by_label("Your name").fill("Sol Vega")
    sol.get_by_label("Your department").fill("Sales")
    sol.get_by_role("button", name="Join").click()
    expect(sol.get_by_role("heading", name="Harbourlight Data")).to_be_visible()


def begins_a_matrix(fara: Page) -> str:
    """Fara takes the third door; the address of the table is where it leads."""
    fara.goto("/")
    fara.get_by_role("link", name="Name the matrix").click()
    fara.get_by_label("Name of the matrix").fill("Customers 2026")
    fara.get_by_label("An account").check()
    fara.get_by_role("button", name="Begin").click()
    expect(fara.get_by_role("heading", name="No segments yet")).to_be_visible()
    return fara.url


def brings_customers_in(fara: Page, customers: Customers) -> None:
    """Fara uploads files, confirms what their columns mean, and counts the matrix in them."""
    fara.get_by_role("link", name="Customer data").click()
    fara.get_by_label("Drop files here, or choose them").set_input_files(customers.files)
    fara.get_by_role("button", name="Upload").click()
    expect(fara.get_by_role("heading", name="What the columns mean")).to_be_visible()
    for table, rows in customers.rows.items():
        made = fara.locator(".outlook .figures > div", has_text=table)
        expect(made.locator("data")).to_have_attribute("value", str(rows))

    fara.get_by_role("button", name="Confirm and import").click()
    stamp = fara.get_by_role("region", name="What is counted")
    expect(stamp).to_be_visible(timeout=IMPORTED_WITHIN)
    for table, rows in customers.rows.items():
        counted = stamp.locator(".figures > div", has_text=table).locator("data")
        expect(counted).to_have_attribute("value", str(rows))
    expect(stamp.locator(".hash")).to_have_text(re.compile("^[0-9a-f]{12}$"))

    fara.get_by_role("button", name="Count in this data").click()
    expect(fara.get_by_text("counted in this data")).to_be_visible()


def writes_rules(fara: Page, customers: Customers) -> None:
    """Fara defines three segments; the first rule has a mistake, which is shown in its place."""
    table = Table(fara)
    (first, rule, _), *others = customers.rules
    trait = rule.split()[0]
    wrong = rule.replace(trait, f"{trait[:-1]}", 1)
    field = table.open_rule(first)
    field.fill(wrong)
    fara.get_by_role("button", name="Set the rule").click()
    expect(table.drawer.locator(".rule-said mark")).to_have_text(trait[:-1])
    expect(table.drawer.locator(".rule-said")).to_contain_text(trait)
    expect(field).to_have_value(wrong)
    table.set_rule(rule)
    for name, rule, _ in others:
        table.open_rule(name)
        table.set_rule(rule)


def write_statements(fara: Page, sol: Page, first: str, second: str) -> None:
    """Each writes, and the other sees it without doing anything."""
    Table(fara).say(first, "Main goals", "Price the portfolio")
    expect(Table(sol).cell(first, "Main goals")).to_contain_text("Price the portfolio")
    Table(sol).say(second, "Pain points", "Our columns change without notice")
    expect(Table(fara).cell(second, "Pain points")).to_contain_text("Our columns change")


def edit_one_statement_at_once(fara: Page, sol: Page, segment: str) -> None:
    """Both reword one statement: both texts are kept, both are told, and one picks."""
    Table(fara).reword("Price the portfolio", "Defend the number upstairs")
    Table(sol).reword("Price the portfolio", "Price the book in a morning")
    Table(fara).editor.press("Enter")
    expect(Table(sol).cell(segment, "Main goals")).to_contain_text("Defend the number upstairs")
    Table(sol).editor.press("Enter")
    for page in (fara, sol):
        both = Table(page).statement("Defend the number upstairs")
        expect(both.get_by_role("link", name="1 other text")).to_be_visible()

    fara.get_by_role("link", name="1 other text").click()
    expect(Table(fara).drawer).to_contain_text("Price the book in a morning")
    fara.get_by_role("button", name="Keep this").click()
    for page in (fara, sol):
        expect(page.get_by_role("link", name="1 other text")).to_have_count(0)
        expect(Table(page).statement("Defend the number upstairs")).to_be_visible()
    Table(fara).drawer.get_by_role("link", name="Close").click()


def undoes(fara: Page, sol: Page, segment: str) -> None:
    """Fara takes her last change back; the toast names it and Sol sees it gone."""
    Table(fara).say(segment, "Main goals", "Said too soon")
    expect(Table(sol).statement("Said too soon")).to_be_visible()
    fara.keyboard.press("Control+z")
    expect(toast(fara, "Undone: wrote, “Said too soon”")).to_be_visible()
    for page in (fara, sol):
        expect(Table(page).statement("Said too soon")).to_have_count(0)


def place_segments(fara: Page, sol: Page, first: str, second: str, third: str) -> None:
    """Each places by drag, by click and click, by arrow keys and by numbers; both see both."""
    Map(fara).drag(first, 3, 8)
    expect_at(Map(sol).point("Fara Lind", first), 3, 8)
    Map(fara).click_and_click(second, 7, 2)
    expect_at(Map(sol).point("Fara Lind", second), 7, 2)
    Map(sol).chip(first).focus()
    for key in ("Enter", "ArrowRight", "ArrowUp", "Enter"):
        sol.keyboard.press(key)
    expect_at(Map(fara).point("Sol Vega", first), 6, 6)
    Map(sol).type_numbers(third, 2, 9)
    for page in (fara, sol):
        expect_at(Map(page).point("Sol Vega", third), 2, 9)
        expect_at(Map(page).point("Fara Lind", first), 3, 8)


def catches_up(fara: Page, sol: Page, segment: str) -> None:
    """Sol is cut off while Fara goes on; back again he sees it all without reloading."""
    sol.evaluate("document.body.dataset.unreloaded = 'yes'")
    sol.context.set_offline(True)
    expect(sol.locator("#connection")).to_contain_text("No connection")
    Map(fara).type_numbers(segment, 9, 1)
    expect_at(Map(fara).point("Fara Lind", segment), 9, 1)
    table = fara.context.new_page()
    table.goto(fara.url.split("/map/")[0] + "/table/")
    Table(table).say(segment, "Main goals", "Show the board one map")
    sol.context.set_offline(False)

    expect_at(Map(sol).point("Fara Lind", segment), 9, 1)
    expect(sol.locator("#connection")).to_be_empty()
    expect(sol.locator("body")).to_have_attribute("data-unreloaded", "yes")
