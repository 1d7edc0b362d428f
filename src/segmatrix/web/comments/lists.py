"""All comments of a matrix on one page: open ones, settled ones, one's own, and by segment."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries
from segmatrix.matrix.queries import Sought, ThreadPage
from segmatrix.web.actors import actor_on, framed
from segmatrix.web.comments.talks import talk_of
from segmatrix.web.posted import usable_page

OPEN, SETTLED, BOTH = "open", "settled", "all"
STATES: dict[str, tuple[Promise, bool | None]] = {
    OPEN: (_("Open"), True),
    SETTLED: (_("Settled"), False),
    BOTH: (_("All"), None),
}
EVERYBODY, MINE, MENTIONING = "", "mine", "mentioning"
WHOSE: dict[str, Promise] = {
    EVERYBODY: _("Everybody’s"),
    MINE: _("I take part"),
    MENTIONING: _("Mentioning me"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list, as a link.

    Attributes:
        query: What its address asks.
        chosen: Whether the list is narrowed so.
    """

    label: Any
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the list asks for; what it asks wrongly is not asked.

    Attributes:
        thread_id: One thread alone, that a link leads to; empty for the list.
    """

    state: str
    whose: str
    segment_id: str
    page: int
    thread_id: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read it from the address."""
        asked = request.GET
        state, whose = asked.get("state", OPEN), asked.get("whose", EVERYBODY)
        return cls(
            state=state if state in STATES else OPEN,
            whose=whose if whose in WHOSE else EVERYBODY,
            segment_id=asked.get("segment", "").replace("\0", ""),
            page=usable_page(request),
            thread_id=asked.get("thread", "").replace("\0", ""),
        )

    def query(self, **other: Any) -> str:
        """Return the question as part of an address, with some of it asked otherwise."""
        now = {"state": self.state, "whose": self.whose, "segment": self.segment_id} | other
        usual = {"state": OPEN, "whose": EVERYBODY, "segment": "", "page": 1}
        return urlencode({name: value for name, value in now.items() if value != usual[name]})

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than all that is open."""
        return bool(self.whose or self.segment_id or self.state == SETTLED)


@require_GET
def all_comments(request: HttpRequest, matrix_id: str) -> HttpResponse:
    """List the threads of a matrix, the one with the newest comment first."""
    actor = actor_on(request, matrix_id)
    asked = Asked.of(request)
    found = _found(matrix_id, asked, actor)
    segments = queries.segments(matrix_id, actor)
    context = {
        "asked": asked,
        "found": found,
        "talk": talk_of(matrix_id, found.threads, actor, source=request.get_full_path()),
        "states": [
            Choice(label, asked.query(state=state), state == asked.state)
            for state, (label, _open) in STATES.items()
        ],
        "whose": [
            Choice(label, asked.query(whose=whose), whose == asked.whose)
            for whose, label in WHOSE.items()
        ],
        "segments": segments,
        "earlier": asked.query(page=found.page - 1) if found.page > 1 else None,
        "later": asked.query(page=found.page + 1) if found.page < found.pages else None,
        "listing": True,
        "sheet_matrix_id": matrix_id,
        "next": request.get_full_path(),
    }
    if request.htmx:
        return render(request, "segmatrix/comments/_list.html", context)
    context |= framed(actor, queries.matrix(matrix_id, actor), "comments")
    return render(request, "segmatrix/comments/page.html", context)


def _found(matrix_id: str, asked: Asked, actor: Actor) -> ThreadPage:
    if asked.thread_id:
        return ThreadPage((queries.thread(matrix_id, asked.thread_id, actor),), 1, 1)
    sought = Sought(
        open=STATES[asked.state][1],
        mine=asked.whose == MINE,
        mentioning_me=asked.whose == MENTIONING,
        segment_id=asked.segment_id,
    )
    return queries.threads(matrix_id, sought, actor, page=asked.page)
