"""What may be read of a matrix: values for pages, by noun."""

from segmatrix.matrix.anchoring import Anchor
from segmatrix.matrix.differing import Difference
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
from segmatrix.matrix.queries.comments import AnchorView, CommentView, ThreadView
from segmatrix.matrix.queries.confirmations import ConfirmationView, confirmation
from segmatrix.matrix.queries.contacts import (
    authors,
    dismissed_contacts,
)
from segmatrix.matrix.queries.definitions import (
    Definitions,
    called,
    defining_row,
    definitions,
    workspace_of,
)
from segmatrix.matrix.queries.dimensions import DimensionView, dimension
from segmatrix.matrix.queries.endorsements import Endorsements, EndorsementView, endorsements
from segmatrix.matrix.queries.findings import DismissalView, Findings, findings
from segmatrix.matrix.queries.histories import (
    cell_history,
    persona_history,
    segment_history,
    statement_history,
)
from segmatrix.matrix.queries.lineages import (
    OriginView,
    StoryView,
    current_statement,
    folded_statements,
    lineage,
)
from segmatrix.matrix.queries.maps import (
    AGREED,
    AgreedPlacementView,
    AxisView,
    MapView,
    PlacementView,
    map,
    reason_texts,
)
from segmatrix.matrix.queries.matrices import MatrixHead, MatrixView, head, matrices, matrix
from segmatrix.matrix.queries.merges import (
    AsideView,
    GoingView,
    MergePreview,
    RuleChangeView,
    preview_merge,
)
from segmatrix.matrix.queries.open_threads import (
    Authored,
    OpenThreads,
    ThreadParties,
    authored,
    open_threads,
    open_threads_of,
    thread_parties,
)
from segmatrix.matrix.queries.personas import (
    PersonaView,
    persona,
    personas,
)
from segmatrix.matrix.queries.proposals import (
    OutcomeView,
    ProposalView,
    became,
    proposal,
    proposal_texts,
    proposals,
    proposals_by,
)
from segmatrix.matrix.queries.pulses import PulseView, pulses
from segmatrix.matrix.queries.questions import QuestionView, question, questions, questions_to
from segmatrix.matrix.queries.revisions import (
    Comparison,
    KeptRevision,
    RevisionView,
    WordingView,
    comparison,
    preview_restore,
    revision,
    revisions,
    wordings,
)
from segmatrix.matrix.queries.scaffolds import (
    ScaffoldView,
    removed_scaffolds,
    scaffold,
    scaffold_like,
    scaffold_texts,
    scaffolds,
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
    variant_texts,
    whereabouts,
)
from segmatrix.matrix.queries.tables import MatrixTable, RowView, table
from segmatrix.matrix.queries.texts import (
    Text,
    alias_texts,
    charter_texts,
    comment_texts,
    definition_texts,
    every_matrix,
    persona_texts,
    segment_texts,
    statement_texts,
)
from segmatrix.matrix.queries.threads import Sought, ThreadPage, thread, threads, threads_on
from segmatrix.matrix.sheeting import decoded

__all__ = [
    "AGREED",
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
    "Comparison",
    "ConfirmationView",
    "ContactView",
    "Definitions",
    "Difference",
    "DimensionView",
    "DismissalView",
    "EndorsementView",
    "Endorsements",
    "Finding",
    "Findings",
    "GoingView",
    "KeptRevision",
    "MapView",
    "MatrixHead",
    "MatrixTable",
    "MatrixView",
    "MergePreview",
    "NotKnownView",
    "OpenThreads",
    "OriginView",
    "OutcomeView",
    "PersonaView",
    "Piece",
    "PlacementView",
    "Plan",
    "ProposalView",
    "PulseView",
    "QuestionView",
    "RevisionView",
    "RowView",
    "RuleChangeView",
    "ScaffoldView",
    "SegmentView",
    "Sought",
    "StatedMeasureView",
    "StatementView",
    "StoryView",
    "Text",
    "ThreadPage",
    "ThreadParties",
    "ThreadView",
    "VariantView",
    "Whereabouts",
    "WordView",
    "WordingView",
    "alias_texts",
    "aliases",
    "authored",
    "authors",
    "became",
    "called",
    "cell",
    "cell_history",
    "charter",
    "charter_texts",
    "comment_texts",
    "comparison",
    "confirmation",
    "current",
    "current_statement",
    "decoded",
    "defining_row",
    "definition_texts",
    "definitions",
    "dimension",
    "dismissed_contacts",
    "endorsements",
    "every_matrix",
    "find",
    "findings",
    "folded_statements",
    "glossary",
    "head",
    "known_segments",
    "lineage",
    "map",
    "matrices",
    "matrix",
    "open_threads",
    "open_threads_of",
    "persona",
    "persona_history",
    "persona_texts",
    "personas",
    "preview_merge",
    "preview_new_sheet",
    "preview_restore",
    "preview_sheet",
    "proposal",
    "proposal_texts",
    "proposals",
    "proposals_by",
    "pulses",
    "question",
    "questions",
    "questions_to",
    "reason_texts",
    "removed_aliases",
    "removed_scaffolds",
    "revision",
    "revisions",
    "scaffold",
    "scaffold_like",
    "scaffold_texts",
    "scaffolds",
    "segment",
    "segment_history",
    "segment_texts",
    "segments",
    "statement",
    "statement_history",
    "statement_texts",
    "table",
    "thread",
    "thread_parties",
    "threads",
    "threads_on",
    "variant_texts",
    "whereabouts",
    "wordings",
    "workspace_of",
]
