"""Every page, in light and dark: nothing that axe calls serious, and nothing from another host."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Each address with what stands in for the ids of the example.
PAGES = [
    "{matrix}",
    "{matrix}table/",
    "{matrix}map/?show=mine",
    "{matrix}map/?show=everyone",
    "{matrix}map/axes/",
    "{matrix}charter/",
    "{matrix}comments/?state=all",
    "{matrix}evidence/",
    "{matrix}evidence/upload/",
    "{matrix}evidence/review/",
    "{matrix}evidence/insights/",
    "{matrix}evidence/contradictions/",
    "{matrix}evidence/expiry/",
    "{matrix}gate/",
    "{matrix}glossary/",
    "{matrix}asked/",
    "{matrix}guests/",
    "{matrix}import/",
    "{matrix}lint/",
    "{matrix}objections/",
    "{matrix}people/",
    "{matrix}search/?q=a",
    "{matrix}people/names/",
    "{matrix}people/shown/",
    "{matrix}receipts/",
    "{matrix}reviews/",
    "{matrix}revisions/",
    "{matrix}revisions/1/",
    "{matrix}revisions/compare/",
    "{matrix}who/",
    "{matrix}who/members/",
    "{matrix}who/lists/",
    "{matrix}who/export/",
    "{workspace}",
    "{workspace}members/",
    "{workspace}inbox/",
    "{workspace}data/",
    "{workspace}data/new/",
    "{workspace}matrices/new/",
    "{workspace}matrices/import/",
    "{matrix}segments/",
    "{matrix}dimensions/",
    "/account/",
    "/-/patterns/",
]
Visit = Callable[..., Page]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_serious(visit: Visit, address: str, theme: str) -> None:
    page = _opened(visit, address, theme=theme)
    page.emulate_media(reduced_motion="reduce")
    found = Axe().run(page)
    grave = [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert grave == []


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_it_without_scrolling_sideways(visit: Visit, address: str) -> None:
    page = _opened(visit, address, width=390)
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0


def test_no_page_asks_another_host_or_breaks_its_own_policy(visit: Visit) -> None:
    page = visit("exa")
    hosts: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    for address in PAGES:
        page.goto(_address(page, address))
        page.wait_for_load_state("load")
    assert hosts == {urlsplit(page.url).netloc}
    assert complaints == []


def _opened(visit: Visit, address: str, *, width: int = 1440, theme: str = "light") -> Page:
    page = visit("exa", width=width, theme=theme)
    page.goto(_address(page, address))
    page.wait_for_load_state("load")
    return page


def _address(page: Page, address: str) -> str:
    """Put the example's own ids in, read from where signing in leads."""
    if "{" not in address:
        return address
    page.goto("/")
    matrix = page.locator("body").get_attribute("data-matrix")
    if matrix is None:
        matrix = page.evaluate(
            "document.querySelector('a[href^=\"/m/\"]').getAttribute('href').split('/')[2]"
        )
        page.goto(f"/m/{matrix}/")
    workspace = page.locator(".crumbs a").first.get_attribute("href")
    return address.format(matrix=f"/m/{matrix}/", workspace=workspace)
