"""What may be read of the evidence of a matrix, by noun."""

from segmatrix.evidence.queries.badges import Badges, badges, badges_of
from segmatrix.evidence.queries.contradictions import Contradiction, contradictions
from segmatrix.evidence.queries.contributors import gatherers
from segmatrix.evidence.queries.documents import (
    BlockView,
    DocumentView,
    document,
    documents,
    original,
    sees_text,
)
from segmatrix.evidence.queries.expiries import ExpiryView, expiries
from segmatrix.evidence.queries.held import Held, held
from segmatrix.evidence.queries.libraries import FaceView, Insight, Library, library
from segmatrix.evidence.queries.linked import CitedView, Evidence, LinkView, evidence_of
from segmatrix.evidence.queries.observations import (
    ObservationView,
    Page,
    cited_from,
    inbox,
    observation,
    observation_history,
    observations,
)
from segmatrix.evidence.queries.records import RecordsPreview, preview_records
from segmatrix.evidence.queries.sources import SourceView, source, source_history, sources
from segmatrix.evidence.queries.texts import (
    observation_texts,
    passage_texts,
    readable_documents,
    sees_rows,
    source_texts,
)

__all__ = [
    "Badges",
    "BlockView",
    "CitedView",
    "Contradiction",
    "DocumentView",
    "Evidence",
    "ExpiryView",
    "FaceView",
    "Held",
    "Insight",
    "Library",
    "LinkView",
    "ObservationView",
    "Page",
    "RecordsPreview",
    "SourceView",
    "badges",
    "badges_of",
    "cited_from",
    "contradictions",
    "document",
    "documents",
    "evidence_of",
    "expiries",
    "gatherers",
    "held",
    "inbox",
    "library",
    "observation",
    "observation_history",
    "observation_texts",
    "observations",
    "original",
    "passage_texts",
    "preview_records",
    "readable_documents",
    "sees_rows",
    "sees_text",
    "source",
    "source_history",
    "source_texts",
    "sources",
]
