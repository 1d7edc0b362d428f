"""The charter reads as a text: an answer can be saved where one types or has typed."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_only_what_is_typed_in_is_offered_to_be_saved(office: Office, come_in: ComeIn) -> None:
    page = come_in("fara", f"{office.matrix().address}charter/")
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_have_count(0)
    page.get_by_label("Success").fill("Sales and product name the same groups")
    page.get_by_label("Owner").focus()
    expect(save).to_have_count(2)
    page.get_by_label("Success").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Success")).to_have_value("Sales and product name the same groups")
    expect(save).to_have_count(0)
