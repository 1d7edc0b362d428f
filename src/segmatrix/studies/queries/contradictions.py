"""The claims of a matrix that the data contradict."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access
from segmatrix.studies.contradicting import (
    About,
    Contradiction,
    Range,
    number_contradicted,
    place_contradicted,
    tier_contradicted,
)
from segmatrix.studies.models import ContradictionDismissal
from segmatrix.studies.queries.numbers import SIZE, standing
from segmatrix.studies.queries.suggestions import (
    Numbers,
    Place,
    Suggested,
    Suggestions,
    suggested,
)
from segmatrix.studies.terms import Side


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A contradiction that somebody let stand."""

    contradiction: Contradiction
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stated number in another unit than its row's, which no number of the data contradicts."""

    segment: matrices.SegmentView
    row: matrices.DimensionView
    stated: matrices.StatedMeasureView


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What people claim of segments beside what the data say.

    Attributes:
        agreed: By segment id.
        stated: By segment and row.
        contradictions: Those that nobody dismissed, in the order of the table.
        dismissed: The others.
        left_out: What cannot be compared, where the data do give a number.
    """

    matrix: matrices.MatrixView
    segments: tuple[matrices.SegmentView, ...]
    rows: tuple[matrices.DimensionView, ...]
    agreed: dict[str, matrices.AgreedPlacementView]
    stated: dict[Place, matrices.StatedMeasureView]
    suggestions: Suggestions
    contradictions: tuple[Contradiction, ...]
    dismissed: tuple[Dismissed, ...]
    left_out: tuple[LeftOut, ...]


def beliefs(matrix_id: str, actor: Actor) -> Beliefs:
    """Return what is claimed beside what the data say, for whoever may read the matrix.

    A fixed number of queries.
    """
    matrix = access.matrix(matrix_id, actor)
    read = _Read.of(matrix_id)
    found = read.contradictions()
    rows = ContradictionDismissal.objects.filter(matrix_id=matrix_id, current=True)
    dismissals = {row.key: row for row in rows}
    return Beliefs(
        matrix=matrix,
        segments=read.numbers.wanted.segments,
        rows=read.numbers.wanted.measures,
        agreed=read.agreed,
        stated=read.numbers.stated,
        suggestions=read.suggestions,
        contradictions=tuple(one for one in found if one.key not in dismissals),
        dismissed=tuple(
            Dismissed(one, row.reason, row.by_name, row.at)
            for one in found
            if (row := dismissals.get(one.key))
        ),
        left_out=tuple(_left_out(read.numbers)),
    )


def contradicted(matrix_id: str) -> list[Contradiction]:
    """Return the claims that the data contradict, dismissed or not, in the order of the table.

    Callers have checked that the actor may read the matrix.
    """
    return _Read.of(matrix_id).contradictions()


@dataclass(frozen=True, slots=True)
class _Read:
    """Both sides, as they were read."""

    suggestions: Suggestions
    agreed: dict[str, matrices.AgreedPlacementView]
    numbers: Numbers

    @classmethod
    def of(cls, matrix_id: str) -> Self:
        return cls(
            suggestions=suggested(matrix_id),
            agreed={one.segment_id: one for one in matrices.agreed_placements(matrix_id)},
            numbers=Numbers.of(matrix_id, standing(matrix_id)),
        )

    def contradictions(self) -> list[Contradiction]:
        return [
            one
            for segment in self.numbers.wanted.segments
            for one in (
                *_of_places(segment, self.suggestions, self.agreed.get(segment.id)),
                *_of_numbers(segment, self.numbers),
            )
            if one is not None
        ]


def _of_places(
    segment: matrices.SegmentView,
    suggestions: Suggestions,
    agreed: matrices.AgreedPlacementView | None,
) -> Iterator[Contradiction | None]:
    placed = {About.ACROSS: agreed and agreed.x, About.UP: agreed and agreed.y}
    for (about, at), measured in zip(placed.items(), suggestions.axes, strict=True):
        data = measured.positions.get(segment.id)
        if data is None:
            continue
        if at is not None:
            yield place_contradicted(about, segment.id, at, _range(data), data.at)
        if measured.basis.kind == Side.VALUE:
            yield tier_contradicted(segment.id, segment.tier, _range(data), data.at)


def _of_numbers(segment: matrices.SegmentView, numbers: Numbers) -> Iterator[Contradiction | None]:
    """Yield what of a segment's stated numbers the data contradict.

    A size may be off by all those for whom it rests on a missing value.
    """
    for row in numbers.wanted.measures:
        stated = numbers.stated_in(segment, row)
        computed = numbers.computed(segment, row)
        if stated is None or computed is None or computed.value is None:
            continue
        slack = computed.unsure if row.key == SIZE else 0
        data = Range(computed.value - slack, computed.value + slack)
        yield number_contradicted(segment.id, row.id, stated.low, stated.high, data, computed.value)


def _left_out(numbers: Numbers) -> Iterator[LeftOut]:
    for segment in numbers.wanted.segments:
        for row in numbers.wanted.measures:
            computed = numbers.computed(segment, row)
            stated = numbers.left_out(segment, row)
            if stated and computed is not None and computed.value is not None:
                yield LeftOut(segment, row, stated)


def _range(data: Suggested) -> Range:
    return Range(data.low, data.high)
