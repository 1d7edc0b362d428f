"""What may be read of a matrix: values for pages, by noun."""

from segmatrix.matrix.planning import Plan
from segmatrix.matrix.queries.cells import (
    CellView,
    ContactView,
    NotKnownView,
    StatedMeasureView,
    cell,
)
from segmatrix.matrix.queries.charters import CharterFieldView, CharterView, charter
from segmatrix.matrix.queries.definitions import Definitions, definitions, workspace_of
from segmatrix.matrix.queries.dimensions import DimensionView, dimension
from segmatrix.matrix.queries.histories import cell_history, segment_history, statement_history
from segmatrix.matrix.queries.maps import (
    AgreedPlacementView,
    AxisView,
    MapView,
    PlacementView,
    map,
)
from segmatrix.matrix.queries.matrices import MatrixView, matrices, matrix
from segmatrix.matrix.queries.segments import SegmentView, current, segment, segments
from segmatrix.matrix.queries.sheets import preview_new_sheet, preview_sheet
from segmatrix.matrix.queries.statements import StatementView, VariantView, statement
from segmatrix.matrix.queries.tables import MatrixTable, RowView, table
from segmatrix.matrix.sheeting import decoded

__all__ = [
    "AgreedPlacementView",
    "AxisView",
    "CellView",
    "CharterFieldView",
    "CharterView",
    "ContactView",
    "Definitions",
    "DimensionView",
    "MapView",
    "MatrixTable",
    "MatrixView",
    "NotKnownView",
    "PlacementView",
    "Plan",
    "RowView",
    "SegmentView",
    "StatedMeasureView",
    "StatementView",
    "VariantView",
    "cell",
    "cell_history",
    "charter",
    "current",
    "decoded",
    "definitions",
    "dimension",
    "map",
    "matrices",
    "matrix",
    "preview_new_sheet",
    "preview_sheet",
    "segment",
    "segment_history",
    "segments",
    "statement",
    "statement_history",
    "table",
    "workspace_of",
]
