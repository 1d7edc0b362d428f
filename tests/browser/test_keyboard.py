"""Everything that can be done to the matrix and on the map can be done without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import press, tab_to
from tests.browser.office import Matrix, Office
from tests.browser.pages import Map, Table, expect_at, toast

ComeIn = Callable[..., Page]
FIRST, SECOND = "Risk modellers", "City teams"


@pytest.fixture
def matrix(office: Office) -> Matrix:
    return office.matrix(FIRST, SECOND)


@pytest.fixture
def table(matrix: Matrix, come_in: ComeIn) -> Table:
    """The table of two segments, with the reader in the first one's main goals."""
    table = Table(come_in("fara", matrix.table))
    table.cell(FIRST, "Main goals").focus()
    return table


def said(table: Table, segment: str = FIRST) -> list[str]:
    """Return what stands in a segment's main goals."""
    return table.cell(segment, "Main goals").locator(".statement .said").all_inner_texts()


def say(table: Table, text: str) -> None:
    """Write a statement; the reader is then on one of the cell's."""
    press(table.page, "n")
    table.page.keyboard.type(text)
    press(table.page, "Enter", "Escape")
    expect(table.saved(text)).to_be_visible()
    expect(table.page.locator(".statement:focus")).to_be_visible()


def test_tab_leads_to_the_cells_and_the_arrows_from_one_to_the_next(
    matrix: Matrix, come_in: ComeIn
) -> None:
    table = Table(come_in("fara", matrix.table))
    tab_to(table.page, ".cell")
    for _ in range(20):
        if table.cell(FIRST, "Main goals").evaluate("cell => cell === document.activeElement"):
            return
        press(table.page, "ArrowDown")
    raise AssertionError("the arrows do not lead to the main goals")


def test_enter_writes_and_offers_the_next_one_and_escape_ends_it(table: Table) -> None:
    press(table.page, "n")
    for text in ("Price the portfolio", "Defend every figure"):
        table.page.keyboard.type(text)
        press(table.page, "Enter")
    press(table.page, "Escape")
    expect(table.saved("Defend every figure")).to_be_visible()
    assert said(table) == ["Price the portfolio", "Defend every figure"]
    expect(table.page.locator(".statement:focus")).to_be_visible()


def test_a_statement_is_reworded_and_escape_leaves_it_as_it_was(table: Table) -> None:
    say(table, "Price the portfolio")
    press(table.page, "Enter", "Control+a")
    table.page.keyboard.type("Price it in a morning")
    press(table.page, "Enter")
    expect(table.saved("Price it in a morning")).to_be_visible()

    press(table.page, "Enter", "Control+a")
    table.page.keyboard.type("Never mind")
    press(table.page, "Escape")
    assert said(table) == ["Price it in a morning"]


def test_tab_saves_and_goes_on_to_the_next_cell(table: Table) -> None:
    press(table.page, "n")
    table.page.keyboard.type("Price the portfolio")
    press(table.page, "Tab")
    table.page.keyboard.type("Keep the river out")
    press(table.page, "Enter", "Escape")
    expect(table.saved("Keep the river out")).to_be_visible()
    assert said(table, FIRST) == ["Price the portfolio"]
    assert said(table, SECOND) == ["Keep the river out"]


def test_alt_and_arrows_move_a_statement_in_its_cell_and_to_the_next_segment(
    table: Table,
) -> None:
    say(table, "First")
    say(table, "Second")
    if table.statement("Second").evaluate("said => said === document.activeElement"):
        press(table.page, "ArrowUp")
    with table.page.expect_response("**/move/"):
        press(table.page, "Alt+ArrowDown")
    expect(table.cell(FIRST, "Main goals").locator(".said")).to_have_text(["Second", "First"])
    with table.page.expect_response("**/move/"):
        press(table.page, "Alt+ArrowRight")
    table.page.reload()
    assert (said(table, FIRST), said(table, SECOND)) == (["Second"], ["First"])


def test_m_picks_a_statement_up_and_enter_puts_it_down(table: Table) -> None:
    say(table, "Keep the river out")
    press(table.page, "m", "ArrowRight", "Enter")
    expect(table.cell(SECOND, "Main goals")).to_contain_text("Keep the river out")
    expect(table.cell(FIRST, "Main goals")).not_to_contain_text("Keep the river out")


def test_delete_removes_and_ctrl_z_brings_back_and_ctrl_shift_z_removes_again(
    table: Table,
) -> None:
    say(table, "Said too soon")
    press(table.page, "Delete")
    expect(table.statement("Said too soon")).to_have_count(0)
    press(table.page, "Control+z")
    expect(table.statement("Said too soon")).to_be_visible()
    expect(toast(table.page, "Undone: removed it, “Said too soon”")).to_be_visible()
    press(table.page, "Control+Shift+z")
    expect(table.statement("Said too soon")).to_have_count(0)


def test_who_undoes_from_a_message_goes_on_where_they_were(table: Table) -> None:
    say(table, "Said too soon")
    press(table.page, "Delete")
    expect(table.statement("Said too soon")).to_have_count(0)
    table.page.locator("[data-toast] form button").last.press("Enter")
    expect(table.statement("Said too soon")).to_be_visible()
    expect(table.page.locator(":is(.cell, .statement):focus")).to_be_visible()


def test_space_opens_the_details_and_escape_returns_to_the_statement(table: Table) -> None:
    say(table, "Price the portfolio")
    press(table.page, " ")
    expect(table.drawer.get_by_text("Who changed this")).to_be_visible()
    press(table.page, "Escape")
    expect(table.drawer).to_be_empty()
    expect(table.page.locator(".statement:focus .said")).to_have_text("Price the portfolio")


def test_a_number_is_stated_in_the_drawer(table: Table) -> None:
    press(table.page, "ArrowUp", "ArrowUp", "Enter")  # main goals, revenue, size
    expect(table.drawer.get_by_label("Value, or from")).to_be_focused()
    table.page.keyboard.type("120")
    press(table.page, "Enter")
    expect(table.cell(FIRST, "Size")).to_contain_text("120")


def test_a_segment_is_added_retired_and_put_back(table: Table) -> None:
    page = table.page
    choose(page, "Add a segment")
    tab_to(page, "input[name=name]")
    page.keyboard.type("Newsrooms")
    press(page, "Enter")
    expect(table.head("Newsrooms")).to_be_visible()
    press(page, "Escape")

    choose(page, "Newsrooms")
    tab_to(page, "form[action$='/retire/'] button")
    press(page, "Enter")
    expect(table.head("Newsrooms")).to_have_count(0)

    choose(page, "Add a segment")
    tab_to(page, "form[action$='/restore/'] button")
    press(page, "Enter")
    expect(table.head("Newsrooms")).to_be_visible()


def test_a_segment_moves_sideways_and_is_looked_at_alone(table: Table) -> None:
    page = table.page
    press(page, "Control+Home", "ArrowUp")
    expect(page.locator(".head:focus")).to_contain_text(FIRST)
    press(page, "Alt+ArrowRight")
    expect(page.locator(".head .name")).to_have_text([SECOND, FIRST])
    press(page, "f")
    expect(table.head(SECOND)).to_be_hidden()
    press(page, "Escape")
    expect(table.head(SECOND)).to_be_visible()


def test_the_palette_finds_statements_by_any_words(table: Table) -> None:
    say(table, "Price the portfolio in a morning")
    choose(table.page, "morning price")
    expect(table.drawer.get_by_label("Text", exact=True)).to_have_value(
        "Price the portfolio in a morning"
    )


def test_a_question_mark_lists_the_keys_but_not_while_typing(table: Table) -> None:
    page = table.page
    keys = page.get_by_role("dialog", name="Keyboard")
    press(page, "?")
    expect(keys).to_be_visible()
    press(page, "Escape")
    expect(keys).to_be_hidden()
    press(page, "n")
    page.keyboard.type("Really?")
    expect(keys).to_be_hidden()
    expect(table.editor).to_have_value("Really?")


def test_a_segment_is_placed_moved_and_taken_off_the_map(matrix: Matrix, come_in: ComeIn) -> None:
    page = come_in("sol", f"{matrix.map}?show=mine")
    map_ = Map(page)
    tab_to(page, "[data-chip]")
    press(page, "Enter", "ArrowLeft", "ArrowLeft", "ArrowUp", "Enter")
    expect_at(map_.point("Sol Vega", FIRST), 3, 6)

    expect(page.locator(".chip:focus")).to_contain_text(FIRST)
    press(page, "ArrowRight", "ArrowDown")
    expect_at(map_.point("Sol Vega", FIRST), 4, 5)

    press(page, "Delete")
    expect(map_.point("Sol Vega", FIRST)).to_have_count(0)
    press(page, "Control+z")
    expect_at(map_.point("Sol Vega", FIRST), 4, 5)


def test_the_own_menu_stands_over_the_page_beside_a_narrow_rail(
    matrix: Matrix, come_in: ComeIn
) -> None:
    page = come_in("fara", matrix.address, width=1024)
    page.locator(".rail summary").press("Enter")
    page.get_by_role("link", name="Account and workspaces").click(trial=True)


def choose(page: Page, words: str) -> None:
    """Open the palette, type, and take the first of what it finds."""
    press(page, "Control+k")
    field = page.get_by_role("combobox", name="A page, a segment")
    expect(field).to_be_focused()
    page.keyboard.type(words)
    press(page, "Enter")
    expect(page.locator("#drawer h2")).to_be_focused()
