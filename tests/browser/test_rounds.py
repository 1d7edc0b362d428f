"""A round from its plan to its result: two answer alone, one on a phone, and all see it at once."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_two_answer_alone_and_read_together_where_they_differ(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Banks", "Insurers")
    fara = come_in("fara", f"{matrix.address}rounds/")
    fara.get_by_role("link", name="Plan a round").click()
    fara.get_by_label("What is it called?").fill("Where do they stand?")
    fara.get_by_label("I lead it and answer nothing myself").check()
    fara.get_by_role("button", name="See what it will promise").click()
    expect(fara.get_by_text("Nobody in Segmatrix ever sees who gave which answer.")).to_be_visible()
    fara.get_by_role("button", name="Open the round").click()
    begun = fara.locator(".figures .figure").first
    expect(begun).to_have_text("0")

    # Sol on a phone, by thumb: a place on the plane, and why.
    sol = come_in("sol", f"{matrix.address}rounds/", width=360)
    sol.locator(".round-line .button").click()
    sol.locator('.spot[data-x="8"][data-y="3"]').click()
    expect(sol.get_by_role("radio", name="8").first).to_be_checked()
    sol.get_by_label("Why?").fill("They audit everything")
    sol.get_by_role("button", name="Save and go on").click()
    expect(begun).to_have_text("1")
    expect(sol.locator(".plane-ghost")).to_have_text("Banks")
    assert sol.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sol.get_by_role("button", name="I don’t know").click()
    expect(sol.get_by_text("Thank you. That was all.")).to_be_visible()
    expect(fara.locator(".figures .figure").nth(1)).to_have_text("1")

    # Mika by keyboard alone; she hears nothing of what Sol wrote.
    mika = come_in("mika", f"{matrix.address}rounds/")
    assert "They audit everything" not in mika.content()
    mika.locator(".round-line .button").press("Enter")
    expect(mika.locator(".nine-steps")).to_have_count(2)
    across, up = mika.locator(".nine-steps").all()
    for axis, step in ((across, "2"), (up, "7")):
        axis.get_by_role("radio", name=step).press("Space")
    mika.keyboard.press("Enter")
    expect(begun).to_have_text("2")

    # What is shown comes to everybody by itself.
    mika.goto(f"{fara.url}")
    fara.get_by_role("button", name="Show the answers to everybody").click()
    for page in (fara, mika):
        expect(page.get_by_text("They audit everything").first).to_be_visible()
        expect(page.get_by_text("Sol Vega")).to_have_count(0)
    found = Axe().run(fara)
    assert [rule["id"] for rule in found.response["violations"] if rule["impact"] != "minor"] == []

    # On the map a segment opens with how its answers lie; it is left as it was found.
    fara.goto(f"{matrix.address}map/?show=everyone")
    name = fara.locator(".map-segment").get_by_role("link", name="Banks")
    name.press("Enter")
    expect(fara.locator("[data-shows-segment]")).to_contain_text("2 answers; 5 are needed")
    expect(fara.locator(".halo.chosen .half")).to_be_visible()
    fara.keyboard.press("Escape")
    expect(fara.locator(".halo.chosen")).to_have_count(0)
    expect(name).to_be_focused()
