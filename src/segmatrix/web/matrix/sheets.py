"""The table as the page draws it: what people said and what the data says, joined cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    ProposalView,
    RowView,
    SegmentView,
    StatementView,
)
from segmatrix.review import queries as review
from segmatrix.review.queries import VoiceView
from segmatrix.studies import queries as studies
from segmatrix.studies.queries import ComputedMeasure
from segmatrix.web.figures import figure_range

NOBODY_TALKS = OpenThreads(0, 0, {}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class Point:
    """A statement with what it rests on, and how many conversations about it are open.

    Attributes:
        voice: By whose hand or for whom it was said, where that was not its author for themself.
    """

    statement: StatementView
    badge: Badge | None
    threads: int = 0
    voice: VoiceView | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """What waits in a cell, with by whose hand or for whom it was said."""

    proposal: ProposalView
    voice: VoiceView | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """One cell with all that is drawn in it, and nothing else: equal boxes are drawn alike.

    Attributes:
        computed: What the segment's rule gives, kept beside what people stated.
        badge: What its claims rest on together; None for a cell that claims nothing.
        points: Its statements in order, each with what it rests on.
        threads: How many conversations are open on the cell itself, its statements' own aside.
        proposed: What waits to be taken in.
    """

    cell: CellView
    segment: SegmentView
    dimension: DimensionView
    computed: ComputedMeasure | None
    badge: Badge | None = None
    points: tuple[Point, ...] = ()
    threads: int = 0
    proposed: tuple[Proposed, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether the cell has no answer yet, not even that nobody knows."""
        return self.cell.empty and self.computed is None

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
        profile: What each segment's profile holds, as far as it is no part of the table.
        talks: How many conversations are open, and on what.
    """

    matrix: MatrixView
    columns: tuple[SegmentView, ...]
    lines: tuple[Line, ...]
    retired: tuple[SegmentView, ...]
    hidden: tuple[DimensionView, ...]
    profile: tuple[Line, ...] = ()
    talks: OpenThreads = NOBODY_TALKS

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Everything that is said of segments: the table's lines, then those of the profile."""
        return (*self.lines, *self.profile)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of the columns, in order."""
        return tuple(self._head(segment) for segment in self.columns)

    def box(self, segment_id: str, dimension_id: str) -> Box | None:
        """Return one cell, or nothing when its segment or row is no longer open."""
        for line in self.open_lines:
            if line.dimension.id == dimension_id:
                return next((box for box in line.boxes if box.segment.id == segment_id), None)
        return None

    def holding(self, statement_id: str) -> Box | None:
        """Return the cell in which a statement stands, if that is open."""
        boxes = (box for line in self.open_lines for box in line.boxes)
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
        """Return the dimension of a row in the table."""
        found = (line.dimension for line in self.lines if line.dimension.id == dimension_id)
        return next(found, None)


def join(
    table: MatrixTable,
    computed: Mapping[tuple[str, str], ComputedMeasure],
    badges: evidence.Badges,
    talks: OpenThreads,
    voices: Mapping[str, VoiceView],
) -> Sheet:
    """Put what the data says, and what all of it rests on, beside what people said.

    Args:
        table: The matrix as people filled it.
        computed: Measures by segment and dimension.
        badges: What every claim in the table rests on.
        talks: How many conversations are open, and on what.
        voices: What was said in another's name, by statement or proposal.
    """

    def line(row: RowView) -> Line:
        boxes = (
            _box(cell, segment, row.dimension, computed, badges, talks, voices)
            for segment, cell in zip(table.segments, row.cells, strict=True)
        )
        return Line(row.dimension, tuple(boxes))

    return Sheet(
        table.matrix,
        table.segments,
        tuple(map(line, table.rows)),
        table.retired,
        table.hidden,
        tuple(map(line, table.profile)),
        talks,
    )


def _box(
    cell: CellView,
    segment: SegmentView,
    dimension: DimensionView,
    computed: Mapping[tuple[str, str], ComputedMeasure],
    badges: evidence.Badges,
    talks: OpenThreads,
    voices: Mapping[str, VoiceView],
) -> Box:
    place = (segment.id, dimension.id)
    points = tuple(
        Point(
            each,
            badges.statements.get(each.id),
            talks.statements.get(each.id, 0),
            voices.get(each.id),
        )
        for each in cell.statements
    )
    return Box(
        cell,
        segment,
        dimension,
        computed.get(place),
        badges.cells.get(place),
        points,
        talks.cells.get(place, 0) - sum(point.threads for point in points),
        tuple(Proposed(each, voices.get(each.id)) for each in cell.proposals),
    )


def load_sheet(matrix_id: str, actor: Actor, *, at: tuple[str, str] | None = None) -> Sheet:
    """Return people's words, the data's and the evidence together, in a fixed number of queries.

    With `at`, a segment's and a dimension's id, the sheet is no more than that cell's column and
    row, if these are open.
    """
    table = matrices.table(matrix_id, actor, at=at)
    talks = matrices.open_threads_of(matrix_id, at=at)
    voices = review.voices_in(matrix_id)
    badges = evidence.badges_of(table, actor)
    return join(table, studies.computed(matrix_id), badges, talks, voices)
