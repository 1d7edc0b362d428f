"""Many people in one workshop at once, and whether it holds what was acknowledged to them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from threading import Event
from typing import Self

from lxml import html

from tests.house.participant import Participant, fields
from tests.house.tab import number_of, words
from tests.house.visitor import Visitor, found
from tests.server import Server
from tests.waiting import until

SEGMENTS = ("Banks", "Insurers")
BUDGET, CAP = 5, 3
PHASES: tuple[dict[str, str], ...] = (
    {"kind": "reflect", "title": "Think", "prompt": "What do they want?", "dimension": "goals"},
    {"kind": "group", "title": "Sort"},
    {"kind": "vote", "title": "Weigh", "budget": str(BUDGET), "cap": str(CAP)},
    {"kind": "place", "title": "Place", "asks": "place"},
)
ALL_PHASES = (
    *PHASES,
    {"kind": "discuss", "title": "Talk", "each": "5"},
    {"kind": "agree", "title": "Settle"},
)


@dataclass(frozen=True)
class Tally:
    """What a crowd did: inputs that were acknowledged, and what went wrong on the way to that."""

    acknowledged: int
    lost: int
    refused: Counter[int]


class Host:
    """Who leads a workshop, from its plan to its end. A context manager.

    Args:
        phases: What is filled into the plan, phase by phase.
    """

    def __init__(self, server: Server, phases: Sequence[dict[str, str]] = PHASES) -> None:
        self.visitor = Visitor(server)
        self.visitor.sign_up("fara@harbourlight.test")
        workspace = self.visitor.found_workspace()
        made = self.visitor.post(f"{workspace}matrices/new/", name="Customers", unit="account")
        self.matrix = found(r"/m/\w+/", str(made.url))
        for name in SEGMENTS:
            self.visitor.post(f"{self.matrix}segments/", name=name, tier="primary")
        self.workshop = self._planned(phases)
        self.visitor.post(f"{self.workshop}begin/")
        self.link = self._guest_link()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.visitor.http.close()

    @property
    def cell(self) -> str:
        """The address of a cell that holds statements, the fourth row of the first segment."""
        page = self.visitor.open(f"{self.matrix}table/")
        segment, goals = re.findall(r'id="cell-(\w+)-(\w+)"', page)[3 * len(SEGMENTS)]
        return f"{self.matrix}cells/{segment}/{goals}/"

    def page(self, address: str = "") -> html.HtmlElement:
        """Return a page, that of the workshop where none is named."""
        return html.document_fromstring(self.visitor.open(address or self.workshop))

    def step(self) -> None:
        """Go on to the next phase."""
        self.send("//form[@data-steps]")

    def send(self, form: str, **typed: str) -> None:
        """Fill in the first such form of the workshop's page and send it."""
        found_one = self.page().xpath(form)[0]
        answer = self.visitor.post(found_one.get("action"), **(fields(found_one) | typed))
        assert answer.status_code == 200, html.document_fromstring(answer.text).findtext(".//h1")

    def _planned(self, phases: Sequence[dict[str, str]]) -> str:
        said = {
            f"phase-{number}-{name}": value
            for number, phase in enumerate(phases)
            for name, value in phase.items()
        }
        new = f"{self.matrix}workshops/new/?agenda=placement"
        people = re.findall(r'name="people" value="(\w+)"', self.visitor.open(new))
        frame = {"name": "Kick-off", "abstain": "on", "identity": "named", "profile": "near"}
        made = self.visitor.post(new, **frame, **said, people=people)
        return found(r"/m/\w+/workshops/\w+/", str(made.url))

    def _guest_link(self) -> str:
        link = {"role": "contributor", "department": "", "days": "7"}
        made = self.visitor.post(f"{self.matrix}guests/make/", **link)
        return found(r"/g/[\w-]+/", found(r"http://[^\"\s<]+/g/[\w-]+/", made.text))


@contextmanager
def gathered(server: Server, host: Host, people: int, seed: int) -> Iterator[list[Participant]]:
    """Let as many guests come in, for as long as the block lasts."""
    crowd: list[Participant] = []
    try:
        for number in range(people):
            luck, name = Random(f"{seed} {number}"), f"Guest {number + 1}"
            crowd.append(Participant(server, host.link, name, host.workshop, host.cell, luck))
        yield crowd
    finally:
        for each in crowd:
            each.leave()


def hold(server: Server, *, people: int, seconds: float, pause: float, seed: int) -> Tally:
    """Hold a workshop of so many people and seconds, and find that it kept what it acknowledged.

    Everybody does things side by side and at most `pause` seconds apart. Whoever leads steps on
    when the time of a phase is over and everybody had a turn in it, whatever they are at.
    """
    with (
        Host(server) as host,
        gathered(server, host, people, seed) as crowd,
        ThreadPoolExecutor(people) as hands,
    ):
        over = Event()
        at_work = [hands.submit(each.take_part, over, pause) for each in crowd]
        try:
            for phase in PHASES:
                over.wait(seconds / len(PHASES))
                _let_all_have_turns(crowd, at_work)
                if phase["kind"] == "group":
                    find_notes(host, crowd)
                host.step()
        finally:
            over.set()
        for each in at_work:
            each.result()
        find_all(host, crowd)
        return Tally(
            acknowledged=sum(each.acknowledged for each in crowd),
            lost=sum(each.lost for each in crowd),
            refused=sum((each.refused for each in crowd), Counter()),
        )


def find_all(host: Host, crowd: Sequence[Participant]) -> None:
    """Find everything that was acknowledged once, no budget exceeded, and all pages the same."""
    find_statements(host, crowd)
    find_answers(host, crowd)
    find_true_pages(host, crowd)
    find_same_end(crowd)


def find_notes(host: Host, crowd: Sequence[Participant]) -> None:
    """Find each thought that was acknowledged last as one note on the board."""
    notes = host.page().xpath("//li[contains(@class, 'board-note')]//span/text()[1]")
    thought = [text for each in crowd for text in each.thoughts]
    assert sorted(map(words, notes)) == sorted(thought), "the board is not what people thought"


def find_statements(host: Host, crowd: Sequence[Participant]) -> None:
    """Find each statement that was acknowledged once in its cell."""
    listed = host.page(host.cell).xpath("//ul[@class='drawer-list']/li/a")
    said = [text for each in crowd for text in each.said]
    assert sorted(words(each.text_content()) for each in listed) == sorted(said), (
        "the cell is not what people said"
    )


def find_answers(host: Host, crowd: Sequence[Participant]) -> None:
    """Find in the results what each answered last, and no more dots than anybody has."""
    rounds = host.page().xpath("//section[@aria-labelledby='came-to']//a/@href")
    pages = [host.page(each) for each in rounds if "/rounds/" in each]
    results = {each.get("id"): each for page in pages for each in page.xpath("//article")}
    for ident in {question for each in crowd for question in each.answers}:
        result = results[f"result-{ident}"]
        given = [each.answers[ident] for each in crowd if ident in each.answers]
        reasons = result.xpath(".//blockquote/p")
        expected = [form["reason"] for form in given if "reason" in form]
        assert sorted(words(each.text_content()) for each in reasons) == sorted(expected)
        _find_places(result, given)
        _find_dots(result, given, crowd)


def _find_places(result: html.HtmlElement, given: list[dict[str, str]]) -> None:
    """Find each place where its author put the segment last."""
    placed = {form["reason"]: [form["x"], form["y"]] for form in given if "x" in form}
    for quoted in result.xpath(".//blockquote") if placed else []:
        where, _comma, _name = words(quoted.find("footer").text_content()).rpartition(", Guest")
        assert re.findall(r"\d", where) == placed[words(quoted.find("p").text_content())]


def _find_dots(
    result: html.HtmlElement, given: list[dict[str, str]], crowd: Sequence[Participant]
) -> None:
    """Find as many dots on each card as were put there last."""
    cards = {ident: card for each in crowd for ident, card in each.cards.items()}
    put: Counter[str] = Counter()
    for form in given:
        dots = {name: int(form[name]) for name in form if name.startswith("dots-")}
        assert sum(dots.values()) <= BUDGET
        for name, number in dots.items():
            put[cards[name]] += number
    shown: Counter[str] = Counter()
    for row in result.xpath(".//ol[@class='result-dots']/li"):
        shown[words(row.find("span").text_content())] += int(row.xpath("string(.//strong)") or 0)
    assert shown == put, "dots are not where they were put"


def find_true_pages(host: Host, crowd: Sequence[Participant]) -> None:
    """Find the pages of all, which were kept true by news, at the newest number and as fetched."""
    newest = number_of(host.page())
    tabs = [tab for each in crowd for tab in each.tabs]
    until(lambda: _caught_up(tabs, newest), "every page hears all of it")
    for number, element in enumerate(("workshops-heard", "matrix-table")):
        kept = [each.tabs[number] for each in crowd]
        fetched = kept[0].fresh_lines(element)
        assert all(tab.lines(element) == fetched for tab in kept), "a page is not true"


def find_same_end(crowd: Sequence[Participant]) -> None:
    """Find that the workshop has ended the same for all."""
    ends = [each.tabs[0].fresh_lines("main") for each in crowd]
    assert all(end == ends[0] for end in ends), "two people see a different end"


def _let_all_have_turns(crowd: Sequence[Participant], at_work: Sequence[Future[None]]) -> None:
    """Wait until everybody has had one turn more; fail with whoever failed at it."""
    before = [each.turns for each in crowd]

    def had() -> bool:
        for each in at_work:
            if each.done():
                each.result()
        return all(each.turns > turns for each, turns in zip(crowd, before, strict=True))

    until(had, "everybody has a turn")


def _caught_up(tabs: Sequence, newest: int) -> bool:
    for tab in tabs:
        tab.hear()
    return all(tab.number == newest for tab in tabs)
