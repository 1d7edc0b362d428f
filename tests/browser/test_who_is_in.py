"""Who is in, as an analyst meets it: from the picture to the persons, lists in, members out."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


@pytest.fixture
def who(visit: Visit) -> Page:
    """Ana, the analyst of the example, on the page Who is in."""
    page = visit("ana")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Customer data").click()
    page.get_by_role("navigation", name="Customer data").get_by_role("link", name="Who").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is in")
    return page


def number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def found(page: Page) -> int:
    """Return how many customers the members' page says it found."""
    return number(page.locator(".found strong").inner_text())


def members_of(page: Page, segment: str) -> None:
    """Go to the members of a segment."""
    row = page.locator(".who-segments tbody tr", has_text=segment)
    row.get_by_role("link", name="Members").click()


def test_those_in_none_are_one_click_away(who: Page) -> None:
    part = who.locator(".cover-parts").first.get_by_role("link", name="in none")
    expected = number(part.inner_text())
    part.click()
    expect(who.get_by_label("Who", exact=True)).to_have_value("none")
    assert found(who) == expected
    expect(who.locator("tbody tr").first).to_contain_text("in none")


def test_a_combination_is_reached_by_keyboard(who: Page) -> None:
    column = who.locator(".overlap-picture a", has_text="Research groups and Classroom users")
    expected = number(column.get_attribute("aria-label").rpartition(":")[2])
    column.focus()
    who.keyboard.press("Enter")
    expect(who.locator(".found")).to_be_visible()
    assert found(who) == expected
    expect(who.locator("tbody tr").first).to_contain_text("Classroom users")


def test_members_are_filtered_searched_and_turned_over(who: Page) -> None:
    members_of(who, "Research groups")
    all_of_it = found(who)
    who.get_by_role("link", name="Later").click()
    expect(who.locator(".pager")).to_contain_text("Page 2")
    who.get_by_label("Id or words").fill("research institute")
    who.get_by_role("button", name="Show").click()
    expect(who.locator(".pager")).to_contain_text("Page 1")
    assert 0 < found(who) < all_of_it
    who.get_by_label("Only those we can’t tell").check()
    who.get_by_label("Id or words").fill("")
    who.get_by_role("button", name="Show").click()
    assert 0 < found(who) < 100
    expect(who.locator("tbody tr").first).to_contain_text("can’t tell")


def test_columns_are_chosen_and_stay(who: Page) -> None:
    who.get_by_role("link", name="See the members").click()
    who.get_by_text("Columns", exact=False).first.click()
    who.get_by_label("plan").check()
    who.get_by_role("button", name="Show").click()
    expect(who.get_by_role("columnheader", name="plan")).to_be_visible()
    who.get_by_role("link", name="Later").click()
    expect(who.get_by_role("columnheader", name="plan")).to_be_visible()


def test_it_is_shown_why_somebody_is_in(who: Page) -> None:
    members_of(who, "Risk modellers")
    who.locator("tbody tr").first.get_by_role("link", name="Risk modellers").click()
    expect(who.locator(".verdict")).to_contain_text("is in “Risk modellers”")
    expect(who.locator(".evidence").first).to_contain_text("events count")
    who.get_by_role("link", name="Newsroom data desks").click()
    expect(who.locator(".verdict")).to_contain_text("“Newsroom data desks”")


def test_memberships_leave_as_a_file_and_it_is_on_record(who: Page, tmp_path: Path) -> None:
    row = who.locator(".who-segments tbody tr", has_text="Newsroom data desks")
    size = number(row.locator("data").first.inner_text())
    who.get_by_role("link", name="Export").click()
    for box in who.get_by_role("group", name="Segments").get_by_role("checkbox").all():
        box.uncheck()
    who.get_by_label("Newsroom data desks").check()
    with who.expect_download() as waited:
        who.get_by_role("button", name="Export").click()
    waited.value.save_as(tmp_path / "members.csv")
    with (tmp_path / "members.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == size
    assert {row["segment"] for row in rows} == {"Newsroom data desks"}
    assert set(rows[0]) == {"segment", "account_id"}
    who.reload()
    expect(who.locator(".history li").first).to_contain_text(f"Ana Petrov took out {size} rows")


def test_a_list_comes_in_is_counted_and_goes_again(who: Page) -> None:
    who.get_by_role("link", name="Lists").click()
    row = who.get_by_role("row", name="Spring beta")
    expect(row.get_by_role("cell").nth(1)).to_have_text("68")
    who.get_by_label("Name").fill("Autumn beta")
    who.get_by_label("Ids").fill("H-00001\nH-00002\nnobody")
    who.get_by_role("button", name="Bring it in").click()
    row = who.get_by_role("row", name="Autumn beta")
    expect(row.get_by_role("cell").first).to_have_text("3")
    row.get_by_role("button", name="Remove").click()
    expect(who.locator(".restore")).to_contain_text("“Autumn beta” was removed")
    who.get_by_role("button", name="Bring it back").click()
    who.get_by_role("row", name="Autumn beta").get_by_role("button", name="Remove").click()
    expect(who.get_by_role("row", name="Autumn beta")).to_have_count(0)


def test_a_colleague_sees_numbers_and_no_way_to_persons(visit: Visit) -> None:
    page = visit("sol")
    matrix = page.locator("body").get_attribute("data-matrix")
    if matrix is None:
        href = page.locator("a[href^='/m/']").first.get_attribute("href")
        matrix = href.split("/")[2]
    page.goto(f"/m/{matrix}/who/")
    expect(page.get_by_role("row", name="Risk modellers").first).to_be_visible()
    expect(page.locator(".cover-parts").first).to_contain_text("in none")
    assert page.get_by_role("link", name=re.compile("Members|in none|Export|Lists")).count() == 0
    page.goto(f"/m/{matrix}/who/members/")
    expect(page.locator("main")).not_to_contain_text("H-0")


def test_the_numbers_change_while_one_looks(who: Page, visit: Visit) -> None:
    other = visit("ana", who.url)
    expect(other.locator("live-feed")).to_be_attached()
    other.evaluate("window.same = true")
    address = who.url
    name = "Watched while changing"
    who.goto(address.replace("/who/", "/segments/"))
    expect(other.locator("#who")).not_to_contain_text(name)
    visit_owner = visit("exa", address.replace("/who/", "/segments/"))
    visit_owner.get_by_label("Name").fill(name)
    visit_owner.get_by_role("button", name="Add the segment").click()
    expect(other.locator("#who")).to_contain_text(name)
    visit_owner.keyboard.press("Control+z")  # the example is as it was for others
    expect(other.locator("#who")).not_to_contain_text(name)
    assert other.evaluate("window.same")
