"""Two waves of names until they dry up; somebody who opens the matrix was shown it."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.office import Office
from tests.browser.pages import toast

ComeIn = Callable[..., Page]


def test_names_dry_up_and_who_opens_it_was_shown_it(office: Office, come_in: ComeIn) -> None:
    matrix = office.matrix("Risk modellers")
    page = come_in("fara", f"{matrix.address}people/")
    watching = come_in("mika", f"{matrix.address}people/")
    page.get_by_label("Member or guest").select_option(label="Sol Vega, Sales")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Sol Vega")
    page.get_by_label("Sponsor").check()
    page.get_by_role("button", name="Add the person").click()
    expect(row(page, "Sol Vega")).to_contain_text("Sponsor")
    expect(row(watching, "Sol Vega")).to_contain_text("nothing yet")

    page.get_by_role("link", name="Sol Vega").click()
    page.locator("#named-name").fill("Lena Ito")
    page.get_by_label("Sol Vega disagrees with them").first.check()
    page.get_by_role("button", name="Add whom they name").click()
    page.get_by_role("link", name="Lena Ito").click()
    page.get_by_text("They name somebody who is on the list").click()
    page.get_by_role("button", name="Note it").click()
    toast(page, "Noted.")
    page.get_by_role("link", name="Who names whom").click()
    expect(page.locator(".lead")).to_contain_text("new names have dried up")
    expect(page.locator(".graph .node")).to_have_count(2)

    come_in("sol", matrix.table)
    expect(row(watching, "Sol Vega")).to_contain_text("revision 1")


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name)).first
