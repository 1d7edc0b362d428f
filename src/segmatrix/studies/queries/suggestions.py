"""Where the data put the segments of a matrix on the axes of its map.

A suggestion changes nothing: it stands beside what people placed and agreed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.kit.analysis.positions import Position
from segmatrix.kit.analysis.specialisation import Specialisation, standings
from segmatrix.kit.analysis.value import Weighed, values
from segmatrix.matrix import queries as matrices
from segmatrix.studies.basing import Basis
from segmatrix.studies.counts import NeedsCount
from segmatrix.studies.queries.bases import bases
from segmatrix.studies.queries.numbers import (
    SIZE,
    ComputedMeasure,
    Standing,
    older_data,
    stamp_of,
    standing,
)
from segmatrix.studies.reading import Problem
from segmatrix.studies.terms import Side

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """What one row of numbers adds to the value of a segment.

    Attributes:
        value: The number; None if nobody knows it.
        stated: Whether a person stated it, rather than the data gave it.
        rank: Where it stands among the segments, 0 to 1, best at 1; None if that is not known.
        left_out: What a person stated in another unit than the row's, which counts for nothing.
    """

    row: matrices.DimensionView
    weight: float
    less_is_better: bool
    value: float | None
    stated: bool
    rank: float | None
    left_out: matrices.StatedMeasureView | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """Where the data put a segment on one axis, and what that is made of.

    Attributes:
        at: The position, 1 to 9, between `low` and `high`.
        needs: Of an axis made of needs.
        ingredients: Of an axis made of value.
    """

    at: float
    low: float
    high: float
    needs: Specialisation | None = None
    ingredients: tuple[Ingredient, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestedPlacement:
    """Where the data put a segment on both axes; None on one that they say nothing of."""

    segment_id: str
    x: Suggested | None
    y: Suggested | None

    def on(self, slot: str) -> Suggested | None:
        """Return where it is across (`x`) or up (`y`)."""
        return self.x if slot == "x" else self.y


@dataclass(frozen=True, slots=True)
class MeasuredAxis:
    """The data side of an axis.

    Attributes:
        counted: Of needs, what the newest snapshot says; None while it says nothing.
        reference: Of needs, the excess that stands at 9; None where nobody's needs are special.
        stale: Why it may not hold any more, in words.
        problem: What is wrong, where that is why there is no position.
        positions: By segment id.
    """

    axis: matrices.AxisView
    basis: Basis
    counted: NeedsCount | None
    reference: float | None
    stale: tuple[str, ...]
    problem: Problem | None
    positions: dict[str, Suggested]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Where the data put the segments of a matrix.

    Attributes:
        placements: By segment id, of every segment that the data place on an axis at least.
        as_of: The instant up to which data counted; None without a snapshot.
        data_stamp: The beginning of the hash of the data.
    """

    x: MeasuredAxis
    y: MeasuredAxis
    placements: dict[str, SuggestedPlacement]
    as_of: datetime | None = None
    data_name: str = ""
    data_stamp: str = ""

    @property
    def axes(self) -> tuple[MeasuredAxis, MeasuredAxis]:
        """Both axes: across, up."""
        return self.x, self.y


def suggested(matrix_id: str) -> Suggestions:
    """Return where the data put the segments of a matrix on the axes that its map has.

    A fixed number of queries. Callers have checked that the actor may read the matrix.
    """
    chosen = bases(matrix_id)
    across, up = matrices.axes(matrix_id)
    if not chosen:
        return Suggestions(_unmeasured(across), _unmeasured(up), {})
    here = standing(matrix_id)
    numbers = Numbers.of(matrix_id, here)
    x, y = (_measured(axis, chosen.get(axis.id, Basis()), here, numbers) for axis in (across, up))
    found = {
        segment.id: SuggestedPlacement(
            segment.id, x.positions.get(segment.id), y.positions.get(segment.id)
        )
        for segment in numbers.wanted.segments
        if segment.id in x.positions or segment.id in y.positions
    }
    if here is None or here.snapshot is None:
        return Suggestions(x, y, found)
    stamp = stamp_of(here.snapshot, here.source)
    return Suggestions(x, y, found, here.snapshot.as_of, here.source.name, stamp)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a matrix, computed and stated.

    Attributes:
        here: What the computed ones are read from; None while no data is chosen.
    """

    wanted: matrices.Definitions
    here: Standing | None
    stated: dict[Place, matrices.StatedMeasureView]

    @classmethod
    def of(cls, matrix_id: str, here: Standing | None) -> "Numbers":
        """Return those of a matrix."""
        wanted = here.wanted if here else matrices.definitions(matrix_id)
        return cls(wanted, here, matrices.stated_measures(matrix_id))

    def computed(
        self, segment: matrices.SegmentView, row: matrices.DimensionView
    ) -> ComputedMeasure | None:
        """Return what the data give for a cell, None where they are not asked."""
        asked = segment.rule.strip() and (row.key == SIZE or row.measure.strip())
        return self.here.number(segment.id, row) if self.here and asked else None

    def value(
        self, segment: matrices.SegmentView, row: matrices.DimensionView
    ) -> tuple[float | None, bool]:
        """Return the number of a cell and whether a person stated it: what is computed goes first.

        Of a stated range the middle counts.
        """
        computed = self.computed(segment, row)
        if computed is not None and computed.value is not None:
            return computed.value, False
        stated = self.stated_in(segment, row)
        return ((stated.low + stated.high) / 2, True) if stated else (None, False)

    def stated_in(
        self, segment: matrices.SegmentView, row: matrices.DimensionView
    ) -> matrices.StatedMeasureView | None:
        """Return what a person stated for a cell, if it is in the unit of its row."""
        return None if self.left_out(segment, row) else self.stated.get((segment.id, row.id))

    def left_out(
        self, segment: matrices.SegmentView, row: matrices.DimensionView
    ) -> matrices.StatedMeasureView | None:
        """Return what a person stated for a cell in another unit than its row's."""
        stated = self.stated.get((segment.id, row.id))
        other = stated and stated.unit and row.unit and stated.unit != row.unit
        return stated if other else None


def _unmeasured(axis: matrices.AxisView) -> MeasuredAxis:
    return MeasuredAxis(axis, Basis(), None, None, (), None, {})


def _measured(
    axis: matrices.AxisView, basis: Basis, here: Standing | None, numbers: Numbers
) -> MeasuredAxis:
    match basis.kind:
        case Side.NEEDS:
            return _by_needs(axis, basis, here)
        case Side.VALUE:
            return MeasuredAxis(axis, basis, None, None, (), None, _by_value(basis, numbers))
    return _unmeasured(axis)


def _by_needs(axis: matrices.AxisView, basis: Basis, here: Standing | None) -> MeasuredAxis:
    snapshot = here.snapshot if here else None
    kept = snapshot.needs.get(axis.id) if snapshot else None
    if here is None or snapshot is None or kept is None:
        return MeasuredAxis(axis, basis, None, None, (_("being counted"),), None, {})
    counted = NeedsCount.from_json(kept)
    known = {segment.id for segment in here.wanted.segments}
    here_now = {ident: one for ident, one in counted.segments.items() if ident in known}
    found = standings(here_now, basis.reference)
    stale = [_("older than what counts as a need")] if counted.mark != basis.mark else []
    return MeasuredAxis(
        axis=axis,
        basis=basis,
        counted=counted,
        reference=found.reference,
        stale=(*stale, *older_data(snapshot, here.source)),
        problem=counted.problem,
        positions={
            ident: _suggested(at, needs=here_now[ident]) for ident, at in found.positions.items()
        },
    )


def _by_value(basis: Basis, numbers: Numbers) -> dict[str, Suggested]:
    weights = dict(basis.weights)
    rows = {row.id: row for row in numbers.wanted.measures if row.id in weights}
    segments = numbers.wanted.segments
    by_id = {one.id: one for one in segments}
    told = {(one.id, row.id): numbers.value(one, row) for one in segments for row in rows.values()}
    weighed = [
        Weighed(
            row,
            weights[row],
            {one.id: told[one.id, row][0] for one in segments},
            row in basis.less_is_better,
        )
        for row in rows
    ]
    found = values([one.id for one in segments], weighed)
    return {
        ident: _suggested(
            one.position,
            ingredients=(
                Ingredient(
                    rows[piece.name],
                    piece.weight,
                    piece.reversed,
                    piece.value,
                    told[ident, piece.name][1],
                    piece.rank,
                    numbers.left_out(by_id[ident], rows[piece.name]),
                )
                for piece in one.pieces
            ),
        )
        for ident, one in found.items()
        if one.position is not None
    }


def _suggested(
    at: Position,
    needs: Specialisation | None = None,
    ingredients: Iterable[Ingredient] = (),
) -> Suggested:
    return Suggested(at.at, at.low, at.high, needs, tuple(ingredients))
