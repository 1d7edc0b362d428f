"""The comments on one thing as its reader sees them, with what they may do."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries
from segmatrix.matrix.events.comments import OfThread
from segmatrix.matrix.queries import Anchor, ThreadView
from segmatrix.people import queries as people
from segmatrix.people.queries import MemberView
from segmatrix.people.terms import Permission
from segmatrix.review.terms import AboutKind
from segmatrix.web.actors import colleagues
from segmatrix.web.posted import text

ANCHOR_FIELDS = ("segment_id", "dimension_id", "statement_id", "placed_by")


@dataclass(frozen=True, slots=True)
class Talk:
    """Threads with what their reader may do in them.

    Attributes:
        element: The id of its element on a page.
        source: The address of its fragment, fresh.
        anchor: What a new thread here hangs on, as fields of a form.
        begins: Whether the reader may begin a thread here.
        answers: Whether the reader may answer, settle and open again.
        tidies: Whether the reader may remove what others said.
        me: The reader.
        members: Whom the reader is offered to mention.
    """

    element: str
    source: str
    threads: tuple[ThreadView, ...]
    anchor: tuple[tuple[str, str], ...]
    begins: bool
    answers: bool
    tidies: bool
    me: str
    members: tuple[MemberView, ...]

    @property
    def open(self) -> tuple[ThreadView, ...]:
        """The threads that are open."""
        return tuple(thread for thread in self.threads if thread.open)

    @property
    def settled(self) -> tuple[ThreadView, ...]:
        """The threads that are settled."""
        return tuple(thread for thread in self.threads if not thread.open)

    @property
    def objects_to(self) -> str:
        """What an objection from here is about, as part of an address; empty where none can be."""
        match self.anchor:
            case ():
                return urlencode({"about": AboutKind.MATRIX.value})
            case (("segment_id", segment_id),):
                return urlencode({"about": AboutKind.SEGMENT.value, "id": segment_id})
            case (("statement_id", statement_id),):
                return urlencode({"about": AboutKind.STATEMENT.value, "id": statement_id})
        return ""


def talk_on(matrix_id: str, anchor: Anchor, actor: Actor, *, begins: bool = True) -> Talk:
    """Return the conversation on exactly one thing, in a number of queries that does not grow.

    Args:
        begins: Whether the thing is still there to be commented on.
    """
    fields = tuple((name, value) for name in ANCHOR_FIELDS if (value := getattr(anchor, name)))
    return _talk(
        matrix_id,
        queries.threads_on(matrix_id, anchor, actor),
        actor,
        element="-".join(("threads", *_ids(anchor))),
        source=f"{reverse('comments:on', args=[matrix_id])}?{urlencode(fields)}",
        anchor=fields,
        begins=begins,
    )


def talk_of(matrix_id: str, threads: tuple[ThreadView, ...], actor: Actor, *, source: str) -> Talk:
    """Return threads on whatever they hang on, as the list of all comments shows them."""
    return _talk(
        matrix_id, threads, actor, element="threads", source=source, anchor=(), begins=False
    )


def touched(fact: OfThread) -> list[tuple[str, ...]]:
    """Return the ids of the talks that a fact about a thread changes: of its thing, and of all."""
    if fact.statement_id:
        return [(), (fact.statement_id,)]
    return [(), _ids(fact)]


def asked_anchor(given: Any) -> Anchor:
    """Return what the fields of a form or an address say that a thread hangs on."""
    return Anchor(**{name: given.get(name, "").replace("\0", "") for name in ANCHOR_FIELDS})


def posted_anchor(request: HttpRequest) -> dict[str, str]:
    """Return what a form says that a thread hangs on, as fields of an input."""
    return {name: text(request, name) for name in ANCHOR_FIELDS}


def _ids(anchor: Anchor | OfThread) -> tuple[str, ...]:
    """Return what tells the talks on a page apart; the whole matrix has a word of its own."""
    found = tuple(value for name in ANCHOR_FIELDS if (value := getattr(anchor, name)))
    return found or ("matrix",)


def _talk(
    matrix_id: str, threads: tuple[ThreadView, ...], actor: Actor, *, begins: bool, **more: Any
) -> Talk:
    may = people.permissions(actor, matrix_id)
    answers = Permission.COMMENT in may
    return Talk(
        threads=threads,
        begins=begins and answers,
        answers=answers,
        tidies=answers and Permission.FACILITATE in may,
        me=actor.member_id,
        members=tuple(colleagues(matrix_id, actor)) if answers else (),
        **more,
    )
