"""The table as the page draws it: what people said and what the data says, joined cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import (
    CellView,
    DimensionView,
    MatrixTable,
    MatrixView,
    SegmentView,
)
from segmatrix.studies import queries as studies
from segmatrix.studies.queries import ComputedMeasure
from segmatrix.web.figures import figure_range


@dataclass(frozen=True, slots=True)
class Box:
    """One cell with all that is drawn in it.

    Attributes:
        computed: What the segment's rule gives, kept beside what people stated.
    """

    cell: CellView
    segment: SegmentView
    dimension: DimensionView
    computed: ComputedMeasure | None

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
    """

    matrix: MatrixView
    columns: tuple[SegmentView, ...]
    lines: tuple[Line, ...]
    retired: tuple[SegmentView, ...]
    hidden: tuple[DimensionView, ...]

    def box(self, segment_id: str, dimension_id: str) -> Box | None:
        """Return one cell, or nothing when its segment or row is no longer in the table."""
        for line in self.lines:
            if line.dimension.id == dimension_id:
                return next((box for box in line.boxes if box.segment.id == segment_id), None)
        return None

    def column(self, segment_id: str) -> SegmentView | None:
        """Return a segment of the table."""
        return next((each for each in self.columns if each.id == segment_id), None)

    def row(self, dimension_id: str) -> DimensionView | None:
        """Return a row's dimension."""
        found = (line.dimension for line in self.lines if line.dimension.id == dimension_id)
        return next(found, None)


def join(table: MatrixTable, computed: Mapping[tuple[str, str], ComputedMeasure]) -> Sheet:
    """Put what the data says beside what people said.

    Args:
        table: The matrix as people filled it.
        computed: Measures by segment and dimension.
    """
    lines = tuple(
        Line(
            row.dimension,
            tuple(
                Box(cell, segment, row.dimension, computed.get((segment.id, row.dimension.id)))
                for segment, cell in zip(table.segments, row.cells, strict=True)
            ),
        )
        for row in table.rows
    )
    return Sheet(table.matrix, table.segments, lines, table.retired, table.hidden)


def load_sheet(matrix_id: str, actor: Actor) -> Sheet:
    """Return the table, people's words and the data's, in a fixed number of queries."""
    return join(matrices.table(matrix_id, actor), studies.computed(matrix_id))
