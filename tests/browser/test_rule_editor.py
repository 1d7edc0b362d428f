"""The rule editor under somebody's hands: typing, mending, building, saving, and by keyboard."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.customers import generated
from tests.browser.office import Matrix, Office
from tests.server import Server

ComeIn = Callable[..., Page]
RULE = 'industry is one of ("insurance", "banking")  # regulated\nand did "portfolio_priced"'


class Editor:
    """The page of a rule."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.locator("#rule")
        self.options = page.locator("#rule-options")
        self.mistakes = page.locator(".rule-mistake")
        self.size = page.locator("#rule-numbers:not(.old) .rule-size data")
        self.builder = page.locator("#rule-builder")

    def type(self, words: str) -> None:
        """Type at the end of the text, without taking what is offered."""
        self.text.press("Control+End")
        self.text.press_sequentially(words)

    def open_builder(self) -> None:
        self.page.get_by_role("button", name="Builder", exact=True).click()
        expect(self.builder.locator(".rule-row").first).to_be_visible()

    def open_text(self) -> None:
        self.page.get_by_role("button", name="Text", exact=True).click()

    def underlined(self) -> Locator:
        return self.page.locator(".code-layer .wrong")


@pytest.fixture(scope="module")
def source(
    chromium: Browser, demo: Server, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The address of customer data that the office has brought in."""
    customers = generated(tmp_path_factory.mktemp("customers"))
    browser = chromium.new_context(base_url=demo.url)
    browser.add_cookies(office.cookies("fara"))
    page = browser.new_page()
    page.goto(f"{office.address}data/new/")
    page.get_by_label("Drop files here, or choose them").set_input_files(customers.files)
    page.get_by_role("button", name="Upload").click()
    page.get_by_role("button", name="Confirm and import").click()
    expect(page.get_by_role("region", name="What is counted")).to_be_visible(timeout=60_000)
    address = page.url.removeprefix(demo.url)
    browser.close()
    return address


@pytest.fixture
def matrix(office: Office, source: str) -> Matrix:
    """A matrix of the office with one segment, counted in that data."""
    made = office.matrix("Priced")
    office.visitors["fara"].post(f"{source}use/", matrix=made.address.split("/")[2])
    return made


@pytest.fixture
def begun(matrix: Matrix) -> str:
    """The address of its segment's rule."""
    return f"{matrix.address}segments/{matrix.cells()[0].split('/')[4]}/rule/"


def test_a_rule_is_typed_mended_counted_built_and_saved(
    come_in: ComeIn, matrix: Matrix, begun: str
) -> None:
    fara, sol = Editor(come_in("fara", begun)), come_in("sol", matrix.table)

    # Typed with what is offered: a trait, its values, an event.
    fara.text.focus()
    fara.text.press_sequentially("indu")
    expect(fara.options.get_by_role("option").first).to_contain_text("industry")
    fara.text.press("Enter")
    fara.text.press_sequentially('is "bank')
    expect(fara.options.get_by_role("option", name="banking")).to_be_visible()
    fara.text.press("Tab")
    expect(fara.text).to_have_value('industry is "banking" ')

    # A mistake is underlined under its very words, and mended by a click.
    fara.text.fill('industry is "banking"  # why\nand did "portfolio_prised" at least 2 times')
    expect(fara.underlined()).to_have_text('"portfolio_prised"')
    expect(fara.mistakes).to_contain_text("Line 2")
    fara.mistakes.get_by_role("button", name="Write").click()
    expect(fara.mistakes).to_have_count(0)
    expect(fara.size).to_be_visible()
    before = int(fara.size.get_attribute("value"))

    # The builder is the same rule; a number changes there and the comment stays.
    fara.open_builder()
    times = fara.builder.get_by_label("Number", exact=True)
    expect(times).to_have_value("2")
    times.fill("40")
    times.press("Tab")
    expect(fara.size).not_to_have_attribute("value", str(before))
    fara.open_text()
    expect(fara.text).to_have_value(
        'industry is "banking"  # why\nand did "portfolio_priced" at least 40 times'
    )
    size = fara.size.get_attribute("value")

    # Saved, and the other browser sees its size without doing anything.
    fara.text.press("Control+s")
    expect(fara.page.get_by_text("The rule is saved")).to_be_visible()
    expect(sol.locator("data.value").first).to_have_attribute("value", size)


def test_what_is_typed_survives_a_reload_and_a_refusal(come_in: ComeIn, begun: str) -> None:
    fara = Editor(come_in("fara", begun))
    fara.text.fill("seats > (")
    fara.page.reload()
    expect(fara.text).to_have_value("seats > (")
    expect(fara.page.get_by_text("not saved yet", exact=False).first).to_be_visible()
    fara.page.locator(".rule-end").get_by_role("button", name="Save the rule").click()
    expect(fara.text).to_have_value("seats > (")
    expect(fara.page.get_by_role("alert").first).to_be_visible()
    fara.page.locator(".rule-end").get_by_role("button", name="Go back").click()
    expect(fara.text).to_have_value("")


def test_of_two_who_save_at_once_nobody_loses_a_word(come_in: ComeIn, begun: str) -> None:
    fara, other = Editor(come_in("fara", begun)), Editor(come_in("fara", begun))
    for editor, rule in ((fara, 'industry is "banking"'), (other, 'industry is "insurance"')):
        editor.text.fill(rule)
        editor.text.press("Control+s")
        editor.page.wait_for_load_state("load")
    expect(other.page.locator("[data-theirs]")).to_have_text('industry is "banking"')
    expect(other.text).to_have_value('industry is "insurance"')
    other.text.press("Control+s")
    expect(other.page.get_by_text("The rule is saved")).to_be_visible()


def test_it_works_by_keyboard_alone(come_in: ComeIn, begun: str) -> None:
    fara = Editor(come_in("fara", begun))
    page = fara.page
    fara.text.focus()
    page.keyboard.type("indus")
    expect(fara.options).to_be_visible()
    expect(fara.text).to_have_attribute("aria-activedescendant", "rule-option-1")
    page.keyboard.press("Escape")
    expect(fara.options).to_be_hidden()
    page.keyboard.press("Control+ ")
    expect(fara.options).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.type("is known")
    page.keyboard.press("Escape")
    expect(fara.size).to_be_visible()

    page.get_by_role("button", name="Builder", exact=True).focus()
    page.keyboard.press("Enter")
    add = fara.builder.get_by_role("button", name="Add", exact=True)
    expect(fara.builder.get_by_label("Test")).to_have_value("is known")
    add.focus()
    page.keyboard.press("Enter")
    expect(fara.builder.locator(".rule-row")).to_have_count(2)
    menu = fara.builder.locator(".rule-row summary").last
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(fara.builder.get_by_label("Test").last).to_have_value("is unknown")
    assert page.evaluate("document.activeElement.closest('#rule-builder') !== null")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious_and_nothing_lies_beyond_the_screen(
    come_in: ComeIn, begun: str, theme: str, width: int
) -> None:
    fara = Editor(come_in("fara", begun, width=width, theme=theme))
    fara.text.fill('industri is "banking" and seets > 3 and plan is "')
    expect(fara.mistakes.first).to_be_visible()
    _nothing_grave(fara.page)
    fara.text.fill(RULE)
    expect(fara.size).to_be_visible()
    fara.page.locator("summary", has_text="As SQL").click()
    expect(fara.page.locator("#rule-sql")).to_contain_text("SELECT")
    fara.open_builder()
    _nothing_grave(fara.page)


def _nothing_grave(page: Page) -> None:
    found = Axe().run(page)
    grave = [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
    assert grave == []
    beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert beyond <= 0


def test_a_reader_sees_the_rule_and_no_field(come_in: ComeIn, office: Office, begun: str) -> None:
    office.visitors["fara"].post(f"{begun}save/", rule=RULE, version="0")
    sol = come_in("sol", begun)
    expect(sol.get_by_role("heading", name="In words")).to_be_visible()
    expect(sol.get_by_text("# regulated")).to_be_visible()
    expect(sol.locator("textarea")).to_have_count(0)
