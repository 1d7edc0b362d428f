"""Comments in their threads, and what these hang on, as pages read them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, QuerySet

from segmatrix.base.actor import Actor
from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.mentioning import Piece, pieces
from segmatrix.matrix.models import Comment, Thread
from segmatrix.matrix.terms import AnchorKind, Standing
from segmatrix.people import queries as people


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
        out = bool(segment and segment.standing != Standing.CURRENT)
        out = out or bool(dimension and not dimension.open)
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
            aside=out or bool(statement and statement.removed),
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


def comments_standing() -> QuerySet[Comment]:
    """Return the comments that stand in the thread of an outer query."""
    return Comment.objects.filter(thread=OuterRef("pk"), removed=False)


def threads_standing(matrix_id: str) -> QuerySet[Thread]:
    """Return the threads of a matrix in which a comment stands."""
    return Thread.objects.filter(Exists(comments_standing()), matrix=matrix_id)


def views(rows: QuerySet[Thread], matrix_id: str, actor: Actor) -> tuple[ThreadView, ...]:
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
