"""What could be clearer: mended beside the page or left as it is, and others see it at once."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_what_could_be_clearer_is_mended_or_left_as_it_is(office: Office, come_in: ComeIn) -> None:
    matrix = office.matrix("Risk modellers", "CRM users")
    address = f"{matrix.address}lint/"
    fara, mika = come_in("fara", address), come_in("mika", address)

    fara.locator(".clarity-list li", has_text="CRM").get_by_role(
        "link", name="Fine as it is"
    ).click()
    fara.get_by_label("Why").fill("Everybody here says so")
    fara.get_by_role("button", name="Fine as it is").click()
    for page in (fara, mika):
        expect(page.locator(".clarity-group", has_text="CRM stands")).to_have_count(0)
        expect(page.get_by_role("heading", name="1 is fine as it is")).to_be_visible()
        expect(page.locator(".clarity-dismissed")).to_contain_text("Everybody here says so")

    goals = fara.locator(".clarity-group", has_text="Risk modellers").get_by_role(
        "link", name="Main goals", exact=True
    )
    goals.click()
    fara.locator("#drawer summary", has_text="Nobody knows this yet").click()
    fara.locator("#drawer").get_by_role("button", name="Not known yet").click()
    for page in (fara, mika):
        expect(
            page.locator(".clarity-group", has_text="Risk modellers").get_by_role(
                "link", name="Main goals", exact=True
            )
        ).to_have_count(0)
