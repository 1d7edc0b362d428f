"""What somebody gets by every door of the application: pages, files, answers, sockets, mail, logs.

The addresses are read from the application itself. One that takes what nobody has said anything
about is not walked past: `standing` says of every parameter what stands for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import chain
from logging import LogRecord

from django.core import mail
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from segmatrix.activity.queries import last_number
from segmatrix.base import clock
from segmatrix.inbox.queries import notices
from segmatrix.inbox.tasks import ask_for_digests
from segmatrix.jobs.actions import work_off
from segmatrix.live import rendering
from segmatrix.live.news import gather
from tests.cast import COLLEAGUES
from tests.laws import forgotten
from tests.rounds.circle import Circle
from tests.web.places import Address, addresses

NOTHING = "nothingthere0000"
NEW_EVERY_TIME = re.compile(
    rb'name="(csrfmiddlewaretoken|operation|csrf-token)"[^>]*(value|content)="[^"]*"'
    rb'|content="\w{64}"|(notices/|id="notice-|id="mark-|name="notice" value=")\w{16}'
    rb"|<dc[\w:]*>[^<]*|/(ID|CreationDate|ModDate)[^\n]*|sample\d+"
)
ID = re.compile(rb"\b[0-9a-hjkmnp-tv-z]{16}\b")

TELLING = ("rounds:reveal", "workshops:forward")
"""What shows everybody what was answered, and is there for that."""

WRITING_NOTHING = ("exa", "fara", "ana", "vic")
"""Whose mail is read: in no script they answer anything, so what waits for them is the same."""

OF_ROUNDS = ("round_id", "workshop_id", "talk_id")
OF_ELSEWHERE = (
    *("absence_id", "alias_id", "code", "contact_id", "customer_id", "dataset_id", "deputy_id"),
    *("document_id", "invitation_id", "lineage_id", "link_id", "list_id", "meeting_id"),
    *("objection_id", "observation_id", "pulse_id", "review_id", "scaffold_id", "source_id"),
    *("stakeholder_id", "step_id", "token", "uidb36", "voice_id", "wording_id"),
)
"""What knows nothing of rounds; where there is none of it, the page says so.

Of the rooms above `rounds`, the inbox, the gate and the search ask it for anything, beside
workshops: notices, the gate and what is found are there. The others stand below, or never ask.
"""


def standing(circle: Circle, **more: str) -> dict[str, object]:
    """Return what stands for each parameter of addresses, made in the matrix where it is missing.

    Args:
        more: The round, and the workshop if there is one.
    """
    bench = circle.bench
    statement = bench.statement(circle.banks, "They ask three times")
    comment = bench.comment("Is that so?")
    return {
        **dict.fromkeys((*OF_ROUNDS, *OF_ELSEWHERE), NOTHING),
        "notice_id": notices(circle.cast.exa).notices[0].id,
        "matrix_id": circle.id,
        "workspace_id": circle.cast.exa.workspace_id,
        "segment_id": circle.banks,
        "dimension_id": bench.dimension["goals"],
        "member_id": circle.cast.sol.member_id,
        "statement_id": statement,
        "kind": "statement",
        "target_id": statement,
        "key": bench.findings.open[0].key,
        "thread_id": comment.thread_id,
        "comment_id": comment.comment_id,
        "question_id": bench.ask(circle.banks, asked_department="Sales"),
        "proposal_id": bench.propose(circle.banks, "They ask four times"),
        "persona_id": bench.persona(circle.banks, "Helene"),
        "slot": "x",
        "step": "review",
        "number": 1,
        "version": 1,
        **more,
    }


class Doors:
    """Every door, as it is open to who may see most, and to others who may see less.

    Args:
        circle: Whose round it is.
        browser: Where Exa is signed in, who owns the workspace.
        others: Where others are, by their names. They look at all pages and files of the matrix and
            search it.
        rounds: Which rounds are looked at; the first stands wherever an address takes one.
        words: What is looked for in searches.
        more: What stands for other parameters (`standing`).
    """

    def __init__(
        self,
        circle: Circle,
        browser: Client,
        others: Mapping[str, Client],
        rounds: Sequence[str],
        words: Sequence[str],
        **more: str,
    ) -> None:
        self._circle, self._rounds, self._words = circle, rounds, words
        self._browser, self._others = browser, others
        self._things = things = standing(circle, round_id=rounds[0], **more)
        self._addresses = addresses()
        asked = {name for address in self._addresses for name in address.parameters}
        assert asked <= things.keys(), f"say in `standing` what stands for {asked - things.keys()}"
        self._methods = {each: methods(each) for each in self._addresses if each.is_of_something}
        members = (getattr(circle.cast, part.key).member_id for part in COLLEAGUES)
        self._known = {str(each).encode() for each in (*things.values(), *members)}
        self._before = last_number(f"matrix:{circle.id}")

    def said(self, logged: list[LogRecord]) -> dict[str, bytes]:
        """Return all bytes that come by any door, by the door.

        Args:
            logged: What was logged at INFO, to which the doors themselves add.
        """
        own = chain(self._pages(), self._searches(self._browser), self._sockets(), self._mail())
        heard = dict(chain(own, self._of_others()))
        heard["logs"] = "\n".join(record.getMessage() for record in logged).encode()
        return {door: NEW_EVERY_TIME.sub(b"", body) for door, body in heard.items()}

    def answers(self) -> dict[str, bytes]:
        """Return what is answered to all that can be sent, each of it taken back again.

        It is sent about what there is: who sends something about nothing hears that.
        """
        return {
            f"{address.name}, sent": self._still(self._sent(address))
            for address in self._addresses
            if address.is_of_something and address.name not in TELLING
            if "POST" in self._methods[address] and not set(address.parameters) & set(OF_ELSEWHERE)
        }

    def _pages(self) -> Iterator[tuple[str, bytes]]:
        for address in self._addresses:
            if not address.is_of_something:
                yield address.name, self._still(body_of(self._browser.get(address.at({}))))
            else:
                yield from self._shown(address, self._browser)

    def _shown(self, address: Address, browser: Client) -> Iterator[tuple[str, bytes]]:
        """Yield what is at an address of something, if it can be asked for, of each round."""
        if "GET" in self._methods[address]:
            for round_id in self._rounds if "round_id" in address.parameters else [""]:
                place = address.at(self._things | {"round_id": round_id})
                yield f"{address.name} {round_id}", body_of(browser.get(place))

    def _of_others(self) -> Iterator[tuple[str, bytes]]:
        """Yield what others find in the matrix, of whom each may see something else."""
        of_it = [
            address
            for address in self._addresses
            if "matrix_id" in address.parameters and not set(address.parameters) & set(OF_ELSEWHERE)
        ]
        for who, browser in self._others.items():
            shown = chain.from_iterable(self._shown(address, browser) for address in of_it)
            for door, body in chain(shown, self._searches(browser)):
                yield f"{who}: {door}", body

    def _searches(self, browser: Client) -> Iterator[tuple[str, bytes]]:
        for word in self._words:
            found = browser.get(f"/m/{self._circle.id}/search/", {"q": word})
            yield f"search for {word}", found.content

    def _sockets(self) -> Iterator[tuple[str, bytes]]:
        """Yield what a page of each view gets that knows nothing yet, and one that was open."""
        now, reader = last_number(f"matrix:{self._circle.id}"), self._circle.cast.exa
        for view in rendering.views():
            audience = rendering.Audience(self._circle.id, view, "en")
            yield f"all of {view} by a socket", gather(audience, 0, 10_000, reader).html.encode()
            news = gather(audience, self._before, now, reader)
            yield f"news of {view} by a socket", news.frame.encode()

    def _mail(self) -> Iterator[tuple[str, bytes]]:
        """Yield what has been sent, and the digests of the next morning."""
        with clock.at(clock.now() + timedelta(days=1)):
            ask_for_digests()
            work_off()
        readers = {who: self._circle.cast.user(who).email for who in WRITING_NOTHING}
        sent = sorted((each.to[0], each.subject, each.body) for each in mail.outbox)
        mail.outbox.clear()
        for who, to in readers.items():
            yield f"mail to {who}", str([each for each in sent if each[0] == to]).encode()

    def _sent(self, address: Address) -> bytes:
        """Return what is answered to a form of this address, filled in as far as all forms go."""
        place = address.at(self._things)
        area = address.name.partition(":")[0]
        view = area if rendering.is_view(area) else "rounds"
        headers = {"HX-Request": "true", "Segmatrix-View": view}
        form = {"name": "A name", "text": "A text", "reason": "Because", "x": "5", "y": "5"}
        with forgotten():
            return body_of(self._browser.post(place, form, headers=headers))

    def _still(self, body: bytes) -> bytes:
        """Return it without the ids of what was made just now."""
        return ID.sub(
            lambda id: id[0] if id[0] in self._known else b"", NEW_EVERY_TIME.sub(b"", body)
        )


@cache
def methods(address: Address) -> str:
    """Return how an address can be asked for, which its view says before it does anything."""
    found = resolve(address.at({"version": 1, "number": 1}))
    answer = found.func(RequestFactory().options("/"), *found.args, **found.kwargs)
    return str(answer.headers.get("Allow", "GET"))


def body_of(answer: HttpResponse) -> bytes:
    """Return what an answer says, with what its head says of the matter."""
    body = b"".join(answer) if answer.streaming else answer.content
    head = [(name, answer[name]) for name in ("Location", "Segmatrix-Written") if name in answer]
    return f"{answer.status_code} {head}".encode() + body
