"""Choosing what to ask somebody who has a few minutes: what one waits for from them, then gaps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.matrix.queries import (
    CellView,
    DimensionView,
    MatrixTable,
    QuestionView,
    SegmentView,
    StatementView,
)
from segmatrix.matrix.terms import Kind
from segmatrix.review import queries as review
from segmatrix.review.errors import NoSuchDeputy
from segmatrix.review.queries import DeputyView, ReviewView, VoiceView
from segmatrix.review.terms import Answer, VoiceKind

THEMSELVES = "me"
"""What a reader chooses who answers for nobody else."""

AT_ONCE = 6
"""Questions that are asked."""

SECONDS_EACH = 30
"""Seconds that we say a question takes, as six are to take about three minutes; not measured."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, of the cell where a segment meets a dimension.

    Attributes:
        question: Who asks it of them, None where the matrix does.
        said: What they answered, None before.
        voice: For how many or for whom they said it, None where it was for themselves.
    """

    segment: SegmentView
    dimension: DimensionView
    question: QuestionView | None = None
    said: StatementView | None = None
    voice: VoiceView | None = None


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What somebody wrote down for the reader, as it reads now.

    Attributes:
        version: The statement's, None for an answer that waits to be taken in.
    """

    voice: VoiceView
    text: str
    version: int | None
    segment: SegmentView
    dimension: DimensionView


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked, and what was answered already.

    Attributes:
        confirm: What others wrote down for them.
        reviews: The rounds in which they owe an answer.
        open: The questions that are open.
        deputy: For whom they answer, None for themselves.
    """

    open: tuple[Asked, ...]
    answered: tuple[Asked, ...]
    confirm: tuple[ToConfirm, ...] = ()
    reviews: tuple[ReviewView, ...] = ()
    deputy: DeputyView | None = None

    @property
    def count(self) -> int:
        """How many questions are open."""
        return len(self.open) + len(self.confirm) + len(self.reviews)

    @property
    def minutes(self) -> int:
        """How long the open questions take, in whole minutes."""
        return -(-self.count * SECONDS_EACH // 60)


def sheet_of(matrix_id: str, actor: Actor) -> Sheet:
    """Return what is asked of a person who has not said for whom they answer."""
    return sheet_for(matrix_id, actor, deputy=answers_for(matrix_id, actor))


def answers_for(matrix_id: str, actor: Actor, wanted: str = "") -> DeputyView | None:
    """Return as whose deputy somebody answers; None for themselves.

    Who is asked nothing themselves answers for whom they stand for, unless they choose.

    Args:
        matrix_id: Where they are asked.
        actor: Who they are.
        wanted: The deputyship that they chose, `THEMSELVES`, or empty.
    """
    stood = review.stands_for(matrix_id, actor)
    if wanted == THEMSELVES or not (stood or wanted):
        return None
    if wanted:
        found = next((each for each in stood if each.id == wanted), None)
        if found is None:
            raise NoSuchDeputy
        return found
    listed = review.listed_people(matrix_id, actor)
    return None if any(each.member_id == actor.member_id for each in listed) else stood[0]


def sheet_for(
    matrix_id: str,
    actor: Actor,
    *,
    table: MatrixTable | None = None,
    deputy: DeputyView | None = None,
) -> Sheet:
    """Return what is asked of a person, or of them as somebody's deputy."""
    table = table or matrices.table(matrix_id, actor)
    voices = review.voices_in(matrix_id)
    if deputy is None:
        stood_in = (each.question for each in review.stood_in(matrix_id, actor))
        questions = (*matrices.questions_to(matrix_id, actor), *stood_in)
        confirm = tuple(_to_confirm(table, review.to_confirm(matrix_id, actor)))
        member_id = actor.member_id
    else:
        member_id = deputy.for_member_id
        every = matrices.questions(matrix_id, actor) if member_id else ()
        questions = tuple(each for each in every if each.asked_id == member_id)
        confirm = ()
    owed = tuple(
        each
        for each in review.reviews(matrix_id, actor)
        if member_id and (mine := each.of(member_id)) and mine.answer is Answer.OWED
    )
    return choose(
        table,
        questions,
        actor.member_id,
        voices=voices,
        confirm=confirm,
        reviews=owed,
        deputy=deputy,
    )


def choose(
    table: MatrixTable,
    questions: Sequence[QuestionView],
    member_id: str,
    *,
    voices: Mapping[str, VoiceView] | None = None,
    confirm: tuple[ToConfirm, ...] = (),
    reviews: tuple[ReviewView, ...] = (),
    deputy: DeputyView | None = None,
) -> Sheet:
    """Return what to ask a person: their own questions first, then cells with least in them.

    A cell in which they said something is answered; one for a single text that has it asks nothing,
    nor does one of a profile of which nobody asks them.
    """
    segments = {each.id: each for each in table.segments}
    dimensions = {row.dimension.id: row.dimension for row in table.open_rows}
    profile = {row.dimension.id for row in table.profile}
    own = [
        Asked(segments[each.segment_id], dimensions[each.dimension_id], question=each)
        for each in questions
        if each.segment_id in segments and each.dimension_id in dimensions
    ]
    taken = {(each.segment_id, each.dimension_id) for each in questions}
    gaps, answered = [], []
    for segment, dimension, cell in _cells(table):
        place, said = (segment.id, dimension.id), _said(cell, member_id, voices or {}, deputy)
        if said is not None:
            voice = (voices or {}).get(said.id)
            if voice is None or not voice.waits:
                answered.append(Asked(segment, dimension, said=said, voice=voice))
        elif _has_room(cell) and not (dimension.id in profile or place in taken):
            gaps.append((len(cell.statements), Asked(segment, dimension)))
    gaps.sort(key=lambda gap: gap[0])  # stable: as they stand in the table
    left = max(0, AT_ONCE - len(own) - len(answered) - len(confirm) - len(reviews))
    asked = (*own, *(asked for _, asked in gaps[:left]))
    return Sheet(asked, tuple(answered), confirm, reviews, deputy)


def _said(
    cell: CellView, member_id: str, voices: Mapping[str, VoiceView], deputy: DeputyView | None
) -> StatementView | None:
    """Return what somebody said in a cell, for themselves or as the deputy that they are now."""
    for_whom = deputy.stakeholder_id if deputy else ""
    for each in cell.statements:
        voice = voices.get(each.id)
        spoken_for = voice.stakeholder_id if voice and voice.kind is VoiceKind.DEPUTY else ""
        if each.member_id == member_id and spoken_for == for_whom:
            return each
    return None


def _to_confirm(table: MatrixTable, waiting: Sequence[VoiceView]) -> Iterator[ToConfirm]:
    """Return what is to be confirmed with its words, as far as it is in the table still."""
    by_id = {each.statement_id or each.proposal_id: each for each in waiting}
    for segment, dimension, cell in _cells(table):
        for said in cell.statements:
            if voice := by_id.get(said.id):
                yield ToConfirm(voice, said.text, said.version, segment, dimension)
        for proposal in cell.proposals:
            if voice := by_id.get(proposal.id):
                yield ToConfirm(voice, proposal.text, None, segment, dimension)


def _cells(table: MatrixTable) -> Iterator[tuple[SegmentView, DimensionView, CellView]]:
    for index, segment in enumerate(table.segments):
        for row in table.open_rows:
            if row.dimension.kind in (Kind.TEXT, Kind.STATEMENTS):
                yield segment, row.dimension, row.cells[index]


def _has_room(cell: CellView) -> bool:
    return cell.kind == Kind.STATEMENTS or not cell.statements
