"""A workshop's screens in all of its phases, as who leads, who takes part and the room see them.

The room's is read from 5 m, phones are touched with a thumb, and none has what axe calls serious.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.office import Office
from tests.browser.test_every_page import AXE, COLOURS, FOUND, grave
from tests.house.crowd import ALL_PHASES, Host, gathered
from tests.house.participant import Participant
from tests.house.visitor import Visitor
from tests.server import Server

SMALLEST_TEXT, SMALLEST_TARGET = 32, 44  # px, from the design of these screens
SMALLER_TEXTS = """(least) => {
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const { width, height } = range.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize);
    const said = texts.currentNode.textContent.trim();
    if (said && width > 1 && height > 1 && size < least) found.add(`${said}: ${size}`);
  }
  return [...found];
}"""
# Nine steps stand side by side, so that a phone has no room for more than their height.
SMALLER_TARGETS = """(least) => {
  const found = [];
  for (const each of document.querySelectorAll(
    "main :is(button, a.button, input:not([type=hidden]), select, textarea, summary)",
  )) {
    const target = each.matches("label > input") ? each.parentElement : each;
    const { width, height } = target.getBoundingClientRect();
    const shown = each.checkVisibility() && width > 2; // not only for who hears it
    const narrow = width < least && !target.closest(".steps, .plane");
    if (shown && (height < least || narrow)) {
      found.push(`${each.tagName} ${target.textContent.trim()}: ${width} x ${height}`);
    }
  }
  return found;
}"""

SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.querySelector(".main");
  return scrollWidth - clientWidth + document.documentElement.scrollWidth - innerWidth;
}"""

PLANE_IN_SIGHT = """() => {
  const edges = (selector) => document.querySelector(selector).getBoundingClientRect();
  const plane = edges(".plane");
  return edges(".main").top <= plane.top && plane.bottom <= edges(".answer-bar").top;
}"""


@pytest.fixture
def screens(chromium: Browser, demo: Server, office: Office) -> Iterator[Callable[..., Page]]:
    """Show somebody's screen: `screens(visitor, 360, touched=True)`."""
    made: list[BrowserContext] = []

    def show(visitor: Visitor, width: int, *, touched: bool = False) -> Page:
        size = {"width": width, "height": 1080 if width > 1000 else 640}
        made.append(
            chromium.new_context(
                base_url=demo.url, viewport=size, has_touch=touched, is_mobile=touched
            )
        )
        made[-1].add_cookies(office.cookies(visitor))
        return made[-1].new_page()

    yield show
    for each in made:
        each.close()


def test_the_room_is_read_from_afar_phones_take_thumbs_and_all_serve_everybody(
    demo: Server, screens: Callable[..., Page]
) -> None:
    with Host(demo, ALL_PHASES) as host, gathered(demo, host, people=3, seed=7) as crowd:
        crowd[0].steps, crowd[1].steps = (1,), (9,)
        leads, room = screens(host.visitor, 1440), screens(host.visitor, 1920)
        phone = screens(crowd[0].visitor, 360, touched=True)
        for phase in ALL_PHASES:
            do(phase["kind"], host, crowd)
            leads.goto(host.workshop)
            phone.goto(f"{host.workshop}?page=1")
            if phase["kind"] == "place":
                phone.wait_for_function(PLANE_IN_SIGHT)
            for note in phone.locator("[type='checkbox'][name='note']").all()[:1]:
                note.check()
            room.goto(f"{host.workshop}room/")
            look_at(leads, room, phone, phase["title"])
            host.step()
        leads.goto(host.workshop)
        phone.goto(f"{host.workshop}mine/")
        look_at(leads, room, phone, "the end")


def test_a_round_and_a_workshop_are_planned_by_thumb(
    office: Office, screens: Callable[..., Page]
) -> None:
    matrix = office.matrix("Banks", "Insurers")
    phone = screens(office.visitors["fara"], 360, touched=True)
    for page in ("rounds/", "rounds/new/", "workshops/new/", "workshops/new/?agenda=half-day"):
        phone.goto(matrix.address + page)
        phone.evaluate(
            "document.querySelectorAll('main details').forEach((fold) => fold.open = true)"
        )
        assert phone.evaluate(SMALLER_TARGETS, SMALLEST_TARGET) == [], page
        assert phone.evaluate(SIDEWAYS) == 0, f"a phone shows it without scrolling sideways: {page}"


def do(kind: str, host: Host, crowd: list[Participant]) -> None:
    """Do what a phase is for, so that its screens have something to show."""
    for each in crowd:
        each.do_what_is_asked()
    if kind == "place":  # both segments, so that there is something to talk about
        for each in crowd:
            each.do_what_is_asked()
    if kind == "discuss":
        host.send("//form[contains(@action, '/take-up/')]")


def look_at(leads: Page, room: Page, phone: Page, when: str) -> None:
    """Look at the three screens by size, and at how they serve everybody."""
    assert phone.evaluate(SMALLER_TARGETS, SMALLEST_TARGET) == [], when
    desk = leads.viewport_size
    leads.set_viewport_size({"width": 360, "height": 640})
    for page in (leads, phone):
        assert page.evaluate(SIDEWAYS) == 0, f"a phone shows it without scrolling sideways, {when}"
    leads.set_viewport_size(desk)
    assert room.evaluate(SMALLER_TEXTS, SMALLEST_TEXT) == [], when
    assert room.evaluate("document.documentElement.scrollHeight <= innerHeight"), when
    for page in (leads, room, phone):
        page.evaluate(AXE)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        assert grave(page, FOUND) == [], when
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        assert grave(page, COLOURS) == [], when
