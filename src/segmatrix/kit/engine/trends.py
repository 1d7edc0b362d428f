"""Segments over time: how large they were at many instants, and who went from where to where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.data.tables import CustomerData
from segmatrix.kit.data.windows import Calendar
from segmatrix.kit.engine.bitsets import Bits
from segmatrix.kit.engine.evaluating import evaluate
from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.engine.membership import Moved, Result
from segmatrix.kit.engine.overlapping import combinations
from segmatrix.kit.engine.standing import Evaluator
from segmatrix.kit.rules.nodes import Entity, Moment, Unit
from segmatrix.kit.rules.rulefile import Rules


@dataclass(frozen=True)
class TrendRow:
    """One segment at one instant.

    Attributes:
        as_of: the instant, naive UTC.
        segment: its name.
        size: the number of members.
        share: of the universe then, between 0 and 1; None of an empty universe.
        unsure: the number of those whose membership rests on a missing value.
        measures: its numbers, by name.
        moved: how many entered, left and stayed since the instant before; None at the first.
    """

    as_of: datetime
    segment: str
    size: int
    share: float | None
    unsure: int
    measures: Mapping[str, Measured]
    moved: Moved | None


def evaluate_many(
    base: CustomerData | Evaluator, rules: Rules, as_ofs: Iterable[Moment]
) -> list[Result]:
    """Return who belongs to each segment at each of some instants, in their order.

    What several instants look at is read once.

    Args:
        base: the customer data; an evaluator knows much already.
        rules: the segments.
        as_ofs: the instants, as for `evaluate`.

    Raises:
        RuleError: if a rule asks for what there is not; `errors` has everything that is wrong.
    """
    if isinstance(base, Evaluator):
        return base.evaluate_many(rules, as_ofs)
    if base.clustered is None:
        return [evaluate(base, rules, as_of) for as_of in as_ofs]
    return Evaluator(base).evaluate_many(rules, as_ofs)


def trend(base: CustomerData | Evaluator, rules: Rules, as_ofs: Iterable[Moment]) -> list[TrendRow]:
    """Return every segment at each of some instants, and what changed from one to the next.

    Instants come in their order, each once, however they are given. Takes and raises what
    `evaluate_many` does.
    """
    instants = sorted({Calendar.at(as_of, rules.timezone).as_of for as_of in as_ofs})
    results = evaluate_many(base, rules, instants)
    moves: list[Mapping[str, Moved] | None] = [None]
    moves += [later.moved(earlier) for earlier, later in pairwise(results)]
    return [
        TrendRow(
            result.as_of,
            segment.name,
            segment.size,
            result.share(segment.name),
            segment.unsure,
            segment.measures,
            None if moved is None else moved[segment.name],
        )
        for result, moved in zip(results, moves, strict=False)
        for segment in result.segments
    ]


def month_ends(number: int, until: Moment, zone: str) -> list[datetime]:
    """Return the last instants at which a month ended in a zone, oldest first, naive UTC.

    A month ends where the next one begins, so that all of it counts.

    Args:
        number: how many.
        until: the last may be at it, and not after it.
        zone: the IANA zone.
    """
    calendar = Calendar.at(until, zone)
    return [calendar.beginning(Unit.MONTH, -months) for months in reversed(range(number))]


@dataclass(frozen=True)
class Flow:
    """Those who were in exactly these segments and are in exactly those.

    Attributes:
        before: names, in the order of the rules; empty for who was in none, or not known yet.
        after: likewise.
        size: how many they are.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    size: int


@dataclass(frozen=True)
class Migration:
    """Who went from where to where between two instants.

    Attributes:
        unit: whom the segments consist of.
        before: the names of the segments at the earlier instant.
        after: of those at the later one.
        flows: everybody known at either instant, once; the largest first.
    """

    unit: Entity
    before: tuple[str, ...]
    after: tuple[str, ...]
    flows: tuple[Flow, ...]

    def matrix(self) -> list[list[int]]:
        """Return how many of each earlier segment are in each later one.

        The last row is of those who were in no segment, the last column of those who are in none.
        Whoever is in several segments counts in each of them.
        """
        rows = {name: place for place, name in enumerate(self.before)}
        columns = {name: place for place, name in enumerate(self.after)}
        found = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
        for flow in self.flows:
            for row in [rows[name] for name in flow.before] or [len(rows)]:
                for column in [columns[name] for name in flow.after] or [len(columns)]:
                    found[row][column] += flow.size
        return found

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values: what `segmatrix changes --json` prints."""
        return {
            "flows": [
                {"before": flow.before, "after": flow.after, "size": flow.size}
                for flow in self.flows
            ],
            "matrix": self.matrix(),
        }


def migration(earlier: Result, later: Result) -> Migration:
    """Return who went from where to where between two results about the same customer base."""
    before, after = (tuple(one.name for one in result.segments) for result in (earlier, later))
    universe, held = _side_by_side(earlier, later)
    patterns = combinations({str(place): truths for place, truths in enumerate(held)}, universe)
    flows = []
    for pattern in patterns:
        places = [int(place) for place in pattern.segments]
        was = tuple(before[place] for place in places if place < len(before))
        now = tuple(after[place - len(before)] for place in places if place >= len(before))
        flows.append(Flow(was, now, pattern.size))
    return Migration(later.unit, before, after, tuple(flows))


def _side_by_side(earlier: Result, later: Result) -> tuple[int, list[Bits]]:
    """Return how many are known at either instant, and who of them is in each segment.

    Those of the earlier result come first.
    """
    if earlier.population.ids is later.population.ids:
        ids = later.population.ids
        known = (earlier.population.known | later.population.known).bools(len(ids))
        sets = [one.members for result in (earlier, later) for one in result.segments]
        return int(known.sum()), [one.bools(len(ids))[known] for one in sets]
    everybody = pc.unique(pa.chunked_array([earlier.ids, later.ids]))
    held = []
    for result in (earlier, later):
        at = pc.index_in(result.ids, value_set=everybody).to_numpy()
        for segment in result.segments:
            truths = np.zeros(len(everybody), np.bool_)
            truths[at] = result.holds(segment.name)
            held.append(truths)
    return len(everybody), held
