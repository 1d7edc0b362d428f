"""Comments in their threads, as pages and other rooms read them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.mentioning import Piece, pieces
from segmatrix.matrix.models import Comment, Statement, Thread
from segmatrix.matrix.terms import AnchorKind, Standing
from segmatrix.people import queries as people

PAGE = 20
"""Threads on one page of the list."""


@dataclass(frozen=True, slots=True)
class CommentView:
    """What one member said in a thread.

    Attributes:
        text: As typed; empty for a removed comment.
        pieces: The text in parts, those that mention somebody by a present name told apart.
        mentions: The members whom it mentioned when it was written.
        version: Counts its texts; more than 1 means that it was edited.
    """

    id: str
    thread_id: str
    text: str
    pieces: tuple[Piece, ...]
    mentions: tuple[str, ...]
    member_id: str
    author_name: str
    department: str
    at: datetime
    version: int
    removed: bool

    @classmethod
    def of(cls, row: Comment, names: Mapping[str, str]) -> Self:
        """Build the view from its row and the names of the present members by id."""
        text = "" if row.removed else row.text
        meant = {member_id: names[member_id] for member_id in row.mentions if member_id in names}
        return cls(
            id=row.pk,
            thread_id=row.thread_id,
            text=text,
            pieces=tuple(pieces(text, meant)),
            mentions=tuple(row.mentions),
            member_id=row.member_id,
            author_name=row.author_name,
            department=row.department,
            at=row.said_at,
            version=row.version,
            removed=row.removed,
        )


@dataclass(frozen=True, slots=True)
class AnchorView:
    """What a thread hangs on, and where that is now; what it does not have is empty.

    Attributes:
        placed_by_name: Whose placement it is; empty if they have left.
        aside: Whether it is out of the table: removed, hidden or retired.
    """

    kind: AnchorKind
    segment_id: str
    segment_name: str
    dimension_id: str
    dimension_name: str
    statement_id: str
    statement_text: str
    placed_by: str
    placed_by_name: str
    aside: bool

    @classmethod
    def of(cls, row: Thread, names: Mapping[str, str]) -> Self:
        """Build the view from its row and the names of the present members by id."""
        statement = row.statement
        at = statement or row
        segment, dimension = at.segment, at.dimension
        out = [part.standing != Standing.CURRENT for part in (segment, dimension) if part]
        return cls(
            kind=_anchor(row).kind,
            segment_id=segment.pk if segment else "",
            segment_name=segment.name if segment else "",
            dimension_id=dimension.pk if dimension else "",
            dimension_name=dimension.label if dimension else "",
            statement_id=statement.pk if statement else "",
            statement_text=statement.text if statement else "",
            placed_by=row.placed_by,
            placed_by_name=names.get(row.placed_by, ""),
            aside=any(out) or bool(statement and statement.removed),
        )


@dataclass(frozen=True, slots=True)
class ThreadView:
    """Comments on one thing, oldest first.

    Attributes:
        comments: Those that stand, and removed ones, without their text, that were answered.
        resolved_at: When it was settled, None while it is open.
    """

    id: str
    matrix_id: str
    anchor: AnchorView
    comments: tuple[CommentView, ...]
    resolved_at: datetime | None
    resolved_by_name: str

    @property
    def open(self) -> bool:
        return self.resolved_at is None


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


@dataclass(frozen=True, slots=True)
class OpenThreads:
    """How many threads are open, by what they hang on.

    Attributes:
        total: In the whole matrix, those on things out of the table among them.
        matrix: On the matrix as a whole.
        segments: On a segment as a whole, by its id.
        cells: In a cell, on itself or on a statement that stands in it, by segment and dimension.
        statements: On a statement, by its id.
        placements: On a placement, by segment and member.
    """

    total: int
    matrix: int
    segments: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]
    statements: Mapping[str, int]
    placements: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class ThreadParties:
    """Whom a thread concerns, as member ids.

    Attributes:
        started_by: Who began it.
        said_in: Those who have a comment in it that stands.
        owner: Whose statement or placement it hangs on; empty for other things.
    """

    started_by: str
    said_in: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Authored:
    """Whose a statement is and how it reads, removed or not."""

    member_id: str
    text: str


def thread(matrix_id: str, thread_id: str, actor: Actor) -> ThreadView:
    """Return one thread."""
    matrix = access.matrix(matrix_id, actor)
    row = access.thread(matrix, thread_id)
    return _views(_threads(matrix.pk).filter(pk=row.pk), matrix_id, actor)[0]


def threads_on(matrix_id: str, anchor: Anchor, actor: Actor) -> tuple[ThreadView, ...]:
    """Return the threads that hang on exactly this thing, oldest first."""
    matrix = access.matrix(matrix_id, actor)
    anchor.kind  # noqa: B018 -- refuses what is no one thing
    rows = _threads(matrix.pk).filter(
        segment=anchor.segment_id or None,
        dimension=anchor.dimension_id or None,
        statement=anchor.statement_id or None,
        placed_by=anchor.placed_by,
    )
    return _views(rows.order_by("started_at", "pk"), matrix_id, actor)


def threads(matrix_id: str, sought: Sought, actor: Actor, *, page: int = 1) -> ThreadPage:
    """Return a page of the matrix's threads, in a number of queries that does not grow."""
    matrix = access.matrix(matrix_id, actor)
    rows = _found(_threads(matrix.pk), sought, actor)
    newest = _standing().order_by("-said_at", "-position").values("said_at")[:1]
    ordered = rows.annotate(newest=Subquery(newest)).order_by("-newest", "pk")
    total = rows.count()
    here = max(1, min(page, -(-total // PAGE)))
    shown = _views(ordered[(here - 1) * PAGE : here * PAGE], matrix_id, actor)
    return ThreadPage(shown, total, here)


def open_threads(matrix_id: str, actor: Actor) -> OpenThreads:
    """Return how many threads are open on what."""
    return open_threads_of(access.matrix(matrix_id, actor).pk)


def open_threads_of(matrix_id: str) -> OpenThreads:
    """Return how many threads are open on what, in one query, for a reader who was let in."""
    counted = (
        _threads(matrix_id)
        .filter(resolved_at=None)
        .order_by()
        .values_list(
            "segment_id",
            "dimension_id",
            "placed_by",
            "statement_id",
            "statement__segment_id",
            "statement__dimension_id",
            "statement__removed",
        )
        .annotate(count=Count("pk"))
    )
    matrix, total = 0, 0
    segments: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    statements: Counter[str] = Counter()
    placements: Counter[tuple[str, str]] = Counter()
    for segment, dimension, placed_by, statement, across, down, removed, count in counted:
        total += count
        if statement:
            statements[statement] += count
            if not removed:
                cells[across, down] += count
        elif dimension:
            cells[segment, dimension] += count
        elif placed_by:
            placements[segment, placed_by] += count
        elif segment:
            segments[segment] += count
        else:
            matrix += count
    return OpenThreads(total, matrix, segments, cells, statements, placements)


def thread_parties(thread_id: str) -> ThreadParties:
    """Return whom a thread concerns, for a room that tells them."""
    row = Thread.objects.select_related("statement").get(pk=thread_id)
    said = Comment.objects.filter(thread=row).order_by("position")
    authors = said.values_list("member_id", "removed")
    return ThreadParties(
        started_by=authors[0][0],
        said_in=tuple(dict.fromkeys(author for author, removed in authors if not removed)),
        owner=row.statement.member_id if row.statement else row.placed_by,
    )


def authored(statement_id: str) -> Authored:
    """Return whose a statement is, for a room that tells them."""
    return Authored(*Statement.objects.values_list("member_id", "text").get(pk=statement_id))


def _standing() -> QuerySet[Comment]:
    """Return the comments that stand in the thread of an outer query."""
    return Comment.objects.filter(thread=OuterRef("pk"), removed=False)


def _threads(matrix_id: str) -> QuerySet[Thread]:
    """Return the threads of a matrix in which a comment stands."""
    return Thread.objects.filter(Exists(_standing()), matrix=matrix_id)


def _found(rows: QuerySet[Thread], sought: Sought, actor: Actor) -> QuerySet[Thread]:
    if sought.open is not None:
        rows = rows.filter(resolved_at__isnull=sought.open)
    if sought.mine:
        rows = rows.filter(Exists(_standing().filter(member_id=actor.member_id)))
    if sought.mentioning_me:
        # SQLite cannot look into a JSON list; an id in quotes is found in its text on any database.
        written = _standing().annotate(written=Cast("mentions", TextField()))
        rows = rows.filter(Exists(written.filter(written__contains=f'"{actor.member_id}"')))
    for name in ("segment_id", "dimension_id"):
        if place := getattr(sought, name):
            rows = rows.filter(Q(**{name: place}) | Q(**{f"statement__{name}": place}))
    return rows


def _views(rows: QuerySet[Thread], matrix_id: str, actor: Actor) -> tuple[ThreadView, ...]:
    """Return the threads with their comments, in five queries."""
    found = list(
        rows.select_related("segment", "dimension", "statement__segment", "statement__dimension")
    )
    names = {each.id: each.name for each in people.participants(matrix_id, actor)}
    said = _said(found, names)
    return tuple(
        ThreadView(
            id=row.pk,
            matrix_id=row.matrix_id,
            anchor=AnchorView.of(row, names),
            comments=tuple(said[row.pk]),
            resolved_at=row.resolved_at,
            resolved_by_name=row.resolved_by_name,
        )
        for row in found
    )


def _said(rows: Collection[Thread], names: Mapping[str, str]) -> dict[str, list[CommentView]]:
    found: dict[str, list[CommentView]] = defaultdict(list)
    for row in Comment.objects.filter(thread__in=rows).order_by("-position"):
        if found[row.thread_id] or not row.removed:
            found[row.thread_id].insert(0, CommentView.of(row, names))
    return found


def _anchor(row: Any) -> Anchor:
    return Anchor(
        segment_id=row.segment_id or "",
        dimension_id=row.dimension_id or "",
        statement_id=row.statement_id or "",
        placed_by=row.placed_by,
    )
