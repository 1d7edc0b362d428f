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
from segmatrix.review import events as review
from segmatrix.review import queries as reviews
from segmatrix.rounds import events as rounding
from segmatrix.rounds import queries as rounds
from segmatrix.search.terms import Kind
from segmatrix.workshops import events as workshop
from segmatrix.workshops import queries as workshops

Touched = dict[str, Any]
"""Which texts a fact changes, as arguments of the noun's query: none of them means all."""


class Texts(Protocol):
    """Returns texts of a matrix, oldest first: all, those of some ids, or narrowed otherwise."""

    def __call__(
        self, matrix_id: str, ids: Collection[str] | None = None, **only: str
    ) -> Iterable[Text]: ...


def _its_own(fact: Any) -> Collection[str]:
    """Say that what a fact changes can be found in the matrix that it is about."""
    return [fact.matrix_id]


@dataclass(frozen=True, slots=True)
class Noun:
    """One kind of text.

    Attributes:
        kind: What it is called here.
        texts: Where its texts come from.
        facts: Which of them each fact changes.
        matrices: In which matrices the texts that a fact changes can be found.
        parts: For texts whose ids begin with that of a document that they come and go with: the
            documents there are. Facts then say only that some came or went.
    """

    kind: Kind
    texts: Texts
    facts: dict[type[Fact], Callable[[Any], Touched]]
    matrices: Callable[[Any], Collection[str]] = _its_own
    parts: Callable[[str], Collection[str]] | None = None


def _its(field: str, name: str = "ids") -> Callable[[Any], Touched]:
    """Say that a fact changes the text, or by another name the texts, of what it has in a field."""
    if name == "ids":
        return lambda fact: {"ids": [getattr(fact, field)]}
    return lambda fact: {name: getattr(fact, field)}


def _on(touched: Callable[[Any], Touched], *facts: type[Fact]) -> dict[type[Fact], Any]:
    return dict.fromkeys(facts, touched)


def _its_cells(fact: Any) -> Touched:
    """Say that a fact changes what an answer of its cell, and of the one it left, hides."""
    cells = [(fact.segment_id, fact.dimension_id)]
    if isinstance(fact, matrix.StatementMoved):
        cells.append((fact.from_segment_id, fact.from_dimension_id))
    return {"ids": [f"{segment_id}:{dimension_id}" for segment_id, dimension_id in cells]}


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
_ROWS = (matrix.DimensionHidden, matrix.DimensionShown, matrix.DimensionRemoved)
_OPENING = _on(_all, *_ROWS, *_COLUMNS, *_CONTENT)
"""What opens or closes cells, with all that stands in them."""
_SAYING = (
    matrix.StatementAdded,
    matrix.StatementEdited,
    matrix.VariantPicked,
    matrix.VariantsReopened,
    matrix.StatementMoved,
    matrix.StatementRemoved,
    matrix.StatementRestored,
)
_DIMENSIONS = _on(
    _its("dimension_id"), matrix.DimensionAdded, matrix.DimensionRenamed, *_ROWS
) | _on(_all, matrix.RevisionRestored)
_STATEMENTS = _on(_its("statement_id"), *_SAYING) | _OPENING
_VARIANTS = _OPENING | _on(
    _its("statement_id", "statement_id"), matrix.StatementVariantKept, *_SAYING
)
_PROPOSING = (
    matrix.StatementProposed,
    matrix.ProposalReopened,
    matrix.ProposalAccepted,
    matrix.ProposalDeclined,
    matrix.ProposalWithdrawn,
)
_PROPOSALS = _OPENING | _on(_its("proposal_id"), *_PROPOSING)
_QUESTIONS = (
    _on(_its("question_id"), matrix.QuestionAsked, matrix.QuestionWithdrawn)
    | _on(_its("proposal_id", "proposal_id"), *_PROPOSING)
    | _OPENING
)
_NAMING = (matrix.ContactAdded, matrix.ContactRemoved, matrix.ContactRestored)
_CONTACTS = _on(_its("contact_id"), *_NAMING) | _OPENING
_NOT_KNOWN = _OPENING | _on(
    _its_cells,
    matrix.NotKnownYetAnswered,
    matrix.NotKnownYetTakenBack,
    matrix.StatementAdded,
    matrix.StatementMoved,
    matrix.StatementRemoved,
    matrix.StatementRestored,
    matrix.MeasureStated,
    matrix.MeasureWithdrawn,
    *_NAMING,
)
_REVISIONS = _on(lambda fact: {"ids": [str(fact.number)]}, matrix.RevisionKept)
_REASONS = (
    _on(
        lambda fact: {"ids": [f"{fact.segment_id}:{fact.member_id}"]},
        matrix.SegmentPlaced,
        matrix.PlacementWithdrawn,
    )
    | _on(
        lambda fact: {"ids": [f"{fact.segment_id}:{matrices.AGREED}"]},
        matrix.PlacementAgreed,
        matrix.AgreedPlacementCleared,
    )
    | _on(_all, matrix.AxesChosen, *_COLUMNS, *_CONTENT)
)
_OBJECTIONS = _on(
    _its("turn_id"),
    review.ObjectionRaised,
    review.ObjectionAnswered,
    review.ObjectionUpheld,
    review.ObjectionWithdrawn,
    review.ObjectionOverridden,
    review.TurnTakenBack,
    review.TurnRestored,
)
_ROUNDS = _on(
    _its("round_id"), rounding.RoundOpened, rounding.RoundDiscarded, rounding.RoundReinstated
)
_WORKSHOPS = _on(
    _its("workshop_id"),
    workshop.PhaseEntered,
    workshop.WorkshopDiscarded,
    workshop.WorkshopReinstated,
)
_STEPS = _on(
    _its("step_id"),
    review.StepAdded,
    review.StepEdited,
    review.StepRemoved,
    review.StepRestored,
) | _on(_all, review.PlanProposed, review.PlanReturned)
_PEOPLE = _on(
    _its("stakeholder_id"),
    review.StakeholderAdded,
    review.StakeholderEdited,
    review.StakeholderRemoved,
    review.StakeholderRestored,
)
_TEMPLATES = _on(
    _its("scaffold_id"),
    matrix.ScaffoldSaved,
    matrix.ScaffoldRenamed,
    matrix.ScaffoldRemoved,
    matrix.ScaffoldRestored,
)
_PERSONAS = _on(
    _its("persona_id"),
    matrix.PersonaAdded,
    matrix.PersonaEdited,
    matrix.PersonaRemoved,
    matrix.PersonaRestored,
) | _on(_all, *_COLUMNS, *_CONTENT)
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
        Noun(Kind.DIMENSION, matrices.dimension_texts, _DIMENSIONS),
        Noun(Kind.DEFINITION, matrices.definition_texts, _STATEMENTS),
        Noun(Kind.STATEMENT, matrices.statement_texts, _STATEMENTS),
        Noun(Kind.PERSONA, matrices.persona_texts, _PERSONAS),
        Noun(Kind.CONTACT, matrices.contact_texts, _CONTACTS),
        Noun(Kind.CHARTER, matrices.charter_texts, _CHARTER),
        Noun(Kind.COMMENT, matrices.comment_texts, _COMMENTS),
        Noun(Kind.PROPOSAL, matrices.proposal_texts, _PROPOSALS),
        Noun(Kind.VARIANT, matrices.variant_texts, _VARIANTS),
        Noun(Kind.QUESTION, matrices.question_texts, _QUESTIONS),
        Noun(Kind.NOT_KNOWN, matrices.not_known_texts, _NOT_KNOWN),
        Noun(Kind.REASON, matrices.reason_texts, _REASONS),
        Noun(Kind.OBJECTION, reviews.objection_texts, _OBJECTIONS),
        Noun(Kind.REVISION, matrices.revision_texts, _REVISIONS),
        Noun(Kind.ROUND, rounds.round_texts, _ROUNDS),
        Noun(Kind.WORKSHOP, workshops.workshop_texts, _WORKSHOPS),
        Noun(Kind.STEP, reviews.step_texts, _STEPS),
        Noun(Kind.PERSON, reviews.stakeholder_texts, _PEOPLE),
        Noun(Kind.FINDING, evidences.observation_texts, _FINDINGS),
        Noun(Kind.SOURCE, evidences.source_texts, _on(_its("source_id"), *_BY_SOURCE)),
        Noun(
            Kind.PASSAGE,
            evidences.passage_texts,
            _on(_all, *_BY_SOURCE, evidence.DocumentRemoved, evidence.DocumentRestored),
            parts=evidences.readable_documents,
        ),
        Noun(
            Kind.TEMPLATE,
            matrices.scaffold_texts,
            _TEMPLATES,
            matrices=lambda fact: matrices.every_matrix(fact.workspace_id),
        ),
    )
}
"""By kind, in the order in which a page lists what was found."""
