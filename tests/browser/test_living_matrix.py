"""What a claim rests on, and what is said about it, from the first quote to a merge and back.

One story in chapters, each standing on what the ones before it left behind. What other tests show
in a browser is done through the forms here; a colleague's open page is where it is seen.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser import moving_clock
from tests.browser.hands import Hand
from tests.browser.office import Office
from tests.browser.pages import Table
from tests.server import Server

BANKS, CITIES = "Risk modellers", "City teams"
PROVE, PLAN = "Proving a figure takes weeks", "Plan which streets to close"
SOURCES = {
    "Interview with Alpine Re": ("interview", 4),
    "Tickets of May": ("tickets", 3),
    "Calls to the service": ("analytics", 3),
}
A_MONTH_AGO = datetime.now(UTC).date() - timedelta(days=30)
TALKS = ("Says who?", "What about floods?", "Two groups, or one?", "Is this all?")

ComeIn = Callable[..., Page]


def test_from_the_first_quote_to_a_merge_and_back(
    office: Office, come_in: ComeIn, demo: Server
) -> None:
    matrix = office.matrix(BANKS, CITIES)
    sol, fara = (Hand(office.visitors[who], matrix) for who in ("sol", "fara"))
    sol.in_cell(BANKS, "Pain points", "statements", text=PROVE)
    sol.in_cell(CITIES, "Pain points", "statements", text=PLAN)
    mika, at_work = come_in("mika", matrix.table), come_in("fara", matrix.table)

    gather(sol, come_in("sol", f"{matrix.address}evidence/"))
    badges_change(sol, mika)
    findings_contradict_each_other(sol, mika)
    evidence_expires(mika, demo)
    a_mention_arrives_and_is_settled(sol, mika)
    everywhere_else_they_talk(sol, mika)
    two_become_one(fara, mika, at_work)
    every_thread_is_found(mika, matrix.address)
    one_becomes_two_again(mika, at_work)


def gather(sol: Hand, page: Page) -> None:
    """Three kinds of source, ten findings."""
    for title, (kind, findings) in SOURCES.items():
        sol.post("evidence/sources/", title=title, kind=kind, date=str(A_MONTH_AGO))
        for number in range(findings):
            said = {"kind": "quote", "text": f"{title}, {number}", "date": str(A_MONTH_AGO)}
            sol.post("evidence/findings/", source=sol.source(title), **said)
    page.reload()
    for title, (_, findings) in SOURCES.items():
        row = page.get_by_role("row", name=re.compile(title))
        expect(row.locator(".number").first).to_have_text(str(findings))


def badges_change(sol: Hand, mika: Page) -> None:
    """What was an assumption rests on two sources while a colleague looks at it."""
    said = Table(mika).statement(PROVE)
    expect(said).to_have_class(re.compile("assumed"))
    for title in ("Interview with Alpine Re", "Calls to the service"):
        link(sol, PROVE, f"{title}, 0", "supports")
    expect(said).not_to_have_class(re.compile("assumed"))
    grounds = Table(mika).cell(BANKS, "Pain points").locator(".cell-grounds")
    expect(grounds).to_contain_text("2 sources")


def findings_contradict_each_other(sol: Hand, mika: Page) -> None:
    """A finding speaks against what others support: the statement says so, and a list of all."""
    link(sol, PROVE, "Tickets of May, 0", "refutes")
    said = Table(mika).statement(PROVE)
    expect(said.locator(".tag.bad")).to_have_text("conflict")
    said.hover()
    said.locator("a.grounds").click()
    expect(Table(mika).drawer.locator(".side-refutes")).to_contain_text("Tickets of May, 0")
    assert PROVE in sol.read("evidence/contradictions/")


def evidence_expires(mika: Page, demo: Server) -> None:
    """Half a year on, with nobody having done anything, the same claim is out of date."""
    stale = Table(mika).statement(PROVE).locator(".tag", has_text="stale")
    expect(stale).to_have_count(0)
    with moving_clock.later(demo.home, timedelta(days=200)):
        mika.reload()
        expect(stale).to_be_visible()
    mika.reload()
    expect(stale).to_have_count(0)


def a_mention_arrives_and_is_settled(sol: Hand, mika: Page) -> None:
    """The inbox leads to the very words, which are settled there."""
    sol.post("comments/start/", text="Says who, @Mika Brandt?", statement_id=sol.statement(PROVE))
    mika.get_by_role("link", name=re.compile(r"Inbox, \d+ unread")).click()
    mika.get_by_role("link", name="Sol Vega mentioned you").first.click()
    thread = Table(mika).drawer.locator(".thread.meant")
    expect(thread).to_contain_text("Says who, @Mika Brandt?")
    count = Table(mika).statement(PROVE).locator(".talk-count")
    expect(count).to_contain_text("1")
    Table(mika).drawer.get_by_role("button", name="Settle").click()
    expect(count).to_have_count(0)


def everywhere_else_they_talk(sol: Hand, mika: Page) -> None:
    """On a statement, a cell, a segment and the whole matrix, of what will be merged."""
    on = (
        {"statement_id": sol.statement(PLAN)},
        sol.cell(CITIES, "Pain points"),
        {"segment_id": sol.segment(CITIES)},
        {},
    )
    for text, anchor in zip(TALKS, on, strict=True):
        sol.post("comments/start/", text=text, **anchor)
    expect(Table(mika).head(CITIES).locator(".talk-count")).to_contain_text("1")


def two_become_one(fara: Hand, mika: Page, at_work: Page) -> None:
    """What was said of either stands in the one that is left, on everybody's page."""
    kept = f"segments/{fara.segment(BANKS)}/merge/"
    fara.post(kept, **{"with": fara.segment(CITIES), "name": "Planners", "do": "yes"})
    for page in (mika, at_work):
        expect(Table(page).head(CITIES)).to_have_count(0)
        expect(Table(page).cell("Planners", "Pain points")).to_contain_text(PLAN)
        expect(Table(page).cell("Planners", "Pain points")).to_contain_text(PROVE)


def every_thread_is_found(mika: Page, address: str) -> None:
    """All conversations are listed, and each leads to where its thing stands now."""
    for text in TALKS:
        mika.goto(f"{address}comments/?state=all")
        expect(mika.locator(".thread")).to_have_count(len(TALKS) + 1)
        mika.locator(".thread", has_text=text).locator(".thing a").click()
        expect(mika).not_to_have_url(re.compile("comments/"))
        expect(mika.locator(".thread", has_text=text)).to_be_visible()


def one_becomes_two_again(mika: Page, at_work: Page) -> None:
    """One key takes the merge back: both segments, their words and their conversations."""
    at_work.keyboard.press("Control+z")
    expect(Table(at_work).head(CITIES)).to_be_visible()
    mika.goto(at_work.url)
    expect(Table(mika).cell(CITIES, "Pain points")).to_contain_text(PLAN)
    expect(Table(mika).cell(BANKS, "Pain points")).to_contain_text(PROVE)
    expect(Table(mika).head(CITIES).locator(".talk-count")).to_contain_text("1")
    expect(Table(mika).statement(PLAN).locator(".talk-count")).to_contain_text("1")


def link(sol: Hand, statement: str, finding: str, stance: str) -> None:
    ident = sol.finding(finding, finding.rpartition(",")[0])
    target = f"statement:{sol.statement(statement)}"
    sol.post("evidence/links/", finding=ident, target=target, stance=stance)
