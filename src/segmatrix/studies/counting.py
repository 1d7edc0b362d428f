"""From the rules of a matrix and customer data to numbers, or to words where there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from django.utils.translation import gettext as _

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import SegmentResult
from segmatrix.kit.rules.fingerprints import fingerprint
from segmatrix.kit.rules.nodes import Everyone
from segmatrix.kit.rules.rulefile import Over, Rules, SegmentRule
from segmatrix.studies.reading import (
    Dimension,
    Problem,
    Reading,
    Segment,
    digest,
    known,
    readable_measures,
    reading,
)

EVERYBODY = "everyone"


@dataclass(frozen=True, slots=True)
class MeasureCount:
    """A segment's number.

    Attributes:
        measure: What it was computed by: `digest` of expression and way of joining.
        value: None where nothing is known to make it of, or there is a problem.
        share: Of what all customers make together, where that is a sum above zero.
        counted: The members it is made of.
        missing: The members who have none.
        unsure: The members whose number rests on a missing value.
    """

    measure: str
    value: float | None = None
    share: float | None = None
    counted: int = 0
    missing: int = 0
    unsure: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class SegmentCount:
    """What was counted for one segment.

    Attributes:
        rests_on: By segment id, the `digest` of each rule that the numbers rest on: its own and
            those it refers to.
        fingerprint: Of its rule; equal rules have equal ones however they are written.
        size: Its members, None if there is a problem.
        unsure: Those, in or out, for whom it rests on a missing value.
        missing: How many of the unsure lack each trait or property.
    """

    rests_on: dict[str, str]
    fingerprint: str = ""
    size: int | None = None
    share: float | None = None
    unsure: int = 0
    missing: dict[str, int] = field(default_factory=dict)
    measures: dict[str, MeasureCount] = field(default_factory=dict)
    problem: Problem | None = None

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Build it from what `dataclasses.asdict` made of it."""
        measures = {
            key: MeasureCount(**{**one, "problem": _problem(one["problem"])})
            for key, one in kept["measures"].items()
        }
        return cls(**{**kept, "measures": measures, "problem": _problem(kept["problem"])})


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for all segments together."""

    universe: int
    segments: dict[str, SegmentCount]
    coverage: dict[str, int]
    overlap: dict[str, Any]


def count(
    segments: Iterable[Segment],
    dimensions: Iterable[Dimension],
    *,
    unit: str,
    timezone: str,
    data: CustomerData,
    as_of: datetime,
) -> Count:
    """Count every segment that has a rule, and compute every dimension that has a measure.

    Args:
        segments: Those of a matrix; of one without a rule nothing is said.
        dimensions: Its measures; one without an expression is left to people.
        unit: What a rule decides about, person or account.
        timezone: The IANA zone in which days and months begin.
        data: What is counted in.
        as_of: The instant up to which it counts.
    """
    dimensions = list(dimensions)
    read = reading([each for each in segments if each.rule.strip()], data.catalog, unit)
    measures, wrong = readable_measures(dimensions, known(data.catalog, unit, read.segments))
    rules = read.rules(timezone, measures.values())
    result = evaluate(data, rules, as_of)
    marks = {each.id: digest(each.measure, each.over) for each in dimensions}
    numbers = _Numbers(marks, wrong, _totals(data, rules, as_of))
    found = {read.id_of(each.name): each for each in result.segments}
    return Count(
        universe=result.universe,
        segments={
            segment.id: _counted(read, segment, found[segment.id], result.universe, numbers)
            if segment.id in found
            else SegmentCount(read.rests_on(segment), problem=read.problems[segment.id])
            for segment in read.segments
        },
        coverage=asdict(result.coverage()),
        overlap={"segments": list(found), "counts": result.overlap()},
    )


# --- writing down ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What all segments' numbers have in common.

    Attributes:
        marks: The mark of each measure, by dimension id.
        wrong: What is wrong with those that cannot be computed.
        totals: What all customers make together of those that are sums.
    """

    marks: Mapping[str, str]
    wrong: Mapping[str, Problem]
    totals: Mapping[str, float]

    def of(self, segment: SegmentResult) -> dict[str, MeasureCount]:
        """Return a segment's numbers, by dimension id."""
        broken = {
            ident: MeasureCount(self.marks[ident], problem=problem)
            for ident, problem in self.wrong.items()
        }
        return broken | {
            ident: MeasureCount(
                measure=self.marks[ident],
                value=one.value,
                share=_share(one.value, self.totals.get(ident)),
                counted=one.counted,
                missing=one.missing,
                unsure=one.unsure,
                problem=_too_large() if one.too_large else None,
            )
            for ident, one in segment.measures.items()
        }


def _totals(data: CustomerData, rules: Rules, as_of: datetime) -> dict[str, float]:
    """Return what all customers make together of each measure that is a sum."""
    sums = tuple(measure for measure in rules.measures if measure.over is Over.SUM)
    if not sums:
        return {}
    everybody = (SegmentRule(EVERYBODY, EVERYBODY, Everyone()),)
    result = evaluate(data, replace(rules, segments=everybody, measures=sums), as_of)
    totals = result[EVERYBODY].measures.items()
    return {name: one.value for name, one in totals if one.value is not None}


def _counted(
    read: Reading, segment: Segment, found: SegmentResult, universe: int, numbers: _Numbers
) -> SegmentCount:
    return SegmentCount(
        rests_on=read.rests_on(segment),
        fingerprint=fingerprint(read.trees[segment.name]),
        size=found.size,
        share=_share(found.size, universe),
        unsure=found.unsure,
        missing=dict(found.missing),
        measures=numbers.of(found),
    )


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and part >= 0 and whole and whole > 0 else None


def _too_large() -> Problem:
    return Problem(
        _("The numbers are too large to add up."),
        _("Look for amounts that cannot be right in the data."),
    )


def _problem(kept: Mapping[str, Any] | None) -> Problem | None:
    return Problem(**kept) if kept else None
