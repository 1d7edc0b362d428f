"""Every page, in light and dark: nothing that axe calls serious, and nothing from another host.

Each is opened twice, on a desk and on a phone, and looked at in all ways while it is open.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DEMO_PASSWORD, sign_in
from tests.browser.looked_at import BESIDE, OF_GUESTS, ONE_OF_EACH, PAGES
from tests.browser.office import Office
from tests.browser.pages import went_wrong
from tests.house.visitor import found
from tests.server import Server

Visit = Callable[..., Page]
AXE = Axe().axe_script
FOUND = {"resultTypes": ["violations"], "preload": False}  # it would ask for style sheets again
THEMED = ["color-contrast", "link-in-text-block"]  # all that a theme can change
COLOURS = FOUND | {"runOnly": {"type": "rule", "values": THEMED}}
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 900}


@pytest.fixture(scope="module")
def page(chromium: Browser, demo: Server) -> Iterator[Page]:
    """A page of Exa's, who is signed in: one for all tests, since opening it takes the longest."""
    browser = chromium.new_context(base_url=demo.url)
    page = browser.new_page()
    sign_in(page, "exa@harbourlight.example", DEMO_PASSWORD)
    yield page
    browser.close()


@pytest.fixture(scope="module")
def places(page: Page) -> dict[str, str]:
    """Where the example's matrix and workspace are and some of their things are, as they say."""
    matrix = page.locator("body").get_attribute("data-matrix")
    if matrix is None:
        matrix = str(page.locator("a[href^='/m/']").first.get_attribute("href")).split("/")[2]
        page.goto(f"/m/{matrix}/")
    found = {
        "matrix": f"/m/{matrix}/",
        "workspace": str(page.locator(".crumbs a").first.get_attribute("href")),
        "member": str(page.locator("body").get_attribute("data-me")),
    }
    for thing, (path, id_of) in ONE_OF_EACH.items():
        listed = page.request.get(found["matrix"] + path).text()
        found[thing] = re.findall(id_of, listed)[0]
    return found


@dataclass
class Heard:
    """What a page asked for, by host, and what it complained of."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def heard(page: Page) -> Iterator[Heard]:
    """What the page asks for and complains of during the test."""
    heard = Heard()
    hearing = {
        "request": lambda asked: heard.hosts.add(urlsplit(asked.url).netloc),
        "console": lambda said: heard.complaints.extend([said.text] if went_wrong(said) else []),
        "pageerror": lambda problem: heard.complaints.append(str(problem)),
    }
    for event, hear in hearing.items():
        page.on(event, hear)
    yield heard
    for event, hear in hearing.items():
        page.remove_listener(event, hear)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_serves_everybody_and_asks_nobody_else(
    page: Page, heard: Heard, places: dict[str, str], address: str
) -> None:
    open_on_a_desk(page, address.format(**places))
    complained = [*heard.complaints]
    serves_in_light_and_dark(page)
    for beside in BESIDE.get(address, ()):
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        open_beside(page, beside, places)
        assert grave(page, FOUND) == []
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        assert grave(page, COLOURS) == []

    heard.complaints.clear()  # axe has tried on styles of its own, which the policy forbids
    fits_a_phone(page)
    assert heard.hosts == {urlsplit(page.url).netloc}
    assert [*complained, *heard.complaints] == []


def test_the_example_opens_in_one_view(visit: Visit, places: dict[str, str]) -> None:
    page = visit("exa", f"{places['matrix']}table/")
    expect(page.locator(".sheet .head")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    for head in page.locator(".sheet .head").all():
        expect(head).to_be_in_viewport(ratio=1)


def test_the_way_in_and_the_own_page_of_a_guest_serve_everybody(
    context: Callable[..., BrowserContext], demo: Server, office: Office
) -> None:
    link_for = {"role": "contributor", "days": "7", "password": "storm", "domains": "office.test"}
    matrix = office.matrix("Risk modellers")
    made = office.visitors["fara"].post(f"{matrix.address}guests/make/", **link_for).text
    nora = context(demo).new_page()
    code, door, mine = OF_GUESTS
    serves_everybody(nora, code)
    nora.goto(found(r"http://[^\"\s<]+/g/[\w-]+/", made))
    serves_everybody(nora, door)
    say_who_one_is(nora)
    serves_everybody(nora, mine)
    expect(nora.get_by_text("You write there as Nora (guest), Sales")).to_be_visible()


def say_who_one_is(guest: Page) -> None:
    """Say at the door who one is, as the link of the test above asks."""
    answers = {"Your name": "Nora", "Your department": "Sales"}
    answers |= {"Your e-mail address": "nora@office.test", "Password of the link": "storm"}
    for label, said in answers.items():
        guest.get_by_label(label).fill(said)
    guest.get_by_role("button", name="Come in").click()
    guest.wait_for_url("**/asked/")


def serves_everybody(page: Page, address: str) -> None:
    open_on_a_desk(page, address)
    serves_in_light_and_dark(page)
    fits_a_phone(page)


def open_on_a_desk(page: Page, address: str) -> None:
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.wait_for_load_state("load")


def serves_in_light_and_dark(page: Page) -> None:
    page.evaluate(AXE)
    assert grave(page, FOUND) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert grave(page, COLOURS) == []


def fits_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.reload()
    page.wait_for_load_state("load")
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0, "a phone shows it without scrolling sideways"


def open_beside(page: Page, address: str, places: dict[str, str]) -> None:
    """Open the first thing beside a page that it leads to, as its link does."""
    holes = defaultdict(lambda: r"\w{16}", places)
    (found, *_others) = re.findall(address.format_map(holes), page.content())
    page.evaluate("address => htmx.ajax('GET', address, '#drawer')", found)
    expect(page.locator("#drawer > *").first).to_be_visible()


def grave(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe calls serious or critical on a page that has it, as it is shown now.

    Where something is opened beside a page, that alone is looked at.
    """
    beside = "#drawer" if page.locator("#drawer > *").count() else None
    looked = "([beside, options]) => axe.run(beside ?? document, options)"
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in page.evaluate(looked, [beside, options])["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
