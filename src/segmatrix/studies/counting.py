"""From the rules of a matrix and customer data to numbers, or to words where there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.utils.translation import gettext as _

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.membership import Result, SegmentResult
from segmatrix.kit.engine.overlapping import combinations
from segmatrix.kit.rules.fingerprints import fingerprint
from segmatrix.kit.rules.nodes import And, AtLeastOf, Everyone, InSegment, Not, Or, Rule
from segmatrix.kit.rules.rulefile import Measure, Over, Rules, SegmentRule
from segmatrix.studies.counts import (
    Combinations,
    Covered,
    ListCount,
    MeasureCount,
    SegmentCount,
)
from segmatrix.studies.naming import Dimension, Named, NamedList, Segment, digest, known
from segmatrix.studies.reading import Problem, Reading, readable_measures, reading

MOST_COMBINATIONS = 100
"""Combinations of segments that a snapshot keeps one by one."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for all segments together.

    Attributes:
        covered: By dimension id.
        lists: By list id.
        result: Who is in which segment, by the names of the segments that were counted.
        names: These names, by segment id.
    """

    universe: int
    segments: dict[str, SegmentCount]
    coverage: dict[str, int]
    overlap: dict[str, Any]
    covered: dict[str, Covered]
    combinations: Combinations
    lists: dict[str, ListCount]
    result: Result
    names: dict[str, str]


def count(
    segments: Iterable[Segment],
    dimensions: Iterable[Dimension],
    *,
    unit: str,
    timezone: str,
    data: CustomerData,
    as_of: datetime,
    named: Named | None = None,
) -> Count:
    """Count every segment that has a rule, and compute every dimension that has a measure.

    Args:
        segments: Those of a matrix; of one without a rule nothing is said.
        dimensions: Its measures; one without an expression is left to people.
        unit: What a rule decides about, person or account.
        timezone: The IANA zone in which days and months begin.
        data: What is counted in.
        as_of: The instant up to which it counts.
        named: What rules may name beside segments and the data's own names.
    """
    dimensions, named = list(dimensions), named or Named()
    read = reading([each for each in segments if each.rule.strip()], data.catalog, unit, named)
    measures, wrong = readable_measures(
        dimensions, known(data.catalog, unit, read.segments, read.sound)
    )
    rules = read.rules(timezone, measures.values())
    whole = evaluate(data, replace(rules, segments=(*rules.segments, *_parts(rules))), as_of)
    result = replace(whole, segments=whole.segments[: len(rules.segments)])
    marks = {each.id: digest(each.measure, each.over) for each in dimensions}
    covered = _covered(whole, measures.values(), marks)
    totals = {ident: one.everyone for ident, one in covered.items() if one.everyone is not None}
    numbers = _Numbers(marks, wrong, totals)
    ids = {each.name: each.id for each in read.segments}
    found = {ids[each.name]: each for each in result.segments}
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
        covered=covered,
        combinations=_combined(result, ids),
        lists={each.id: _list_count(each, result, data) for each in named.lists},
        result=result,
        names={ident: each.name for ident, each in found.items()},
    )


# --- all customers, and the parts of them ---------------------------------------------------------


class _Part(StrEnum):
    """What the parts of all customers are called beside the segments, which have other names."""

    EVERYONE = "\0everyone"
    NONE = "\0none"
    SEVERAL = "\0several"
    ONE = "\0one"


def _parts(rules: Rules) -> tuple[SegmentRule, ...]:
    """Return the parts of all customers as segments, so that one evaluation answers all."""
    inside: tuple[Rule, ...] = tuple(InSegment(each.name) for each in rules.segments)
    nobody = Not(Everyone())
    some = Or(inside) if inside else nobody
    several = AtLeastOf(2, inside) if len(inside) > 1 else nobody
    trees = {
        _Part.EVERYONE: Everyone(),
        _Part.NONE: Not(some),
        _Part.ONE: And((some, Not(several))),
        _Part.SEVERAL: several,
    }
    return tuple(SegmentRule(part, "", tree) for part, tree in trees.items())


def _covered(
    whole: Result, measures: Iterable[Measure], marks: Mapping[str, str]
) -> dict[str, Covered]:
    """Return what each part of all customers makes of every measure that is a sum."""
    return {
        measure.name: Covered(
            marks[measure.name],
            *(
                whole[part].measures[measure.name].value
                for part in (_Part.EVERYONE, _Part.NONE, _Part.ONE, _Part.SEVERAL)
            ),
        )
        for measure in measures
        if measure.over is Over.SUM
    }


def _combined(result: Result, ids: Mapping[str, str]) -> Combinations:
    held = {each.name: result.holds(each.name) for each in result.segments}
    found = [one for one in combinations(held, result.universe) if one.segments]
    others = found[MOST_COMBINATIONS:]
    return Combinations(
        largest=[
            ([ids[name] for name in one.segments], one.size) for one in found[:MOST_COMBINATIONS]
        ],
        others=len(others),
        in_others=sum(one.size for one in others),
    )


def _list_count(given: NamedList, result: Result, data: CustomerData) -> ListCount:
    ids = pa.array(sorted(data.canonical(given.ids, result.unit)), pa.string())
    here = pc.is_in(ids, value_set=result.ids.cast(pa.string()))
    return ListCount(given.mark, len(given.ids), pc.sum(here).as_py() or 0)


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
