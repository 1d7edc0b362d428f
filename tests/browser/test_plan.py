"""A plan is proposed in one zone and read in another, live; what is done goes for everybody."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]

IN_DUBAI = """
const own = Intl.DateTimeFormat.prototype.resolvedOptions;
Intl.DateTimeFormat.prototype.resolvedOptions = function () {
  return { ...own.call(this), timeZone: "Asia/Dubai" };
};
"""


def test_a_day_is_planned_here_and_read_there(office: Office, come_in: ComeIn) -> None:
    matrix = office.matrix()
    watching = come_in("mika", f"{matrix.address}plan/", script=IN_DUBAI)
    expect(watching.get_by_text("Times are shown for Dubai, UTC+4")).to_be_visible()
    page = come_in("fara", f"{matrix.address}plan/")
    page.get_by_role("link", name="Propose a plan").click()
    drawer = page.locator("#drawer:not([inert])")
    drawer.get_by_label("Pace").select_option(label="In one day")
    drawer.get_by_label("Begins on").fill("2035-11-22")
    drawer.get_by_label("By the clocks of").fill("Europe/Berlin")
    drawer.get_by_role("button", name="Propose").click()
    expect(page.locator(".plan-step")).to_have_count(12)

    last = watching.locator(".plan-step").last
    expect(last).to_contain_text("Thu 22 Nov 20:00 Dubai, UTC+4")
    page.locator(".plan-step").first.get_by_role("button").click()
    expect(watching.get_by_text("1 step is done")).to_be_visible()
    expect(page.get_by_text("1 step is done")).to_be_visible()
