"""An objection stands in the way of agreeing until who raised it says that it is settled."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.office import Office

ComeIn = Callable[..., Page]


def test_an_objection_is_raised_answered_and_withdrawn_while_others_look(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Banks and insurers")
    fara = come_in("fara", f"{matrix.address}gate/")
    condition = fara.locator("#gate-objections")
    expect(condition).to_have_class("gate-condition met")

    sol = come_in("sol", matrix.table)
    sol.locator('.head:has-text("Banks and insurers") a.open[data-drawer]').click()
    sol.locator("#drawer").get_by_role("link", name="Object", exact=True).click()
    sol.get_by_label("Why can you not agree").fill("They buy for different reasons")
    sol.get_by_role("button", name="Object", exact=True).click()
    expect(sol.locator(".objection")).to_contain_text("They buy for different reasons")

    condition.get_by_role("link", name="Sol Vega objects").click()
    fara.locator("#drawer").get_by_label("Your answer").fill("We split them in May")
    fara.locator("#drawer").get_by_role("button", name="Answer").click()
    expect(condition).to_contain_text("is answered, and not withdrawn")

    expect(sol.locator(".objection")).to_contain_text("We split them in May")
    sol.get_by_role("link", name="Answer or settle").click()
    sol.locator("#drawer").get_by_role("button", name="Withdraw my objection").click()
    expect(condition).to_have_class("gate-condition met")
    expect(sol.locator(".objection-list.settled")).to_contain_text("Withdrawn")
