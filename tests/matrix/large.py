"""A matrix of any size, written straight into the tables: many rows in a few statements of SQL."""

from itertools import cycle, islice, product
from typing import NamedTuple

from segmatrix.base import clock
from segmatrix.base.actor import Actor
from segmatrix.matrix import actions, events
from segmatrix.matrix.models import Comment, Dimension, Segment, Statement, Thread
from segmatrix.matrix.terms import Kind


class Size(NamedTuple):
    """How much a matrix holds; the shipped rows count among its dimensions."""

    segments: int
    dimensions: int
    statements: int
    comments: int


SMALL = Size(segments=3, dimensions=8, statements=10, comments=0)
LARGE = Size(segments=8, dimensions=12, statements=600, comments=300)


def matrix_of(size: Size, by: Actor) -> str:
    """Let there be a matrix of this size and return its id."""
    named = events.CreateMatrix(workspace_id=by.workspace_id, name=f"{size.statements} statements")
    matrix_id: str = actions.create_matrix(named, actor=by)[0].matrix_id
    segments = Segment.objects.bulk_create(
        Segment(
            matrix_id=matrix_id,
            name=f"Segment {number}",
            tier="primary",
            colour=1 + number % 8,
            position=number,
        )
        for number in range(size.segments)
    )
    _add_rows(matrix_id, size.dimensions)
    rows = Dimension.objects.filter(matrix_id=matrix_id, standing="current", kind=Kind.STATEMENTS)
    said = _say(size.statements, segments, list(rows), by)
    _comment(matrix_id, size.comments, said, by)
    return matrix_id


def _add_rows(matrix_id: str, upto: int) -> None:
    there = Dimension.objects.filter(matrix_id=matrix_id, standing="current").count()
    Dimension.objects.bulk_create(
        Dimension(matrix_id=matrix_id, name=f"Row {number}", kind=Kind.STATEMENTS, position=number)
        for number in range(there, upto)
    )


def _say(count: int, segments: list[Segment], rows: list[Dimension], by: Actor) -> list[Statement]:
    cells = list(product(segments, rows))
    return Statement.objects.bulk_create(
        Statement(
            segment=segment,
            dimension=row,
            text=f"They bring figure {number} to the board every Monday by hand",
            position=number // len(cells),
            member_id=by.member_id,
            author_name=by.name,
            department=by.department,
            said_at=clock.now(),
        )
        for number, (segment, row) in enumerate(islice(cycle(cells), count))
    )


def _comment(matrix_id: str, count: int, on: list[Statement], by: Actor) -> None:
    """Spread comments over the statements, two to a thread."""
    threads = Thread.objects.bulk_create(
        Thread(matrix_id=matrix_id, statement=on[number % len(on)], started_at=clock.now())
        for number in range((count + 1) // 2)
    )
    Comment.objects.bulk_create(
        Comment(
            thread=threads[number // 2],
            position=number % 2,
            text=f"Who says so? ({number})",
            member_id=by.member_id,
            author_name=by.name,
            department=by.department,
            said_at=clock.now(),
        )
        for number in range(count)
    )
