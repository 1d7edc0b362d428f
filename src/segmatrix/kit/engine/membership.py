"""What came of evaluating rules: who belongs where, how many are unsure, and the numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmatrix.kit.engine.bitsets import Bits, BitSet, Places, overlap
from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.engine.writing import write_members
from segmatrix.kit.rules.nodes import Entity


@dataclass(frozen=True)
class Universe:
    """Everybody of a unit that anything is said of, and who of them is known.

    Attributes:
        ids: of everybody, in the order in which an engine numbers them.
        known: the numbers of those who are known.
    """

    ids: pa.Array
    known: BitSet

    @classmethod
    def of(cls, ids: pa.Array) -> "Universe":
        """Return a universe in which everybody is known."""
        return cls(ids, BitSet.of(np.ones(len(ids), np.bool_)))

    @cached_property
    def size(self) -> int:
        """How many are known."""
        return len(self.known)

    @cached_property
    def nobody(self) -> BitSet:
        """The empty set."""
        return self.known & ~self.known

    @cached_property
    def ranks(self) -> Places:
        """The numbers of those who are known, in the order of their ids."""
        known = self.known.places()
        ids = self.ids if len(known) == len(self.ids) else self.ids.take(pa.array(known))
        if len(ids) < 2 or pc.all(pc.less_equal(ids[:-1], ids[1:])).as_py():
            return known
        ordered: Places = known[pc.sort_indices(ids).to_numpy()]
        return ordered

    def named(self, who: BitSet) -> pa.Array:
        """Return the ids of some who are known, sorted."""
        return self.ids.take(pa.array(self.ranks[self.in_order(who)]))

    def in_order(self, who: BitSet) -> Bits:
        """Return for everybody who is known, in the order of their ids, whether they are meant."""
        truths: Bits = who.bools(len(self.ids))[self.ranks]
        return truths


@dataclass(frozen=True)
class SegmentResult:
    """One segment's membership.

    Attributes:
        name: the segment's name.
        members: the numbers of its members in the universe.
        doubtful: the numbers of those, in or out, whose membership rests on a missing value.
        missing: of those who are unsure, how many lack each trait or property; somebody may lack
            several.
        measures: the segment's numbers, by name.
    """

    name: str
    members: BitSet
    doubtful: BitSet
    missing: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[str, Measured] = field(default_factory=dict)

    @cached_property
    def size(self) -> int:
        """The number of members."""
        return len(self.members)

    @cached_property
    def unsure(self) -> int:
        """The number of those, in or out, whose membership rests on a missing value."""
        return len(self.doubtful)


@dataclass(frozen=True)
class Coverage:
    """How many of the universe are in no segment, in one, and in several."""

    none: int
    one: int
    several: int


@dataclass(frozen=True)
class Moved:
    """How many came into a segment, left it and stayed in it, between two instants."""

    entered: int
    left: int
    stayed: int


@dataclass(frozen=True)
class Movement:
    """Who came into a segment, left it and stayed in it, between two instants; ids, sorted.

    Attributes:
        entered: those who are in it and were not; people who were not known yet among them.
        left: those who were in it and are not.
        stayed: those who were and are.
    """

    entered: list[str]
    left: list[str]
    stayed: list[str]


@dataclass(frozen=True)
class Result:
    """Memberships of all segments at one instant.

    Attributes:
        as_of: the instant, naive UTC; what happened at or after it does not count.
        unit: whom the segments consist of.
        population: who could belong.
        segments: in the order of the rules.
    """

    as_of: datetime
    unit: Entity
    population: Universe
    segments: tuple[SegmentResult, ...]

    @cached_property
    def ids(self) -> pa.Array:
        """Everybody known at `as_of`, sorted: the universe."""
        return self.population.named(self.population.known)

    @property
    def universe(self) -> int:
        """How many people, or accounts, are known."""
        return self.population.size

    def __getitem__(self, name: str) -> SegmentResult:
        """Return one segment's result.

        Raises:
            KeyError: if no segment has this name.
        """
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, SegmentResult]:
        return {segment.name: segment for segment in self.segments}

    def sizes(self) -> dict[str, int]:
        """Return the number of members of each segment, by name."""
        return {segment.name: segment.size for segment in self.segments}

    def share(self, name: str) -> float | None:
        """Return a segment's share of the universe, between 0 and 1; None of an empty universe."""
        return self[name].size / self.universe if self.universe else None

    def members(self, name: str) -> list[str]:
        """Return the ids of a segment's members, sorted."""
        return self._ids(self[name].members)

    def unsure(self, name: str) -> list[str]:
        """Return the ids of those, in or out, whose membership rests on a missing value."""
        return self._ids(self[name].doubtful)

    def holds(self, name: str) -> Bits:
        """Return for everybody, in the order of `ids`, whether they are in a segment."""
        return self.population.in_order(self[name].members)

    def doubts(self, name: str) -> Bits:
        """Return for everybody whether their being in a segment or not rests on a missing value."""
        return self.population.in_order(self[name].doubtful)

    def overlap(self) -> list[list[int]]:
        """Return how many members every two segments share, in the order of the segments."""
        shared: list[list[int]] = overlap([one.members for one in self.segments]).tolist()
        return shared

    def coverage(self) -> Coverage:
        """Return how many of the universe are in no segment, in one, and in several."""
        one = several = self.population.nobody
        for segment in self.segments:
            several |= one & segment.members
            one |= segment.members
        return Coverage(self.universe - len(one), len(one) - len(several), len(several))

    def moved(self, earlier: "Result") -> dict[str, Moved]:
        """Return how many entered, left and stayed in each segment since an earlier result.

        A segment that the earlier result does not have had no members then.
        """
        found = {}
        for segment in self.segments:
            before = earlier._by_name.get(segment.name)
            was = 0 if before is None else before.size
            stayed = 0 if before is None else self._stayed(segment, earlier, before)
            found[segment.name] = Moved(segment.size - stayed, was - stayed, stayed)
        return found

    def entered_left(self, earlier: "Result") -> dict[str, Movement]:
        """Return who entered, left and stayed in each segment since an earlier result.

        A segment that the earlier result does not have had no members then.
        """
        found = {}
        for segment in self.segments:
            before = earlier._by_name.get(segment.name)
            now = self._named(segment)
            then = now[:0] if before is None else earlier._named(before)
            again = pc.is_in(now, value_set=then)
            gone = pc.invert(pc.is_in(then, value_set=now))
            parts = now.filter(pc.invert(again)), then.filter(gone), now.filter(again)
            found[segment.name] = Movement(*(ids.to_pylist() for ids in parts))
        return found

    def _stayed(self, segment: SegmentResult, earlier: "Result", before: SegmentResult) -> int:
        if self.population.ids is earlier.population.ids:
            return len(segment.members & before.members)
        stayed = pc.is_in(self._named(segment), value_set=earlier._named(before))
        return int(stayed.true_count)

    def _named(self, segment: SegmentResult) -> pa.Array:
        """Return the ids of a segment's members, sorted."""
        return self.population.named(segment.members)

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain values: what `segmatrix evaluate --json` prints."""
        coverage = self.coverage()
        return {
            "as_of": self.as_of.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z"),
            "unit": str(self.unit),
            "universe": self.universe,
            "segments": [
                {
                    "name": segment.name,
                    "size": segment.size,
                    "share": self.share(segment.name),
                    "unsure": segment.unsure,
                    "measures": {name: one.value for name, one in segment.measures.items()},
                }
                for segment in self.segments
            ],
            "coverage": {
                "none": coverage.none,
                "one": coverage.one,
                "several": coverage.several,
            },
            "overlap": self.overlap(),
        }

    def write_members(self, path: Path | str) -> None:
        """Write every membership as a row of `segment` and `user_id` or `account_id`.

        Raises:
            DataError: if the path ends neither in .csv nor in .parquet.
        """
        write_members(
            Path(path), self.unit, ((one.name, self._named(one)) for one in self.segments)
        )

    def _ids(self, who: BitSet) -> list[str]:
        found: list[str] = self.population.named(who).to_pylist()
        return found
