"""What may be read of a matrix's numbers: those computed, their data, and a size at once."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from segmatrix.base.actor import Actor
from segmatrix.base.ids import new_id
from segmatrix.datasets import queries as datasets
from segmatrix.kit.rules.checking import problems as rule_problems
from segmatrix.kit.rules.errors import RuleError
from segmatrix.kit.rules.nodes import Rule
from segmatrix.matrix import queries as matrices
from segmatrix.people.terms import Permission
from segmatrix.studies import access, live_sizes
from segmatrix.studies.counting import MeasureCount, SegmentCount
from segmatrix.studies.errors import NoDataChosen
from segmatrix.studies.live_sizes import LiveSize
from segmatrix.studies.models import Snapshot, Source
from segmatrix.studies.reading import Dimension, Problem, Segment, digest, known

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
class SourceView:
    """Where a matrix's numbers come from."""

    dataset_id: str
    name: str
    current: datasets.ImportView | None


@dataclass(frozen=True, slots=True)
class Use:
    """A matrix of the workspace, and whether its segments are counted in the data in question."""

    matrix_id: str
    name: str
    chosen: bool
    other: str


def computed(matrix_id: str) -> dict[tuple[str, str], ComputedMeasure]:
    """Return the computed numbers of a matrix by segment id and dimension id.

    A fixed number of queries. A segment without a rule has none, and without data chosen there are
    none at all. Callers have checked that the actor may read the matrix.
    """
    source = source_of(matrix_id)
    if source is None:
        return {}
    wanted = matrices.definitions(matrix_id)
    rows = Snapshot.objects.filter(matrix_id=matrix_id).order_by("-taken_at", "-pk")
    snapshot = rows.first()
    marks = {segment.id: digest(segment.rule) for segment in wanted.segments}
    found = {}
    for segment in wanted.segments:
        if not segment.rule.strip():
            continue
        for dimension in wanted.measures:
            if dimension.key == SIZE or dimension.measure.strip():
                cell = _Cell(source, wanted.unit, snapshot, marks, segment.id, dimension)
                found[segment.id, dimension.id] = cell.measure()
    return found


def source_of(matrix_id: str) -> SourceView | None:
    """Return the data that a matrix's segments are counted in, if any is chosen and still there."""
    row = Source.objects.filter(matrix_id=matrix_id).first()
    if row is None:
        return None
    found = datasets.sources([row.dataset_id]).get(row.dataset_id)
    return found and SourceView(found.id, found.name, found.current)


def uses(dataset_id: str, actor: Actor) -> list[Use]:
    """Return the matrices of the actor's workspace, each with the data it is counted in."""
    found = matrices.matrices(actor.workspace_id, actor)
    rows = Source.objects.filter(matrix_id__in=[each.id for each in found])
    chosen = dict(rows.values_list("matrix_id", "dataset_id"))
    names = {ident: each.name for ident, each in datasets.sources(list(chosen.values())).items()}
    return [_use(each, chosen.get(each.id, ""), dataset_id, names) for each in found]


def matrices_by_dataset(actor: Actor) -> dict[str, list[str]]:
    """Return the names of the matrices that are counted in each data source, by its id."""
    names = {each.id: each.name for each in matrices.matrices(actor.workspace_id, actor)}
    found: dict[str, list[str]] = {}
    for row in Source.objects.filter(matrix_id__in=names):
        found.setdefault(row.dataset_id, []).append(names[row.matrix_id])
    return found


def unit(matrix_id: str) -> str:
    """Return what the rules of a matrix decide about: person or account."""
    return matrices.definitions(matrix_id).unit


def problems(matrix_id: str, tree: Rule) -> tuple[RuleError, ...]:
    """Return what the chosen data cannot answer of a rule, none while no data is ready.

    Callers have checked that the actor may read the matrix.
    """
    source = source_of(matrix_id)
    if source is None or source.current is None:
        return ()
    wanted = matrices.definitions(matrix_id)
    names = known(datasets.catalog(source.dataset_id), wanted.unit, segments_in(wanted))
    return rule_problems(tree, names)


def size_of(rule: str, matrix_id: str, actor: Actor, *, segment_id: str = "") -> LiveSize:
    """Return how large a segment of this rule would be, for whoever is typing it.

    A newer question of the same person stops this one (Superseded), and so does the clock
    (TookTooLong).

    Args:
        rule: The rule as it stands, which may not be empty.
        matrix_id: Its matrix.
        actor: Who asks; they must be permitted to work with customer data.
        segment_id: The segment it is for, so that a rule that refers to it is a circle.
    """
    access.matrix(matrix_id, actor, may=Permission.DATA)
    source = source_of(matrix_id)
    if source is None or source.current is None:
        raise NoDataChosen
    wanted = matrices.definitions(matrix_id)
    names = {each.id: each.name for each in wanted.segments}
    asked = Segment(segment_id or new_id(), names.get(segment_id, new_id()), rule)
    others = [each for each in segments_in(wanted) if each.id != segment_id]
    with (
        live_sizes.asking(actor.member_id) as question,
        datasets.data_of(source.dataset_id, import_id=source.current.id) as data,
    ):
        return live_sizes.size(
            question,
            asked,
            others,
            unit=wanted.unit,
            timezone=source.current.timezone,
            data=data,
            as_of=source.current.as_of,
        )


def segments_in(wanted: matrices.Definitions) -> list[Segment]:
    """Return the segments of a matrix as they are counted."""
    return [Segment(each.id, each.name, each.rule) for each in wanted.segments]


def dimensions_in(wanted: matrices.Definitions) -> list[Dimension]:
    """Return the measures of a matrix as they are computed."""
    return [Dimension(each.id, each.measure, each.over) for each in wanted.measures]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell whose number the data gives."""

    source: SourceView
    unit: str
    snapshot: Snapshot | None
    marks: dict[str, str]
    segment_id: str
    dimension: matrices.DimensionView

    def measure(self) -> ComputedMeasure:
        counted = self._counted()
        if self.snapshot is None or counted is None:
            waiting = _("being counted") if self.source.current else _("waiting for the import")
            return ComputedMeasure(None, self.dimension.unit, stale=(waiting,))
        number = self._number(counted)
        return ComputedMeasure(
            value=number.value,
            unit=self.dimension.unit,
            unsure=number.unsure,
            missing=_commonest(counted.missing),
            without=number.missing,
            share=number.share,
            universe=self.snapshot.universe,
            as_of=self.snapshot.as_of,
            data_name=self.source.name,
            data_stamp=self._stamp(),
            stale=tuple(self._stale(counted, number)),
            problem=counted.problem or number.problem,
        )

    def _counted(self) -> SegmentCount | None:
        kept = self.snapshot and self.snapshot.segments.get(self.segment_id)
        return SegmentCount.from_json(kept) if kept else None

    def _number(self, counted: SegmentCount) -> MeasureCount:
        if self._is_size:
            return MeasureCount("", counted.size, counted.share, unsure=counted.unsure)
        mark = digest(self.dimension.measure, self.dimension.over)
        return counted.measures.get(self.dimension.id, MeasureCount(mark))

    @property
    def _is_size(self) -> bool:
        return self.dimension.key == SIZE and not self.dimension.measure.strip()

    def _stamp(self) -> str:
        current = self.source.current
        if self.snapshot is None or current is None or current.id != self.snapshot.import_id:
            return ""
        return str(current.stamp["sha256"])[:12]

    def _stale(self, counted: SegmentCount, number: MeasureCount) -> list[str]:
        assert self.snapshot is not None
        reasons = []
        if any(self.marks.get(ident) != mark for ident, mark in counted.rests_on.items()):
            reasons.append(_("older than its rule"))
        if self.snapshot.unit != self.unit:
            reasons.append(_("counted in another unit"))
        measure = digest(self.dimension.measure, self.dimension.over)
        if not self._is_size and (
            number.measure != measure or self.dimension.id not in counted.measures
        ):
            reasons.append(_("older than how it is computed"))
        if self.snapshot.dataset_id != self.source.dataset_id:
            reasons.append(_("from other data"))
        elif self.source.current and self.snapshot.import_id != self.source.current.id:
            reasons.append(_("older than the data"))
        return reasons


def _use(matrix: matrices.MatrixView, chosen: str, dataset_id: str, names: dict[str, str]) -> Use:
    here = chosen == dataset_id
    return Use(matrix.id, matrix.name, here, "" if here else names.get(chosen, ""))


def _commonest(missing: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(missing, key=lambda name: (-missing[name], name)))
