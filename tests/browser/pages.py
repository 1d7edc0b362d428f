"""What people do on the pages, in their own words, for tests that are about something else."""

import re

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

SECRET = "a lighthouse at night"


def sign_up(page: Page, email: str) -> None:
    """Make an account on the page that shows the form for it."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Make the account").click()


def toast(page: Page, words: str) -> Locator:
    """Return the short message at the foot of the page that holds these words."""
    return page.locator("#toasts [data-toast]", has_text=words)


def went_wrong(said: ConsoleMessage) -> bool:
    """Say whether a line is an error; what going on to the next page cuts off is logged as one."""
    cut_off = ("htmx:sendAbort", "htmx:afterRequest")
    return said.type == "error" and not said.text.startswith(cut_off)


class Table:
    """The matrix table under somebody's hands."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def cell(self, segment: str, row: str) -> Locator:
        """Return the cell of a segment in a row."""
        return self.page.locator(f'.cell[data-name="{segment}, {row}"]')

    def statement(self, text: str) -> Locator:
        return self.page.locator(".statement", has_text=text)

    def head(self, segment: str) -> Locator:
        """Return the head of a segment's column."""
        return self.page.locator(".head", has_text=segment)

    @property
    def editor(self) -> Locator:
        """The field in which somebody is writing."""
        return self.page.locator(".cell-editor textarea")

    @property
    def drawer(self) -> Locator:
        """What was opened beside the table, once it takes what is typed."""
        return self.page.locator("#drawer:not([inert])")

    def add_segments(self, *names: str) -> None:
        """Add segments one after another in the drawer, which stays open for the next one."""
        self.page.locator(".tools").get_by_role("link", name="Segment").click()
        for name in names:
            self.drawer.get_by_label("Name").fill(name)
            self.drawer.get_by_role("button", name="Add the segment").click()
            expect(self.head(name)).to_be_visible()
        self.drawer.get_by_role("link", name="Close").click()

    def say(self, segment: str, row: str, text: str) -> None:
        """Write a statement into a cell with a double click."""
        self.cell(segment, row).dblclick(position={"x": 5, "y": 5})
        self.editor.fill(text)
        self.editor.press("Enter")
        self.editor.press("Escape")
        expect(self.saved(text)).to_be_visible()

    def saved(self, text: str) -> Locator:
        """Return the statement once the server has it, which gives it an id."""
        return self.page.locator(".statement[id]:not(.waiting)", has_text=text)

    def reword(self, text: str, other: str) -> None:
        """Begin to edit a statement and write another text, without saving it yet."""
        self.statement(text).locator(".said").click()
        self.editor.fill(other)

    def open_rule(self, segment: str) -> Locator:
        """Open a segment's drawer and return the field of its rule."""
        self.page.locator(f'.head:has-text("{segment}") a.open[data-drawer]').click()
        expect(self.drawer.locator("h2")).to_have_text(segment)
        return self.drawer.get_by_label("Rule")

    def set_rule(self, rule: str) -> None:
        """Define the segment in the drawer by a rule, and wait until the rule is kept."""
        self.drawer.get_by_label("Rule").fill(rule)
        self.drawer.get_by_role("button", name="Set the rule").click()
        expect(self.drawer.locator(".history li").first).to_contain_text(rule)

    def size(self, segment: str) -> Locator:
        """Return the number in the cell of a segment's size."""
        return self.cell(segment, "Size").locator("data.value")


class Map:
    """The map under somebody's hands. Positions are the numbers 1 to 9 across and upwards."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def chip(self, segment: str) -> Locator:
        """Return somebody's own mark of a segment: on the plane, or in the tray before."""
        return self.page.locator("[data-chip]", has_text=segment)

    def at(self, x: int, y: int) -> tuple[float, float]:
        """Return where a grid point is on the screen."""
        return self.page.evaluate(
            """([x, y]) => {
              const svg = document.querySelector(".map-picture");
              const places = (along) => [...svg.querySelectorAll("line.grid")]
                .filter((line) => line.getAttribute(`${along}1`) === line.getAttribute(`${along}2`))
                .map((line) => Number(line.getAttribute(`${along}1`)))
                .sort((a, b) => a - b);
              const point = new DOMPoint(places("x")[x - 1], places("y").reverse()[y - 1]);
              const at = point.matrixTransform(svg.getScreenCTM());
              return [at.x, at.y];
            }""",
            [x, y],
        )

    def drag(self, segment: str, x: int, y: int) -> None:
        self.chip(segment).hover()
        self.page.mouse.down()
        self.page.mouse.move(*self.at(5, 5))
        self.page.mouse.move(*self.at(x, y), steps=3)
        self.page.mouse.up()

    def click_and_click(self, segment: str, x: int, y: int) -> None:
        self.chip(segment).click()
        self.page.mouse.click(*self.at(x, y))

    def type_numbers(self, segment: str, x: int, y: int) -> None:
        form = self.numbers(segment)
        form.locator("[name=x]").fill(str(x))
        form.locator("[name=y]").fill(str(y))
        form.get_by_role("button", name="Place").click()

    def numbers(self, segment: str) -> Locator:
        """Return the form with somebody's own numbers for a segment."""
        return self.page.locator("form[data-own]", has_text=segment)

    def point(self, who: str, segment: str) -> Locator:
        """Return somebody's point on the plane."""
        title = re.compile(rf"^{re.escape(who)}(, .+)?: {re.escape(segment)}$")
        return self.page.locator(".point").filter(has=self.page.locator("title", has_text=title))


def expect_at(point: Locator, x: int, y: int) -> None:
    """Wait until a point is at a position."""
    expect(point).to_have_attribute("data-x", str(x))
    expect(point).to_have_attribute("data-y", str(y))
