"""How many threads are open on what, and whom one concerns, for pages and other rooms."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Comment, Statement, Thread
from segmatrix.matrix.queries.comments import threads_standing


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


def open_threads(matrix_id: str, actor: Actor) -> OpenThreads:
    """Return how many threads are open on what."""
    return open_threads_of(access.matrix(matrix_id, actor).pk)


def open_threads_of(matrix_id: str, *, at: tuple[str, str] | None = None) -> OpenThreads:
    """Return how many threads are open on what, in one query, for a reader who was let in.

    Args:
        matrix_id: Where.
        at: The one cell to count in, by segment and dimension; a statement that stands there counts
            as in it.
    """
    here = Q()
    if at is not None:
        across, down = at
        here = Q(segment=across, dimension=down) | Q(
            statement__segment=across, statement__dimension=down
        )
    counted = (
        threads_standing(matrix_id)
        .filter(here, resolved_at=None)
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
