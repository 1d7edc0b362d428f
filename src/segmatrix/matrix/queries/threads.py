"""Which threads there are of a matrix, one by one and by what is sought of them."""

from dataclasses import dataclass

from django.db.models import Exists, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.models import Thread
from segmatrix.matrix.queries.comments import (
    ThreadView,
    comments_standing,
    threads_standing,
    views,
)

PAGE = 20
"""Threads on one page of the list."""


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Some threads of many, the one with the newest comment first.

    Attributes:
        total: How many there are on all pages.
        page: Which page this is, counted from 1.
    """

    threads: tuple[ThreadView, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sought:
    """Which threads are looked for; all that is asked must hold.

    Attributes:
        open: True for open threads, False for settled ones, None for both.
        mine: Only those in which the reader has said something.
        mentioning_me: Only those that mention the reader.
        segment_id: Only those on a segment, its cells, statements and placements.
        dimension_id: Only those on a row's cells and statements; with `segment_id` one cell's.
    """

    open: bool | None = None
    mine: bool = False
    mentioning_me: bool = False
    segment_id: str = ""
    dimension_id: str = ""


def thread(matrix_id: str, thread_id: str, actor: Actor) -> ThreadView:
    """Return one thread."""
    matrix = access.matrix(matrix_id, actor)
    row = access.thread(matrix, thread_id)
    return views(threads_standing(matrix.pk).filter(pk=row.pk), matrix_id, actor)[0]


def threads_on(matrix_id: str, anchor: Anchor, actor: Actor) -> tuple[ThreadView, ...]:
    """Return the threads that hang on exactly this thing, oldest first."""
    matrix = access.matrix(matrix_id, actor)
    anchor.kind  # noqa: B018 -- refuses what is no one thing
    rows = threads_standing(matrix.pk).filter(
        segment=anchor.segment_id or None,
        dimension=anchor.dimension_id or None,
        statement=anchor.statement_id or None,
        placed_by=anchor.placed_by,
    )
    return views(rows.order_by("started_at", "pk"), matrix_id, actor)


def threads(matrix_id: str, sought: Sought, actor: Actor, *, page: int = 1) -> ThreadPage:
    """Return a page of the matrix's threads, in a number of queries that does not grow."""
    matrix = access.matrix(matrix_id, actor)
    rows = _found(threads_standing(matrix.pk), sought, actor)
    newest = comments_standing().order_by("-said_at", "-position").values("said_at")[:1]
    ordered = rows.annotate(newest=Subquery(newest)).order_by("-newest", "pk")
    total = rows.count()
    here = max(1, min(page, -(-total // PAGE)))
    shown = views(ordered[(here - 1) * PAGE : here * PAGE], matrix_id, actor)
    return ThreadPage(shown, total, here)


def _found(rows: QuerySet[Thread], sought: Sought, actor: Actor) -> QuerySet[Thread]:
    if sought.open is not None:
        rows = rows.filter(resolved_at__isnull=sought.open)
    if sought.mine:
        rows = rows.filter(Exists(comments_standing().filter(member_id=actor.member_id)))
    if sought.mentioning_me:
        # SQLite cannot look into a JSON list; an id in quotes is found in its text on any database.
        written = comments_standing().annotate(written=Cast("mentions", TextField()))
        rows = rows.filter(Exists(written.filter(written__contains=f'"{actor.member_id}"')))
    for name in ("segment_id", "dimension_id"):
        if place := getattr(sought, name):
            rows = rows.filter(Q(**{name: place}) | Q(**{f"statement__{name}": place}))
    return rows
