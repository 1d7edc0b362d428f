"""The computed numbers of a matrix's cells."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.matrix import queries as matrices
from segmatrix.studies.counts import MeasureCount, SegmentCount
from segmatrix.studies.models import Snapshot
from segmatrix.studies.naming import digest
from segmatrix.studies.queries.rule_terms import name_marks
from segmatrix.studies.queries.sources import SourceView, source_of
from segmatrix.studies.reading import Problem

SIZE = "size"
"""The key of the built-in row that says how many customers a segment has."""


@dataclass(frozen=True, slots=True)
class ComputedMeasure:
    """A number of a cell as the data gives it.

    Attributes:
        value: None where there is none to give: see `problem` and `stale`.
        unsure: For how many customers it rests on a missing value.
        missing: The traits and properties that they lack, the commonest first.
        without: The members that have no such number and are left out of it.
        share: Of all customers, or of what they make together.
        universe: How many customers the data knows.
        as_of: The instant up to which data counts.
        data_stamp: The beginning of the hash of the data it was counted in.
        stale: Why it may not hold any more, each reason in words.
        problem: What is wrong with the rule or measure, where that is why there is no number.
    """

    value: float | None
    unit: str
    unsure: int = 0
    missing: tuple[str, ...] = ()
    without: int = 0
    share: float | None = None
    universe: int | None = None
    as_of: datetime | None = None
    data_name: str = ""
    data_stamp: str = ""
    stale: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the numbers of a matrix are read from.

    Attributes:
        source: The data that is chosen.
        wanted: What is to be counted now.
        snapshot: What was counted last, None before anything was.
        marks: What rules and lists hold now, so that older numbers are told.
    """

    source: SourceView
    wanted: matrices.Definitions
    snapshot: Snapshot | None
    marks: dict[str, str]

    def size(self, segment_id: str) -> ComputedMeasure:
        """Return how many members a segment with a rule has."""
        return _Cell(self, segment_id, None).measure()

    def number(self, segment_id: str, dimension: matrices.DimensionView) -> ComputedMeasure:
        """Return the number of a segment with a rule in a row."""
        return _Cell(self, segment_id, dimension).measure()


def standing(matrix_id: str) -> Standing | None:
    """Return what the numbers of a matrix are read from, None while no data is chosen.

    A fixed number of queries. Callers have checked that the actor may read the matrix.
    """
    source = source_of(matrix_id)
    if source is None:
        return None
    wanted = matrices.definitions(matrix_id)
    rows = Snapshot.objects.filter(matrix_id=matrix_id).order_by("-taken_at", "-pk")
    marks = {segment.id: digest(segment.rule) for segment in wanted.segments}
    return Standing(source, wanted, rows.first(), marks | name_marks(matrix_id))


def computed(matrix_id: str) -> dict[tuple[str, str], ComputedMeasure]:
    """Return the computed numbers of a matrix by segment id and dimension id.

    A fixed number of queries. A segment without a rule has none, and without data chosen there are
    none at all. Callers have checked that the actor may read the matrix.
    """
    here = standing(matrix_id)
    if here is None:
        return {}
    return {
        (segment.id, dimension.id): here.number(segment.id, dimension)
        for segment in here.wanted.segments
        if segment.rule.strip()
        for dimension in here.wanted.measures
        if dimension.key == SIZE or dimension.measure.strip()
    }


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell whose number the data gives; without a dimension, the size of its segment."""

    here: Standing
    segment_id: str
    dimension: matrices.DimensionView | None

    def measure(self) -> ComputedMeasure:
        counted, snapshot, source = self._counted(), self.here.snapshot, self.here.source
        unit = self.dimension.unit if self.dimension else ""
        if snapshot is None or counted is None:
            waiting = _("being counted") if source.current else _("waiting for the import")
            return ComputedMeasure(None, unit, stale=(waiting,))
        number = self._number(counted)
        return ComputedMeasure(
            value=number.value,
            unit=unit,
            unsure=number.unsure,
            missing=_commonest(counted.missing),
            without=number.missing,
            share=number.share,
            universe=snapshot.universe,
            as_of=snapshot.as_of,
            data_name=source.name,
            data_stamp=stamp_of(snapshot, source),
            stale=tuple(self._stale(counted, number)),
            problem=counted.problem or number.problem,
        )

    def _counted(self) -> SegmentCount | None:
        snapshot = self.here.snapshot
        kept = snapshot and snapshot.segments.get(self.segment_id)
        return SegmentCount.from_json(kept) if kept else None

    def _number(self, counted: SegmentCount) -> MeasureCount:
        if self._row is None:
            return MeasureCount("", counted.size, counted.share, unsure=counted.unsure)
        mark = digest(self._row.measure, self._row.over)
        return counted.measures.get(self._row.id, MeasureCount(mark))

    @property
    def _row(self) -> matrices.DimensionView | None:
        """The row whose measure is computed; None for a size."""
        row = self.dimension
        is_size = row is None or (row.key == SIZE and not row.measure.strip())
        return None if is_size else row

    def _stale(self, counted: SegmentCount, number: MeasureCount) -> list[str]:
        snapshot, source = self.here.snapshot, self.here.source
        assert snapshot is not None
        reasons = []
        if any(self.here.marks.get(ident) != mark for ident, mark in counted.rests_on.items()):
            reasons.append(_("older than its rule"))
        if snapshot.unit != self.here.wanted.unit:
            reasons.append(_("counted in another unit"))
        if self._row is not None and (
            number.measure != digest(self._row.measure, self._row.over)
            or self._row.id not in counted.measures
        ):
            reasons.append(_("older than how it is computed"))
        return reasons + older_data(snapshot, source)


def stamp_of(snapshot: Snapshot, source: SourceView) -> str:
    """Return the beginning of the hash of a snapshot's data, empty if that is not read any more."""
    if source.current is None or source.current.id != snapshot.import_id:
        return ""
    return str(source.current.stamp["sha256"])[:12]


def older_data(snapshot: Snapshot, source: SourceView) -> list[str]:
    """Return in words whether a snapshot was counted in other data than is read now."""
    if snapshot.dataset_id != source.dataset_id:
        return [_("from other data")]
    if source.current and snapshot.import_id != source.current.id:
        return [_("older than the data")]
    return []


def _commonest(missing: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(missing, key=lambda name: (-missing[name], name)))
