"""Every page, in light and dark: nothing that axe calls serious, and nothing from another host.

Each is opened twice, on a desk and on a phone, and looked at in all ways while it is open.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DEMO_PASSWORD, sign_in
from tests.browser.looked_at import ONE_OF_EACH, PAGES
from tests.browser.pages import went_wrong
from tests.server import Server

Visit = Callable[..., Page]
ALL = {"resultTypes": ["violations"]}
THEMED = ["color-contrast", "link-in-text-block"]  # all that a theme can change
COLOURS = ALL | {"runOnly": {"type": "rule", "values": THEMED}}


@pytest.fixture(scope="module")
def places(chromium: Browser, demo: Server) -> dict[str, str]:
    """Where the example's matrix and workspace are and some of their things are, as they say."""
    page = chromium.new_page(base_url=demo.url)
    sign_in(page, "exa@harbourlight.example", DEMO_PASSWORD)
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
    page.close()
    return found


@pytest.mark.parametrize("address", PAGES)
def test_a_page_serves_everybody_and_asks_nobody_else(
    visit: Visit, places: dict[str, str], address: str
) -> None:
    page = visit("exa", "about:blank")
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if went_wrong(said) else None)
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    page.goto(address.format(**places))
    page.wait_for_load_state("load")
    complained = [*complaints]
    assert grave(page, ALL) == []

    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert grave(page, COLOURS) == []

    complaints.clear()  # axe has tried on styles of its own, which the policy forbids
    page.set_viewport_size({"width": 390, "height": 900})
    page.reload()
    page.wait_for_load_state("load")
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0, "a phone shows it without scrolling sideways"

    assert hosts == {urlsplit(page.url).netloc}
    assert [*complained, *complaints] == []


def test_the_example_opens_in_one_view(visit: Visit, places: dict[str, str]) -> None:
    page = visit("exa", f"{places['matrix']}table/")
    expect(page.locator(".sheet .head")).to_have_count(6)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    for head in page.locator(".sheet .head").all():
        expect(head).to_be_in_viewport(ratio=1)


def grave(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe calls serious or critical on a page, as it is shown now.

    Where something is opened beside a page, that alone is looked at.
    """
    beside = "#drawer" if page.locator("#drawer > *").count() else None
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in Axe().run(page, context=beside, options=options).response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
