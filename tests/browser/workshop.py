"""A whole workshop in twelve browsers: who leads, the room's screen, two colleagues, guests.

It is told once, for one server and for two: all addresses in it are those of whichever is asked.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from tests.browser.office import Matrix, Office
from tests.house.visitor import found

MARKED = "Zanzibar"
GUESTS = ("Nora", "Omar", "Lena", "Tom", "Uma", "Vera", "Wim", "Xenia")
ALIKE = ("Know the risk before the storm", "Know the risk before a storm comes")
DAYS = {"days": "7"}

# What is filled into the plan, phase by phase.
PHASES: tuple[dict[str, str], ...] = (
    {"kind": "reflect", "title": "Think", "prompt": "What do they want?", "dimension": "goals"},
    {"kind": "group", "title": "Sort"},
    {"kind": "vote", "title": "Weigh", "budget": "3", "cap": "2"},
    {"kind": "place", "title": "Place", "asks": "place"},
    {"kind": "discuss", "title": "Talk", "each": "5"},
    {"kind": "agree", "title": "Settle"},
)


# Kept in the window, since what a page was told is gone once it goes on to another.
LISTEN = """
(() => {
  const heard = () => sessionStorage.getItem("heard") ?? "";
  const keep = (text) => sessionStorage.setItem("heard", heard() + text);
  addEventListener("pagehide", () => keep(document.documentElement.outerHTML));
  const { fetch } = window;
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    answer.clone().text().then(keep);
    return answer;
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (...asked) {
    this.addEventListener("load", () => keep(this.responseText));
    return open.apply(this, asked);
  };
})();
"""


def planned(
    office: Office, matrix: Matrix, phases: Sequence[dict[str, str]], identity: str = "anonymous"
) -> str:
    """Plan a workshop for all colleagues, which Fara leads, and return its address."""
    said = {
        f"phase-{number}-{name}": value
        for number, phase in enumerate(phases)
        for name, value in phase.items()
    }
    fara = office.visitors["fara"]
    new = f"{matrix.address}workshops/new/"
    people = re.findall(r'name="people" value="(\w+)"', fara.open(f"{new}?agenda=placement"))
    frame = {"name": "Kick-off", "abstain": "on", "identity": identity, "profile": "near"}
    made = fara.post(new, **frame, **said, people=people)
    return found(r"/m/\w+/workshops/\w+/", str(made.url))


class Ear:
    """All that a browser is told: pages, fragments, and what comes by sockets."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._frames: list[str] = []
        page.add_init_script(LISTEN)
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self._frames.append(str(frame)))

    def words(self) -> str:
        """Return everything that came so far."""
        kept = self._page.evaluate("sessionStorage.getItem('heard') ?? ''")
        return "\n".join([kept, self._page.content(), *self._frames])


class Workshop:
    """The workshop of a matrix of the office, and who is in it by name.

    Args:
        contexts: Makes the browsers of separate people, by turns at each server.
    """

    def __init__(
        self, office: Office, matrix: Matrix, contexts: Callable[[int], BrowserContext]
    ) -> None:
        self.office, self.matrix, self.contexts = office, matrix, contexts
        self.pages: dict[str, Page] = {}
        self.ears: dict[str, Ear] = {}
        self.address = planned(office, matrix, PHASES)
        self._link = self._guest_link()

    @property
    def fara(self) -> Page:
        return self.pages["fara"]

    def come_in(self) -> None:
        """Let everybody in: who leads begins, and guests come by the link."""
        for who, width in (("fara", 1440), ("room", 1920), ("sol", 390), ("mika", 1024)):
            page = self._opened(who, width)
            page.context.add_cookies(self.office.cookies("fara" if who == "room" else who))
            page.goto(f"{self.address}room/" if who == "room" else self.address)
            if who == "fara":
                page.click("#begin-workshop")
                expect(page.locator("#step-forward")).to_be_visible()
        for name in GUESTS:
            page = self._opened(name, 360)
            page.goto(self._link)
            page.get_by_label("Your name").fill(name)
            page.get_by_label("Department").fill("Sales")
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Think")).to_be_visible()

    def think(self) -> None:
        """Let three write alone; two of them press the button, one only types."""
        for name, text in zip(("sol", "Nora"), ALIKE, strict=True):
            self.pages[name].get_by_label("One thought in a line").fill(text)
            self.pages[name].get_by_role("button", name="Save and go on").click()
        omar = self.pages["Omar"]
        omar.get_by_label("One thought in a line").fill(f"{MARKED} is theirs")
        expect(omar.get_by_text("Saved.")).to_be_visible()
        for name in ("sol", "Nora"):
            self.pages[name].click("#say-ready")
        expect(self.pages["room"].get_by_text(re.compile("2 of .* ready"))).to_be_visible()
        expect(self.fara.get_by_text(re.compile("3 of .* have answered"))).to_be_visible()

    def others(self, *names: str) -> Iterator[tuple[str, Page]]:
        """Yield everybody but these."""
        return ((name, page) for name, page in self.pages.items() if name not in names)

    def forward(self, title: str) -> None:
        """Step on, and see everybody go along."""
        self.fara.click("#step-forward")
        for page in self.pages.values():
            expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()

    def sort(self) -> None:
        """Put what says the same together, on one page and seen on all."""
        mika = self.pages["mika"]
        for words in ALIKE:
            mika.get_by_role("checkbox", name=words).check()
        mika.get_by_role("button", name="Put together in a new group").click()
        for name in ("fara", "Wim"):
            expect(self.pages[name].locator(".board-group")).to_have_count(1)

    def weigh(self) -> None:
        """Let two spend their dots."""
        for name in ("sol", "Lena"):
            page = self.pages[name]
            more = page.locator("button[data-step='1']").first
            more.click()
            more.click()
            page.get_by_role("button", name="Save and go on").click()
            expect(page.get_by_text("That was all.")).to_be_visible()

    def place(self) -> None:
        """Let six place the first segment far apart."""
        for name, step in zip(("sol", "mika", *GUESTS[:4]), (1, 9, 2, 8, 1, 9), strict=True):
            page = self.pages[name]
            page.locator(f'.spot[data-x="{step}"][data-y="5"]').click()
            page.get_by_label("Why?").fill(f"{name} has seen it")
            page.get_by_role("button", name="Save and go on").click()
            expect(
                page.get_by_text("1 question is left").or_(page.get_by_text("Question 2")).first
            ).to_be_visible()

    def talk(self) -> None:
        """Take up what lies farthest apart, and write down what is said."""
        self.fara.get_by_role("button", name="Begin the talk").click()
        for name in ("room", "Uma"):
            expect(self.pages[name].get_by_text("Banks").first).to_be_visible()

    def settle(self) -> None:
        """Settle a place, and put what a group says into the matrix."""
        self.fara.get_by_role("button", name=re.compile("Settle here.*Banks")).click()
        expect(self.fara.get_by_text("1 of 2 settled.")).to_be_visible()
        self.fara.get_by_role("button", name="Write it there").first.click()
        expect(self.fara.get_by_role("button", name=re.compile("Open again"))).to_be_visible()
        expect(self.pages["Uma"].get_by_text("1 of 2 settled.")).to_be_visible()

    def _opened(self, who: str, width: int) -> Page:
        page = self.contexts(width).new_page()
        self.pages[who], self.ears[who] = page, Ear(page)
        return page

    def _guest_link(self) -> str:
        link = {"role": "contributor", "department": "", **DAYS}
        made = self.office.visitors["fara"].post(f"{self.matrix.address}guests/make/", **link)
        return found(r"/g/[\w-]+/", found(r"http://[^\"\s<]+/g/[\w-]+/", made.text))
