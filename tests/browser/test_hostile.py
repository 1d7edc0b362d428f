"""What people type is text wherever it is shown, and what they typed in vain is not lost."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from segmatrix.base.ids import is_id
from segmatrix.matrix.terms import CHARTER_KEYS
from tests.browser.office import Matrix, Office
from tests.browser.pages import Table, toast, went_wrong
from tests.house.visitor import Visitor, found

ComeIn = Callable[..., Page]
FIRST = "Risk modellers"

# Were it ever taken for markup, it would be an element of the class, and would run.
MARK = """'"><img class=hacked src=x onerror=hacked=1>"""
HACKED = ".hacked, [onerror], [href^='javascript:']"

# What the browser makes of a page's text, which it neither lays out nor lets run.
PARSED = """async ([address, hacked]) => {
  const answer = await fetch(address);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  return {
    text: found.body.textContent,
    hacked: found.querySelectorAll(hacked).length,
    hrefs: [...found.querySelectorAll("a[href]:not([download])")].map(
      (link) => new URL(link.getAttribute("href"), answer.url).href),
  };
}"""


@pytest.fixture(scope="module")
def eve(office: Office) -> Iterator[Visitor]:
    """Somebody whose own name is markup, in a workspace of such a name."""
    with Visitor(office.server) as eve:
        eve.sign_up("eve@hostile.test")
        eve.found_workspace(f"Eve{MARK}", f"Ops{MARK}", called=f"Eve & Co{MARK}")
        yield eve


@pytest.fixture(scope="module")
def workspace(eve: Visitor) -> str:
    """The address of Eve's workspace, with data full of markup."""
    home = found(r"/w/\w+/", str(eve.http.get("/").url))
    cell = f'"{doubled(MARK)}"'
    rows = f"user_id,plan,{cell}\nu1,{cell},{cell}\nu2,pro,{cell},too many\n"
    files = [("files", ("<img src=x>.csv", rows.encode()))]
    assert eve.post(f"{home}data/new/", files=files, name=f"Data{MARK}").is_success
    return home


@pytest.fixture(scope="module")
def matrix(eve: Visitor, workspace: str) -> Matrix:
    """A matrix with markup in every field there is."""
    made = eve.post(f"{workspace}matrices/new/", name=f"Matrix{MARK}", unit="account")
    matrix = Matrix(eve, found(r"/m/\w+/", str(made.url)))
    for path, said in fields_of_a_matrix():
        write(eve, f"{matrix.address}{path}", **said)
    cells = matrix.cells()
    segment = cells[0].split("/")[4]
    for path, said in fields_of_a_segment():
        write(eve, f"{matrix.address}{path.format(segment=segment)}", segment_id=segment, **said)
    for row, path, said in fields_of_cells():
        write(eve, f"{cells[row]}{path}", **said)
    statement = found(rf"{matrix.address}statements/\w+/", eve.open(cells[3]))
    for text in ("first", "second"):
        write(eve, f"{statement}edit/", text=f"{text}{MARK}", version="1")
    return matrix


def write(eve: Visitor, address: str, **said: str) -> None:
    answer = eve.post(address, **said)
    assert answer.is_success, (address, answer.text)


def fields_of_a_matrix() -> list[tuple[str, dict[str, str]]]:
    words = {key: f"{key}{MARK}" for key in ("name", "question", "low", "middle", "high")}
    return [
        ("segments/", {"name": f"One{MARK}", "note": f"note{MARK}", "tier": "primary"}),
        ("segments/", {"name": f"Two{MARK}", "note": f"note{MARK}", "tier": "other"}),
        ("dimensions/", {"name": f"Row{MARK}", "question": MARK, "kind": "measure", "unit": "<b>"}),
        *[("charter/", {"field": key, "text": f"{key}{MARK}"}) for key in CHARTER_KEYS],
        ("map/axes/x/", words),
        ("map/axes/y/", words),
    ]


def fields_of_a_segment() -> list[tuple[str, dict[str, str]]]:
    at = {"x": "3", "y": "8"}
    return [
        ("segments/{segment}/rule/", {"rule": f'plan is "{doubled(MARK)}"', "version": "0"}),
        ("map/place/", at | {"reason": f"reason{MARK}"}),
        ("map/settle/{segment}/", at | {"rationale": f"why{MARK}", "dissent": f"but{MARK}"}),
    ]


def fields_of_cells() -> list[tuple[int, str, dict[str, str]]]:
    """Return the row of a cell, counted from the top, what to send it, and what that says."""
    stated = {"low": "3", "unit": "<b>", "source": f"source{MARK}"}
    return [
        (0, "statements/", {"text": f"definition{MARK}"}),
        (1, "measure/", stated),
        (3, "statements/", {"text": f"goal{MARK}"}),
        (6, "not-known/", {"owner": f"owner{MARK}", "method": f"method{MARK}"}),
        (7, "contacts/", {"name": f"contact{MARK}", "role": f"role{MARK}"}),
        (8, "measure/", stated),
    ]


def doubled(text: str) -> str:
    """Return a text as it stands between quotes, in rules and in CSV alike."""
    return text.replace('"', '""')


def test_markup_in_every_text_field_is_text_on_every_page(
    eve: Visitor, workspace: str, matrix: Matrix, come_in: ComeIn
) -> None:
    page = come_in(eve, workspace)
    ran: list[str] = []
    page.on("console", lambda said: ran.append(said.text) if went_wrong(said) else None)
    seen: set[str] = set()
    waiting = [workspace, matrix.address]
    while waiting:
        address = waiting.pop()
        parsed = page.evaluate(PARSED, [address, HACKED])
        assert MARK in parsed["text"], address
        assert parsed["hacked"] == 0, address
        seen.add(address)
        within = addresses(parsed["hrefs"], workspace, matrix.address)
        waiting += within - seen - set(waiting)
    assert len(seen) > 40, "all cells and pages are walked through"

    for address in one_of_each(seen):  # whose scripts run
        page.goto(address)
        expect(page.locator("body")).to_contain_text(MARK)
        expect(page.locator(HACKED)).to_have_count(0)
    assert ran == []


def addresses(hrefs: list[str], *under: str) -> set[str]:
    """Return the pages that a page's links lead to, within the workspace and matrix."""
    paths = {urlsplit(href).path for href in hrefs}
    return {path for path in paths if path.startswith(under) and not path.endswith(".csv")}


def one_of_each(paths: set[str]) -> list[str]:
    """Return one address of each kind of page; those of a kind differ in their ids only."""

    def kind(path: str) -> tuple[str, ...]:
        return tuple("*" if is_id(part) or part.isdecimal() else part for part in path.split("/"))

    return list({kind(path): path for path in sorted(paths)}.values())


def test_markup_stays_text_in_what_scripts_show(
    eve: Visitor, matrix: Matrix, come_in: ComeIn
) -> None:
    reader, writer = come_in(eve, matrix.table), come_in(eve, matrix.table)
    expect(reader.locator("live-feed")).to_have_attribute("data-state", "socket")

    table = Table(writer)
    writer.locator(".cell[data-kind=statements]").nth(1).focus()
    writer.keyboard.press("n")
    writer.keyboard.type(f"live{MARK}")
    writer.keyboard.press("Enter")
    writer.keyboard.press("Escape")
    expect(reader.locator(".statement", has_text=f"live{MARK}")).to_be_visible()
    expect(table.saved(f"live{MARK}")).to_be_visible()

    writer.keyboard.press("Control+z")
    expect(toast(writer, f"Undone: wrote, “live{MARK}”")).to_be_visible()
    writer.keyboard.press("Control+k")
    expect(writer.locator(".palette-option", has_text=f"One{MARK}").first).to_be_visible()
    writer.keyboard.press("Escape")
    writer.locator("a.tag.bad").first.click()
    expect(table.drawer).to_contain_text(f"second{MARK}")
    for page in (reader, writer):
        expect(page.locator(HACKED)).to_have_count(0)


def test_markup_stays_text_in_the_drawing_that_is_saved(eve: Visitor, matrix: Matrix) -> None:
    drawing = etree.fromstring(eve.http.get(f"{matrix.address}map.svg").content)
    assert f"One{MARK}" in "".join(drawing.itertext())
    assert drawing.xpath("//*[local-name() = 'img' or @class = 'hacked' or @onerror]") == []


def test_an_edit_of_something_removed_meanwhile_says_so_and_keeps_the_text(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix(FIRST)
    matrix.say_as_a_goal("Price the portfolio")
    fara, sol = (Table(come_in(who, matrix.table)) for who in ("fara", "sol"))
    sol.reword("Price the portfolio", "Price it in a morning")
    fara.statement("Price the portfolio").focus()
    fara.page.keyboard.press("Delete")
    expect(sol.statement("Price the portfolio")).to_have_count(0)
    expect(sol.editor).to_have_value("Price it in a morning")

    sol.editor.press("Enter")
    expect(toast(sol.page, "Fara Lind removed this statement")).to_be_visible()
    sol.page.reload()
    sol.cell(FIRST, "Main goals").focus()
    sol.page.keyboard.press("n")
    expect(sol.editor).to_have_value("Price it in a morning")


def test_a_text_for_a_segment_retired_meanwhile_comes_back_with_it(
    office: Office, come_in: ComeIn
) -> None:
    matrix = office.matrix(FIRST, "City teams")
    fara, sol = (Table(come_in(who, matrix.table)) for who in ("fara", "sol"))
    sol.cell(FIRST, "Main goals").focus()
    sol.page.keyboard.press("n")
    sol.editor.fill("Price the portfolio")
    fara.page.locator(f'.head:has-text("{FIRST}") a.open[data-drawer]').click()
    fara.drawer.get_by_role("button", name="Retire").click()
    expect(sol.head(FIRST)).to_have_count(0)

    sol.editor.press("Enter")
    expect(toast(sol.page, "Fara Lind")).to_be_visible()
    fara.page.keyboard.press("Control+z")
    expect(sol.head(FIRST)).to_be_visible()
    sol.cell(FIRST, "Main goals").focus()
    sol.page.keyboard.press("n")
    expect(sol.editor).to_have_value("Price the portfolio")
