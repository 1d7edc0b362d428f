"""Somebody in a workshop at an unreliable connection, who remembers what was acknowledged.

What is not acknowledged is sent again with the same operation, as the same form would be, until it
is; now and then something that was acknowledged earlier is sent once more as well. So what is
acknowledged last is what must stand, and each thing once.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from threading import Event
from typing import Any

import httpx
from lxml import html

from segmatrix.base.ids import new_id
from tests.house.tab import Tab, words
from tests.house.visitor import Visitor
from tests.server import Server

PATIENCE = 60.0  # seconds, on a machine with other work
IMPATIENCE = 0.15  # seconds at most until a connection is lost that will be
LOST, REPEATED, CUT, TOO_MANY = 0.15, 0.1, 0.1, 0.2  # shares of what is done
MOST_TRIES = 200
MOST_THOUGHTS = 5


class Participant:
    """A guest who came in by a link, and does something again and again while a workshop goes on.

    Args:
        link: By which they come in while the workshop is under way.
        workshop: The address of its page.
        cell: The address of a cell of the matrix, where everybody may say what they like.
        luck: What they do when, the same for the same seed.

    Attributes:
        steps: Where on the axes they place things.
        said: What was acknowledged as said in the cell.
        answers: The form that was acknowledged last, by the id of its question.
        cards: What the ids on a ballot stand for.
        turns: How often they did what the phase asks for.
        lost: How many requests were given up before their answer came.
        refused: Refusals by status.
    """

    def __init__(
        self, server: Server, link: str, name: str, workshop: str, cell: str, luck: Random
    ) -> None:
        self.name, self.luck = name, luck
        self.steps: Sequence[int] = range(1, 10)
        self.visitor = Visitor(server)
        self._workshop, self._cell = workshop, cell
        self._takes = 0
        self.said: list[str] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.cards: dict[str, str] = {}
        self.turns = self.lost = 0
        self.refused: Counter[int] = Counter()
        self._acknowledged: list[tuple[str, dict[str, Any]]] = []
        self.visitor.open(link)
        self.visitor.post("/guest/", name=name, department="Sales")
        table = f"{workshop.partition('workshops/')[0]}table/"
        self.tabs = (Tab(self.visitor, workshop, "workshops"), Tab(self.visitor, table, "table"))

    @property
    def acknowledged(self) -> int:
        """How many inputs were acknowledged."""
        return len(self._acknowledged)

    @property
    def thoughts(self) -> list[str]:
        """What was acknowledged last as thought."""
        forms = [form for form in self.answers.values() if "texts" in form]
        return [text for form in forms for text in form["texts"].split("\n")]

    def leave(self) -> None:
        """Close everything."""
        for tab in self.tabs:
            tab.cut()
        self.visitor.http.close()

    def take_part(self, over: Event, pause: float) -> None:
        """Do one thing after another until it is over, at most `pause` seconds apart."""
        while not over.is_set():
            if self.luck.random() < CUT:
                self.luck.choice(self.tabs).cut()
            for tab in self.tabs:
                tab.hear()
            if self.luck.random() < 0.3:
                self.say()
            else:
                self.do_what_is_asked()
            over.wait(self.luck.uniform(0, pause))

    def say(self) -> None:
        """Say something in the cell."""
        text = self._take()
        if self._send(f"{self._cell}statements/", {"text": text}):
            self.said.append(text)

    def do_what_is_asked(self) -> None:
        """Answer a question of the present phase, put notes together, or do nothing where neither
        is asked."""
        page = self._opened(self._workshop)
        if answered := page.xpath("//ol[@class='answered-list']/li"):
            number = self.luck.randint(1, len(answered))
            page = self._opened(f"{self._workshop}?page={number}")
        for form in page.xpath("//form[@class='question-form']"):
            self._answer(form)
            self.turns += 1
        if page.xpath("//form[@id='put-notes']"):
            self._put_together(page)
            self.turns += 1

    def _answer(self, form: html.HtmlElement) -> None:
        sent = fields(form)
        if "texts" in sent:
            self._keep(form, sent | {"texts": self._thoughts(sent["question"])})
        elif form.xpath(".//input[@type='number']"):
            self._vote(form, sent)
        else:
            x, y = (str(self.luck.choice(self.steps)) for _axis in "xy")
            self._keep(form, sent | {"x": x, "y": y, "reason": self._take()})

    def _thoughts(self, question: str) -> str:
        """Return what was thought before with one thought more, or one instead of another."""
        before = self.answers.get(question, {}).get("texts", "").split("\n")
        kept = [each for each in before if each]
        if len(kept) == MOST_THOUGHTS:
            kept.remove(self.luck.choice(kept))
        return "\n".join([*kept, self._take()])

    def _vote(self, form: html.HtmlElement, sent: dict[str, Any]) -> None:
        """Spend all dots, and sometimes one too many, which must be refused."""
        budget = int(form.xpath(".//dot-ballot/@data-budget")[0])
        names = [name for name in sent if name.startswith("dots-")]
        caps = form.xpath(".//input[@type='number']/@max")
        for name in names:
            label = form.xpath(f".//label[@for='{name}']")[0]
            self.cards[name] = words(label.text_content())
        room = [name for name, cap in zip(names, caps, strict=True) for _dot in range(int(cap))]
        too_many = len(room) > budget and self.luck.random() < TOO_MANY
        dots = Counter(self.luck.sample(room, min(len(room), budget + too_many)))
        sent |= {name: str(dots[name]) for name in names} | {"reason": self._take()}
        if not too_many:
            self._keep(form, sent)
            return
        assert not self._send(form.get("action"), sent), f"{self.name} spent more than {budget}"

    def _put_together(self, page: html.HtmlElement) -> None:
        notes = page.xpath("//input[@name='note']/@value")
        if len(notes) > 1:
            (form,) = page.xpath("//form[@id='put-notes']")
            chosen = {"to": "new", "note": self.luck.sample(notes, 2)}
            self._send(form.get("action"), fields(form) | chosen)

    def _keep(self, form: html.HtmlElement, sent: dict[str, Any]) -> None:
        """Send an answer, and remember it once it is acknowledged."""
        if self._send(form.get("action"), sent):
            self.answers[sent["question"]] = sent

    def _send(self, address: str, sent: dict[str, Any]) -> bool:
        """Send a form until it is answered; tell whether it was acknowledged."""
        sent = {"operation": new_id()} | sent
        answer = self._insisted(lambda: self.visitor.post(address, follow=False, **sent))
        if not answer.is_redirect:
            assert answer.status_code < 500, f"{address}: {answer.text[:500]}"
            self.refused[answer.status_code] += 1
            return False
        self._acknowledged.append((address, sent))
        if self.luck.random() < REPEATED:
            again, earlier = self.luck.choice(self._acknowledged)
            self._insisted(lambda: self.visitor.post(again, follow=False, **earlier))
        return True

    def _opened(self, address: str) -> html.HtmlElement:
        answer = self._insisted(lambda: self.visitor.http.get(address))
        assert answer.status_code == 200, f"{address}: {answer.text[:500]}"
        return html.document_fromstring(answer.text)

    def _insisted(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        """Ask until there is an answer, over connections that are sometimes lost meanwhile."""
        for _try in range(MOST_TRIES):
            loses = self.luck.random() < LOST
            self.visitor.http.timeout = self.luck.uniform(0, IMPATIENCE) if loses else PATIENCE
            try:
                return ask()
            except httpx.TransportError:
                self.lost += 1
                time.sleep(0.05)
            finally:
                self.visitor.http.timeout = PATIENCE
        raise AssertionError(f"{self.name} gets no answer any more")

    def _take(self) -> str:
        """Return words that nobody ever says twice."""
        self._takes += 1
        return f"{self.name}, take {self._takes}"


def fields(form: html.HtmlElement) -> dict[str, Any]:
    """Return what a form would send as it stands, without the token of its page."""
    sent = dict(form.form_values())
    sent.pop("csrfmiddlewaretoken", None)
    return sent
