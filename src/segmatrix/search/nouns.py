"""What can be found: one line for each kind of text, with the facts that change which.

A room that has texts of its own gives them as a query (`matrix.queries.Text`) and is entered here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from segmatrix.activity.events import Fact
from segmatrix.evidence import events as evidence
from segmatrix.evidence import queries as evidences
from segmatrix.matrix import events as matrix
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import Text
from segmatrix.search.terms import Kind

Touched = dict[str, Any]
"""Which texts a fact changes, as arguments of the noun's query: none of them means all."""


class Texts(Protocol):
    """Returns texts of a matrix, oldest first: all, those of some ids, or narrowed otherwise."""

    def __call__(
        self, matrix_id: str, ids: Collection[str] | None = None, **only: str
    ) -> Iterable[Text]: ...


@dataclass(frozen=True, slots=True)
class Noun:
    """One kind of text.

    Attributes:
        kind: What it is called here.
        texts: Where its texts come from.
        facts: Which of them each fact changes.
        parts: For texts whose ids begin with that of a document that they come and go with: the
            documents there are. Facts then say only that some came or went.
    """

    kind: Kind
    texts: Texts
    facts: dict[type[Fact], Callable[[Any], Touched]]
    parts: Callable[[str], Collection[str]] | None = None


def _its(field: str, name: str = "ids") -> Callable[[Any], Touched]:
    """Say that a fact changes the text, or by another name the texts, of what it has in a field."""
    if name == "ids":
        return lambda fact: {"ids": [getattr(fact, field)]}
    return lambda fact: {name: getattr(fact, field)}


def _on(touched: Callable[[Any], Touched], *facts: type[Fact]) -> dict[type[Fact], Any]:
    return dict.fromkeys(facts, touched)


def _all(_fact: Fact) -> Touched:
    return {}


_MERGES = (
    matrix.SegmentsMerged,
    matrix.SegmentsUnmerged,
    matrix.SegmentSplit,
    matrix.PartsRejoined,
)
_COLUMNS = (matrix.SegmentRetired, matrix.SegmentRestored, matrix.SegmentRemoved)
_CONTENT = (*_MERGES, matrix.RevisionRestored)
"""What changes much at once, and tells only that it did."""
_SEGMENTS = _on(
    _its("segment_id"),
    matrix.SegmentAdded,
    matrix.SegmentRenamed,
    matrix.SegmentAnnotated,
    *_COLUMNS,
) | _on(_all, *_CONTENT)
_WORDS = _on(
    _its("alias_id"),
    matrix.AliasAdded,
    matrix.AliasEdited,
    matrix.AliasRemoved,
    matrix.AliasRestored,
) | _on(_all, matrix.SegmentRenamed, *_COLUMNS, *_CONTENT)
_STATEMENTS = _on(
    _its("statement_id"),
    matrix.StatementAdded,
    matrix.StatementEdited,
    matrix.VariantPicked,
    matrix.VariantsReopened,
    matrix.StatementMoved,
    matrix.StatementRemoved,
    matrix.StatementRestored,
) | _on(
    _all,
    matrix.DimensionHidden,
    matrix.DimensionShown,
    matrix.DimensionRemoved,
    *_COLUMNS,
    *_CONTENT,
)
_CHARTER = _on(_its("field"), matrix.CharterEdited) | _on(_all, matrix.RevisionRestored)
_COMMENTS = _on(
    _its("comment_id"),
    matrix.ThreadStarted,
    matrix.ReplyAdded,
    matrix.CommentEdited,
    matrix.CommentRemoved,
    matrix.CommentRestored,
)
_FINDINGS = (
    _on(
        _its("observation_id"),
        evidence.ObservationAdded,
        evidence.ObservationEdited,
        evidence.ObservationRemoved,
        evidence.ObservationRestored,
    )
    | _on(_its("source_id", "source_id"), evidence.SourceRemoved, evidence.SourceRestored)
    | _on(
        _its("import_id", "import_id"),
        evidence.RecordsImported,
        evidence.RecordsWithdrawn,
        evidence.RecordsRestored,
    )
)
_BY_SOURCE = (
    evidence.SourceAdded,
    evidence.SourceEdited,
    evidence.SourceRemoved,
    evidence.SourceRestored,
)

NOUNS = {
    noun.kind: noun
    for noun in (
        Noun(Kind.SEGMENT, matrices.segment_texts, _SEGMENTS),
        Noun(Kind.WORD, matrices.alias_texts, _WORDS),
        Noun(Kind.DEFINITION, matrices.definition_texts, _STATEMENTS),
        Noun(Kind.STATEMENT, matrices.statement_texts, _STATEMENTS),
        Noun(Kind.CHARTER, matrices.charter_texts, _CHARTER),
        Noun(Kind.COMMENT, matrices.comment_texts, _COMMENTS),
        Noun(Kind.FINDING, evidences.observation_texts, _FINDINGS),
        Noun(Kind.SOURCE, evidences.source_texts, _on(_its("source_id"), *_BY_SOURCE)),
        Noun(
            Kind.PASSAGE,
            evidences.passage_texts,
            _on(_all, *_BY_SOURCE, evidence.DocumentRemoved, evidence.DocumentRestored),
            parts=evidences.readable_documents,
        ),
    )
}
"""By kind, in the order in which a page lists what was found."""
