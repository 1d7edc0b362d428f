"""What may be read of a matrix: values for pages, by noun."""

from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.linting import Finding
from segmatrix.matrix.mentioning import Piece
from segmatrix.matrix.planning import Plan
from segmatrix.matrix.queries.aliases import WordView, aliases, find, glossary, removed_aliases
from segmatrix.matrix.queries.cells import (
    CellView,
    ContactView,
    NotKnownView,
    StatedMeasureView,
    cell,
)
from segmatrix.matrix.queries.charters import CharterFieldView, CharterView, charter
from segmatrix.matrix.queries.comments import (
    AnchorView,
    Authored,
    CommentView,
    OpenThreads,
    Sought,
    ThreadPage,
    ThreadParties,
    ThreadView,
    authored,
    open_threads,
    open_threads_of,
    thread,
    thread_parties,
    threads,
    threads_on,
)
from segmatrix.matrix.queries.definitions import Definitions, called, definitions, workspace_of
from segmatrix.matrix.queries.dimensions import DimensionView, dimension
from segmatrix.matrix.queries.findings import DismissalView, Findings, findings
from segmatrix.matrix.queries.histories import cell_history, segment_history, statement_history
from segmatrix.matrix.queries.lineages import (
    OriginView,
    StoryView,
    current_statement,
    folded_statements,
    lineage,
)
from segmatrix.matrix.queries.maps import (
    AgreedPlacementView,
    AxisView,
    MapView,
    PlacementView,
    map,
)
from segmatrix.matrix.queries.matrices import MatrixView, matrices, matrix
from segmatrix.matrix.queries.merges import (
    AsideView,
    GoingView,
    MergePreview,
    RuleChangeView,
    preview_merge,
)
from segmatrix.matrix.queries.segments import (
    SegmentView,
    current,
    known_segments,
    segment,
    segments,
)
from segmatrix.matrix.queries.sheets import preview_new_sheet, preview_sheet
from segmatrix.matrix.queries.statements import (
    StatementView,
    VariantView,
    Whereabouts,
    statement,
    whereabouts,
)
from segmatrix.matrix.queries.tables import MatrixTable, RowView, table
from segmatrix.matrix.sheeting import decoded

__all__ = [
    "AgreedPlacementView",
    "Anchor",
    "AnchorView",
    "AsideView",
    "Authored",
    "AxisView",
    "CellView",
    "CharterFieldView",
    "CharterView",
    "CommentView",
    "ContactView",
    "Definitions",
    "DimensionView",
    "DismissalView",
    "Finding",
    "Findings",
    "GoingView",
    "MapView",
    "MatrixTable",
    "MatrixView",
    "MergePreview",
    "NotKnownView",
    "OpenThreads",
    "OriginView",
    "Piece",
    "PlacementView",
    "Plan",
    "RowView",
    "RuleChangeView",
    "SegmentView",
    "Sought",
    "StatedMeasureView",
    "StatementView",
    "StoryView",
    "ThreadPage",
    "ThreadParties",
    "ThreadView",
    "VariantView",
    "Whereabouts",
    "WordView",
    "aliases",
    "authored",
    "called",
    "cell",
    "cell_history",
    "charter",
    "current",
    "current_statement",
    "decoded",
    "definitions",
    "dimension",
    "find",
    "findings",
    "folded_statements",
    "glossary",
    "known_segments",
    "lineage",
    "map",
    "matrices",
    "matrix",
    "open_threads",
    "open_threads_of",
    "preview_merge",
    "preview_new_sheet",
    "preview_sheet",
    "removed_aliases",
    "segment",
    "segment_history",
    "segments",
    "statement",
    "statement_history",
    "table",
    "thread",
    "thread_parties",
    "threads",
    "threads_on",
    "whereabouts",
    "workspace_of",
]
