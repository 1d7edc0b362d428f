"""Who is in: the segments of a matrix as they were counted, and how they cover and overlap."""

from dataclasses import dataclass
from datetime import datetime

from segmatrix.base.actor import Actor
from segmatrix.matrix import queries as matrices
from segmatrix.studies import access
from segmatrix.studies.counts import Combinations, Covered
from segmatrix.studies.models import Snapshot
from segmatrix.studies.naming import digest
from segmatrix.studies.queries.numbers import (
    ComputedMeasure,
    Standing,
    older_data,
    stamp_of,
    standing,
)
from segmatrix.studies.queries.sources import SourceView


@dataclass(frozen=True, slots=True)
class WhoSegment:
    """A segment of the matrix.

    Attributes:
        size: None while it has no rule or no data is chosen.
        measures: Its other computed numbers, as `WhoIsIn.measures` has them.
    """

    segment: matrices.SegmentView
    size: ComputedMeasure | None
    measures: tuple[ComputedMeasure, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many customers are in no segment, in one, in several.

    Attributes:
        measures: Of each row that is a sum: the row, and what each part makes of it.
    """

    none: int
    one: int
    several: int
    measures: tuple[tuple[matrices.DimensionView, Covered], ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many customers segments share.

    Attributes:
        segments: Those that were counted and are still in the table, in its order.
        counts: How many each two of them share; each one's own size stands with itself.
        combinations: How many are in exactly which of the segments that were counted.
    """

    segments: tuple[matrices.SegmentView, ...]
    counts: tuple[tuple[int, ...], ...]
    combinations: Combinations


@dataclass(frozen=True, slots=True)
class WhoIsIn:
    """The segments of a matrix and their members in numbers.

    Attributes:
        unit: What the segments consist of, person or account, as it was counted.
        source: The data that is chosen, if any.
        measures: The rows that the data gives a number for, beside sizes.
        segments: In the order of the table.
        universe: How many customers the data knows; None before anything was counted, as for
            `coverage` and `overlap`.
        stale: Why coverage and overlap may not hold any more, in words.
    """

    matrix: matrices.MatrixView
    unit: str
    source: SourceView | None
    measures: tuple[matrices.DimensionView, ...]
    segments: tuple[WhoSegment, ...]
    universe: int | None = None
    as_of: datetime | None = None
    data_stamp: str = ""
    taken_at: datetime | None = None
    stale: tuple[str, ...] = ()
    coverage: Coverage | None = None
    overlap: Overlap | None = None


def who_is_in(matrix_id: str, actor: Actor) -> WhoIsIn:
    """Return the segments of a matrix with their numbers, for whoever may read it.

    Nothing is evaluated: all of it is in the newest snapshot. A fixed number of queries.
    """
    matrix = access.matrix(matrix_id, actor)
    here = standing(matrix_id)
    if here is None:
        segments = matrices.segments(matrix_id, actor)
        unruled = tuple(WhoSegment(segment, None, ()) for segment in segments)
        return WhoIsIn(matrix, matrix.unit, None, (), unruled)
    measures = tuple(each for each in here.wanted.measures if each.measure.strip())
    segments = tuple(
        WhoSegment(
            segment,
            here.size(segment.id) if segment.rule.strip() else None,
            tuple(here.number(segment.id, row) for row in measures if segment.rule.strip()),
        )
        for segment in here.wanted.segments
    )
    snapshot = here.snapshot
    if snapshot is None:
        return WhoIsIn(matrix, matrix.unit, here.source, measures, segments)
    return WhoIsIn(
        matrix=matrix,
        unit=snapshot.unit,
        source=here.source,
        measures=measures,
        segments=segments,
        universe=snapshot.universe,
        as_of=snapshot.as_of,
        data_stamp=stamp_of(snapshot, here.source),
        taken_at=snapshot.taken_at,
        stale=_stale(segments, snapshot, here),
        coverage=_coverage(snapshot, measures),
        overlap=_overlap(snapshot, here),
    )


def _stale(segments: tuple[WhoSegment, ...], snapshot: Snapshot, here: Standing) -> tuple[str, ...]:
    sizes = [each.size for each in segments if each.size is not None]
    reasons = [reason for size in sizes for reason in size.stale]
    return tuple(dict.fromkeys([*reasons, *older_data(snapshot, here.source)]))


def _coverage(snapshot: Snapshot, measures: tuple[matrices.DimensionView, ...]) -> Coverage:
    covered = {ident: Covered(**kept) for ident, kept in snapshot.covered.items()}
    return Coverage(
        **snapshot.coverage,
        measures=tuple(
            (row, covered[row.id])
            for row in measures
            if row.id in covered and covered[row.id].measure == digest(row.measure, row.over)
        ),
    )


def _overlap(snapshot: Snapshot, here: Standing) -> Overlap | None:
    """Return the overlap, None for a snapshot from before combinations were counted."""
    if not snapshot.combinations:
        return None
    place = {ident: number for number, ident in enumerate(snapshot.overlap["segments"])}
    shown = tuple(each for each in here.wanted.segments if each.id in place)
    counts = snapshot.overlap["counts"]
    return Overlap(
        segments=shown,
        counts=tuple(
            tuple(counts[place[one.id]][place[other.id]] for other in shown) for one in shown
        ),
        combinations=Combinations(**snapshot.combinations),
    )
