"""A workshop's screens by size: the room's is read from 5 m, phones are touched with a thumb."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.office import Office
from tests.house.crowd import ALL_PHASES, Host, gathered
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
    "workshop-page :is(button, a.button, input:not([type=hidden]), select, textarea, summary)",
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


def test_the_room_is_read_from_afar_and_phones_take_thumbs(
    demo: Server, screens: Callable[..., Page]
) -> None:
    with Host(demo, ALL_PHASES) as host, gathered(demo, host, people=3, seed=7) as crowd:
        crowd[0].steps, crowd[1].steps = (1,), (9,)
        room = screens(host.visitor, 1920)
        phone = screens(crowd[0].visitor, 360, touched=True)
        for phase in ALL_PHASES:
            for each in crowd:
                each.do_what_is_asked()
            if phase["kind"] == "place":  # both segments, so that there is something to talk about
                for each in crowd:
                    each.do_what_is_asked()
            if phase["kind"] == "discuss":
                host.send("//form[contains(@action, '/take-up/')]")
            phone.goto(f"{host.workshop}?page=1")
            for note in phone.locator("[type='checkbox'][name='note']").all()[:1]:
                note.check()
            assert phone.evaluate(SMALLER_TARGETS, SMALLEST_TARGET) == [], phase["title"]
            assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
            room.goto(f"{host.workshop}room/")
            assert room.evaluate(SMALLER_TEXTS, SMALLEST_TEXT) == [], phase["title"]
            host.step()
