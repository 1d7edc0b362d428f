"""A revision is kept, compared and gone back to while somebody else has the matrix open."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_others_see_it_when_somebody_goes_back_to_a_revision(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Risk modellers")
    fara, sol = come_in("fara", f"{matrix.address}revisions/"), come_in("sol", matrix.table)
    expect(sol.locator("#band")).to_contain_text("Draft 1")

    fara.get_by_label("Keep what stands now under a name").fill("Before the workshop")
    fara.get_by_role("button", name="Keep it").click()
    expect(fara.get_by_role("link", name="Revision 1: Before the workshop")).to_be_visible()
    expect(sol.locator("#band")).to_contain_text("Draft 2")

    matrix.add_segment("Cities")
    expect(sol.locator("#matrix-table")).to_contain_text("Cities")
    fara.get_by_role("link", name="What changed since").click()
    expect(fara.locator(".told")).to_contain_text("Segment: “Cities” is new.")

    fara.goto(fara.url.split("revisions/")[0] + "revisions/1/restore/")
    fara.get_by_role("button", name="Go back to revision 1").click()
    expect(fara.get_by_role("link", name="Revision 2: Before going back")).to_be_visible()
    expect(sol.locator("#matrix-table")).not_to_contain_text("Cities")

    fara.goto(fara.url.split("revisions/")[0] + "table/")
    fara.keyboard.press("Control+z")
    for page in (fara, sol):
        expect(page.locator("#matrix-table")).to_contain_text("Cities")
