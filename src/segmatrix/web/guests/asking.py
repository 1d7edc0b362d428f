"""Choosing what to ask somebody who has a few minutes: what one waits for from them, then gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segmatrix.matrix.queries import (
    CellView,
    DimensionView,
    MatrixTable,
    QuestionView,
    SegmentView,
    StatementView,
)
from segmatrix.matrix.terms import Kind

AT_ONCE = 6
"""Questions that are asked; about half a minute each."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, of the cell where a segment meets a dimension.

    Attributes:
        question: Who asks it of them, None where the matrix does.
        said: What they answered, None before.
    """

    segment: SegmentView
    dimension: DimensionView
    question: QuestionView | None = None
    said: StatementView | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked, and what was answered already."""

    open: tuple[Asked, ...]
    answered: tuple[Asked, ...]

    @property
    def minutes(self) -> int:
        """How long the open questions take, in whole minutes."""
        return -(-len(self.open) // 2)


def choose(table: MatrixTable, questions: Sequence[QuestionView], member_id: str) -> Sheet:
    """Return what to ask a person: their own questions first, then cells with least in them.

    A cell in which they said something is answered; one for a single text that has it asks nothing.
    """
    segments = {each.id: each for each in table.segments}
    dimensions = {row.dimension.id: row.dimension for row in table.rows}
    own = [
        Asked(segments[each.segment_id], dimensions[each.dimension_id], question=each)
        for each in questions
        if each.segment_id in segments and each.dimension_id in dimensions
    ]
    taken = {(each.segment_id, each.dimension_id) for each in questions}
    gaps, answered = [], []
    for segment, dimension, cell in _cells(table):
        said = next((each for each in cell.statements if each.member_id == member_id), None)
        if said is not None:
            answered.append(Asked(segment, dimension, said=said))
        elif (segment.id, dimension.id) not in taken and _has_room(cell):
            gaps.append((len(cell.statements), Asked(segment, dimension)))
    gaps.sort(key=lambda gap: gap[0])  # stable: as they stand in the table
    left = max(0, AT_ONCE - len(own) - len(answered))
    return Sheet((*own, *(asked for _, asked in gaps[:left])), tuple(answered))


def _cells(table: MatrixTable) -> Iterator[tuple[SegmentView, DimensionView, CellView]]:
    for index, segment in enumerate(table.segments):
        for row in table.rows:
            if row.dimension.kind in (Kind.TEXT, Kind.STATEMENTS):
                yield segment, row.dimension, row.cells[index]


def _has_room(cell: CellView) -> bool:
    return cell.kind == Kind.STATEMENTS or not cell.statements
