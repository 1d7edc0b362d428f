"""Two people talk about a statement: one mentions the other, who goes there and answers."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.office import Office
from tests.browser.pages import Table, toast

ComeIn = Callable[..., Page]


def drawer_of(page: Page, text: str) -> Table:
    """Open a statement's details with the keyboard."""
    table = Table(page)
    table.statement(text).focus()
    page.keyboard.press("Space")
    expect(table.drawer.get_by_label("New comment")).to_be_visible()
    return table


def test_a_mention_reaches_the_other_who_answers_at_the_very_place(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Risk modellers")
    matrix.say_as_a_goal("Prove figures")
    office.let_in("tove", "Tove Berg", "Support")  # nothing concerned her before
    tove = come_in("tove", f"{matrix.address}charter/")
    expect(tove.get_by_role("link", name="Inbox, nothing unread")).to_be_visible()

    sol = come_in("sol", matrix.table)
    table = drawer_of(sol, "Prove figures")
    table.drawer.get_by_label("New comment").focus()
    sol.keyboard.type("Says who, @to")
    expect(table.drawer.get_by_role("option", name="Tove Berg")).to_be_visible()
    sol.keyboard.press("Enter")
    sol.keyboard.type("to a regulator?")
    expect(table.drawer.get_by_label("New comment")).to_have_value(
        "Says who, @Tove Berg to a regulator?"
    )
    sol.keyboard.press("Control+Enter")
    expect(table.drawer.locator(".comment-text")).to_contain_text("Says who, @Tove Berg")
    expect(table.statement("Prove figures").locator(".talk-count")).to_contain_text("1")

    tove.get_by_role("link", name="Inbox, 1 unread").click()
    tove.get_by_role("link", name="Sol Vega mentioned you").click()
    there = Table(tove)
    expect(there.drawer.locator(".thread.meant")).to_contain_text("Says who")
    expect(tove.get_by_role("link", name="Inbox, nothing unread")).to_be_visible()

    # What Sol is typing stays while Tove's answer arrives.
    table.drawer.get_by_label("New comment").fill("And besides")
    there.drawer.get_by_label("Answer", exact=True).fill("Two banks, in May.")
    there.drawer.get_by_role("button", name="Answer").click()
    expect(table.drawer.locator(".comment-text").last).to_have_text("Two banks, in May.")
    expect(table.drawer.get_by_label("New comment")).to_have_value("And besides")
    expect(table.drawer.get_by_label("New comment")).to_be_focused()

    there.drawer.get_by_role("button", name="Settle").click()
    expect(table.drawer.get_by_text("1 settled")).to_be_visible()
    expect(table.statement("Prove figures").locator(".talk-count")).to_have_count(0)


def test_what_is_removed_comes_back_by_undo(office: Office, come_in: ComeIn) -> None:
    matrix = office.matrix("Risk modellers")
    matrix.say_as_a_goal("Prove figures")
    sol = come_in("sol", matrix.table)
    table = drawer_of(sol, "Prove figures")
    table.drawer.get_by_label("New comment").fill("Why?")
    table.drawer.get_by_role("button", name="Comment", exact=True).click()
    comment = table.drawer.locator(".comment-text")
    expect(comment).to_have_text("Why?")
    table.drawer.get_by_text("Reword").click()
    table.drawer.get_by_label("Your comment").fill("Why so?")
    table.drawer.locator(".reword").get_by_role("button", name="Save").click()
    expect(comment).to_have_text("Why so?")
    table.drawer.locator(".comment-tools").get_by_role("button", name="Remove").click()
    expect(comment).to_have_count(0)
    toast(sol, "Removed the comment.").get_by_role("button", name="Undo").click()
    expect(comment).to_have_text("Why so?")


def test_an_answer_that_comes_after_its_news_is_heard_all_the_same(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix("Risk modellers")
    matrix.say_as_a_goal("Prove figures")
    sol = come_in("sol", matrix.table)
    table = drawer_of(sol, "Prove figures")
    table.drawer.get_by_label("New comment").fill("Why?")
    table.drawer.get_by_role("button", name="Comment", exact=True).click()
    expect(table.drawer.locator(".comment-text")).to_have_text("Why?")

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        expect(sol.locator(".comment-text")).to_have_count(0)  # and its form is gone with it
        route.fulfill(response=answer)

    sol.route("**/remove/", answer_late, times=1)
    table.drawer.locator(".comment-tools").get_by_role("button", name="Remove").click()
    toast(sol, "Removed the comment.").get_by_role("button", name="Undo").click()

    expect(table.drawer.locator(".comment-text")).to_have_text("Why?")
