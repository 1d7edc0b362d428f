"""A workshop talks about where it differs, writes down what was said, and agrees."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def place(page: Page, across: str) -> None:
    """Answer where the only segment stands."""
    first, second = page.locator(".nine-steps").all()
    first.get_by_role("radio", name=across).press("Space")
    second.get_by_role("radio", name="5").press("Space")
    page.get_by_role("button", name="Save and go on").click()


def test_a_group_talks_about_where_it_differs_and_settles_it(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Banks")
    fara = come_in("fara", f"{matrix.address}workshops/new/?agenda=placement")
    fara.get_by_role("button", name="Save the plan").click()
    fara.get_by_role("button", name="Begin").click()
    expect(fara.locator("#step-forward")).to_be_visible()
    sol = come_in("sol", fara.url, width=360)
    mika = come_in("mika", fara.url)
    place(sol, "2")
    place(mika, "9")
    fara.locator("#step-forward").click()
    fara.get_by_role("button", name="Begin the talk").click()

    # What is typed stays while something else is sent, and what is saved comes to all.
    notes = fara.get_by_label("Notes")
    notes.fill("They buy for audits")
    time = fara.get_by_role("group", name="Time for this talk")
    time.get_by_role("button", name="+1 minute").click()
    expect(fara.locator("article time-left")).to_contain_text("5:")
    expect(notes).to_have_value("They buy for audits")
    fara.get_by_role("button", name="Save the notes").click()
    expect(sol.get_by_label("Notes")).to_have_value("They buy for audits")
    assert sol.evaluate("document.documentElement.scrollWidth <= innerWidth")
    fara.get_by_role("button", name="Done", exact=False).click()
    expect(sol.get_by_text("All has been talked about.")).to_be_visible()

    # What was said is offered as the reason; what is settled shows to all, and can be undone.
    fara.locator("#step-forward").click()
    expect(fara.get_by_label("Why there")).to_have_value("They buy for audits")
    fara.get_by_label("Who sees it otherwise, and why").fill("Sol: not for long")
    fara.get_by_role("button", name="Settle here").click()
    expect(sol.get_by_text("Sol: not for long")).to_be_visible()
    fara.get_by_role("button", name="Undo").last.click()
    expect(sol.get_by_text("0 of 1 settled.")).to_be_visible()
