"""Search: from any page by one key, found while typing, one click from its place."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_a_segment_is_found_while_typing_and_opened(office: Office, come_in: ComeIn) -> None:
    matrix = office.matrix("Risk modellers", "City teams")
    page = come_in("sol", matrix.address)
    page.locator("body").press("/")
    field = page.get_by_role("searchbox", name="Words to look for")
    expect(field).to_be_focused()

    field.press_sequentially("mod")
    expect(page.get_by_role("status").filter(has_text="Found in 1 place.")).to_be_visible()
    found = page.get_by_role("link", name="Risk modellers")
    expect(found.locator("mark")).to_have_text("modellers")
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?q=mod")

    field.fill("modest")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    page.go_back()
    page.locator("body").press("/")
    field.fill("risk")
    found.click()
    expect(page.locator("#drawer")).to_contain_text("Risk modellers")
