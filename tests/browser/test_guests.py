"""Somebody without an account comes in by a link, adds what they know, and is out when it ends."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.office import Office
from tests.browser.pages import Table
from tests.house.visitor import found
from tests.server import Server

ComeIn = Callable[..., Page]


def test_from_link_to_first_words_to_revocation(
    office: Office, come_in: ComeIn, context: Callable[..., BrowserContext], demo: Server
) -> None:
    matrix = office.matrix("Risk modellers")
    fara = come_in("fara", f"{matrix.address}guests/")
    fara.get_by_label("Their name").fill("Lena")
    fara.get_by_role("button", name="Make the link").last.click()
    expect(fara.get_by_label("What do you know of our customers?")).to_have_value(
        re.compile("Hello Lena,")
    )

    link = fara.get_by_label("Link", exact=True).input_value()
    lena = context(demo, width=390).new_page()
    lena.goto(link)
    lena.get_by_role("button", name="Begin").click()
    expect(lena.get_by_text("Question 1 of 5")).to_be_visible()
    lena.get_by_role("button", name="Next").click()
    lena.context.set_offline(True)
    lena.get_by_label("What do they want to achieve in the long run?").fill("Prove figures")
    lena.get_by_role("heading", name="What do you know?").click()
    expect(lena.get_by_text("It is kept on this device")).to_be_visible()
    lena.context.set_offline(False)
    expect(lena.get_by_text("Saved, under your name.")).to_be_visible()

    table = Table(come_in("sol", matrix.table))
    expect(table.statement("Prove figures")).to_be_visible()

    fara.get_by_role("button", name="Revoke").click()
    expect(lena.get_by_role("heading", name="This link has been revoked.")).to_be_visible(
        timeout=5_000
    )
    answer = lena.goto(link)
    assert answer is not None
    assert answer.status == 403


def test_three_interactions_lead_from_a_link_to_the_first_words(
    office: Office, context: Callable[..., BrowserContext], demo: Server
) -> None:
    matrix = office.matrix("Risk modellers")
    link_for = {"role": "contributor", "department": "Sales", "days": "7"}
    made = office.visitors["fara"].post(f"{matrix.address}guests/make/", **link_for).text
    nora = context(demo, width=390).new_page()
    nora.goto(found(r"http://[^\"\s<]+/g/[\w-]+/", made))
    nora.get_by_label("Your name").fill("Nora")
    nora.get_by_role("button", name="Come in").click()
    nora.locator("textarea").first.fill("Insurers who price risk")
    nora.get_by_role("heading", name="What do you know?").click()
    expect(nora.get_by_text("Saved, under your name.")).to_be_visible()


def test_what_is_typed_before_the_scripts_have_come_is_saved_when_they_do(
    office: Office, context: Callable[..., BrowserContext], demo: Server
) -> None:
    matrix = office.matrix("Risk modellers")
    browser = context(demo)
    browser.add_cookies(office.cookies("sol"))
    page = browser.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/asked-steps*.js", hold)
    page.goto(f"{demo.url}{matrix.address}asked/", wait_until="commit")
    page.locator("textarea").first.fill("Insurers who price risk")
    page.get_by_role("heading", name="What do you know?").click()
    held[0].continue_()
    expect(page.get_by_text("Saved, under your name.").first).to_be_visible()
