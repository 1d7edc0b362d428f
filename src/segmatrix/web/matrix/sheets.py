"""The table as the page draws it: what people said and what the data says, joined cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from segmatrix.base.actor import Actor
from segmatrix.evidence import queries as evidence
from segmatrix.evidence.grading import Badge
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import (
    CellView,
    DimensionView,
    MatrixTable,
    MatrixView,
    OpenThreads,
    SegmentView,
    StatementView,
)
from segmatrix.studies import queries as studies
from segmatrix.studies.queries import ComputedMeasure
from segmatrix.web.figures import figure_range

NOBODY_TALKS = OpenThreads(0, 0, {}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class Point:
    """A statement with what it rests on, and how many conversations about it are open."""

    statement: StatementView
    badge: Badge | None
    threads: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """One cell with all that is drawn in it.

    Attributes:
        computed: What the segment's rule gives, kept beside what people stated.
        badge: What its claims rest on together; None for a cell that claims nothing.
        badges: What each of its statements rests on, by the statement's id.
        talks: How many conversations are open, and on what.
    """

    cell: CellView
    segment: SegmentView
    dimension: DimensionView
    computed: ComputedMeasure | None
    badge: Badge | None = None
    badges: Mapping[str, Badge] = field(default_factory=dict)
    talks: OpenThreads = NOBODY_TALKS

    @property
    def empty(self) -> bool:
        """Whether the cell has no answer yet, not even that nobody knows."""
        return self.cell.empty and self.computed is None

    @property
    def points(self) -> tuple[Point, ...]:
        """The statements in order, each with what it rests on."""
        return tuple(
            Point(each, self.badges.get(each.id), self.talks.statements.get(each.id, 0))
            for each in self.cell.statements
        )

    @property
    def threads(self) -> int:
        """How many conversations are open on the cell itself, its statements' own aside."""
        here = self.talks.cells.get((self.segment.id, self.dimension.id), 0)
        return here - sum(point.threads for point in self.points)

    @property
    def stated_figure(self) -> str:
        """The stated number in the reader's notation: a value, or a range."""
        stated = self.cell.stated
        return figure_range(stated.low, stated.high, stated.unit) if stated else ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, with how many conversations about the segment as a whole are open."""

    segment: SegmentView
    threads: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    dimension: DimensionView
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole table: segments across, dimensions down.

    Attributes:
        retired: Segments kept out of it.
        hidden: Rows kept out of it.
        talks: How many conversations are open, and on what.
    """

    matrix: MatrixView
    columns: tuple[SegmentView, ...]
    lines: tuple[Line, ...]
    retired: tuple[SegmentView, ...]
    hidden: tuple[DimensionView, ...]
    talks: OpenThreads = NOBODY_TALKS

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of the columns, in order."""
        return tuple(self._head(segment) for segment in self.columns)

    def box(self, segment_id: str, dimension_id: str) -> Box | None:
        """Return one cell, or nothing when its segment or row is no longer in the table."""
        for line in self.lines:
            if line.dimension.id == dimension_id:
                return next((box for box in line.boxes if box.segment.id == segment_id), None)
        return None

    def holding(self, statement_id: str) -> Box | None:
        """Return the cell in which a statement stands, if it stands in the table."""
        boxes = (box for line in self.lines for box in line.boxes)
        return next(
            (box for box in boxes if any(each.id == statement_id for each in box.cell.statements)),
            None,
        )

    def column(self, segment_id: str) -> SegmentView | None:
        """Return a segment of the table."""
        return next((each for each in self.columns if each.id == segment_id), None)

    def head(self, segment_id: str) -> Head | None:
        """Return the head of a segment's column, if it is in the table."""
        return next((each for each in self.heads if each.segment.id == segment_id), None)

    def _head(self, segment: SegmentView) -> Head:
        return Head(segment, self.talks.segments.get(segment.id, 0))

    def row(self, dimension_id: str) -> DimensionView | None:
        """Return a row's dimension."""
        found = (line.dimension for line in self.lines if line.dimension.id == dimension_id)
        return next(found, None)


def join(
    table: MatrixTable,
    computed: Mapping[tuple[str, str], ComputedMeasure],
    badges: evidence.Badges,
    talks: OpenThreads,
) -> Sheet:
    """Put what the data says, and what all of it rests on, beside what people said.

    Args:
        table: The matrix as people filled it.
        computed: Measures by segment and dimension.
        badges: What every claim in the table rests on.
        talks: How many conversations are open, and on what.
    """
    lines = tuple(
        Line(
            row.dimension,
            tuple(
                Box(
                    cell,
                    segment,
                    row.dimension,
                    computed.get((segment.id, row.dimension.id)),
                    badges.cells.get((segment.id, row.dimension.id)),
                    badges.statements,
                    talks,
                )
                for segment, cell in zip(table.segments, row.cells, strict=True)
            ),
        )
        for row in table.rows
    )
    return Sheet(table.matrix, table.segments, lines, table.retired, table.hidden, talks)


def load_sheet(matrix_id: str, actor: Actor) -> Sheet:
    """Return people's words, the data's and the evidence together, in a fixed number of queries."""
    table = matrices.table(matrix_id, actor)
    talks = matrices.open_threads_of(matrix_id)
    return join(table, studies.computed(matrix_id), evidence.badges_of(table, actor), talks)
