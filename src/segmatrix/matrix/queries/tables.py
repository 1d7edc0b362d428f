"""The matrix table as pages read it, in a number of queries that does not grow with it."""

from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.matrix import access
from segmatrix.matrix.models import Matrix
from segmatrix.matrix.queries.cells import CellView, Place, cells_of
from segmatrix.matrix.queries.dimensions import DimensionView, dimensions_of
from segmatrix.matrix.queries.matrices import MatrixView, view_of
from segmatrix.matrix.queries.segments import SegmentView, segments_of


@dataclass(frozen=True, slots=True)
class RowView:
    """One dimension with its cells, in the order of the segments."""

    dimension: DimensionView
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """The whole table: segments across, dimensions down.

    Attributes:
        retired: Segments kept out of it.
        hidden: Dimensions kept out of it.
        profile: What each segment's profile holds, as far as it is no part of the table.
    """

    matrix: MatrixView
    segments: tuple[SegmentView, ...]
    rows: tuple[RowView, ...]
    retired: tuple[SegmentView, ...]
    hidden: tuple[DimensionView, ...]
    profile: tuple[RowView, ...] = ()

    @property
    def open_rows(self) -> tuple[RowView, ...]:
        """Everything that is said of segments: the rows of the table, then those of the profile."""
        return (*self.rows, *self.profile)


def table(matrix_id: str, actor: Actor, *, at: Place | None = None) -> MatrixTable:
    """Return the matrix table with everything in its cells.

    Args:
        matrix_id: Whose table.
        actor: Who reads.
        at: The one cell to read, by segment and dimension. The table then is no more than its
            column and row, if these are open.
    """
    return table_of(access.matrix(matrix_id, actor), at=at)


def table_of(matrix: Matrix, *, at: Place | None = None) -> MatrixTable:
    """Return the table of a matrix that the actor may read, or the one cell of it as `table`."""
    view = view_of(matrix)
    across, down = ({"pk": each} for each in at) if at else ({}, {})
    segments, retired = segments_of(matrix, **across)
    found = dimensions_of(matrix, **down)
    cells = cells_of(segments, (*found.shown, *found.profile))

    def rows(dimensions: tuple[DimensionView, ...]) -> tuple[RowView, ...]:
        return tuple(
            RowView(dimension, tuple(cells[segment.id, dimension.id] for segment in segments))
            for dimension in dimensions
        )

    return MatrixTable(
        view, segments, rows(found.shown), retired, found.hidden, rows(found.profile)
    )
