"""What came of evaluating rules: who belongs where, how many are unsure, and the numbers."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from segmatrix.kit.data.errors import DataError
from segmatrix.kit.engine.measures import Measured
from segmatrix.kit.engine.populations import KEY
from segmatrix.kit.engine.truth import Verdict
from segmatrix.kit.rules.nodes import Entity

Bits: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SegmentResult:
    """One segment's membership.

    Attributes:
        name: the segment's name.
        verdict: on everybody, in the order of the result's ids.
        missing: of those who are unsure, how many lack each trait or property; somebody may lack
            several.
        measures: the segment's numbers, by name.
    """

    name: str
    verdict: Verdict[Bits]
    missing: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[str, Measured] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The number of members."""
        return int(np.count_nonzero(self.verdict.holds))

    @property
    def unsure(self) -> int:
        """The number of those, in or out, whose membership rests on a missing value."""
        return int(np.count_nonzero(self.verdict.unsure))


@dataclass(frozen=True)
class Coverage:
    """How many of the universe are in no segment, in one, and in several."""

    none: int
    one: int
    several: int


@dataclass(frozen=True)
class Result:
    """Memberships of all segments at one instant.

    Attributes:
        as_of: the instant, naive UTC; what happened at or after it does not count.
        unit: whom the segments consist of.
        ids: everybody known at `as_of`, sorted: the universe.
        segments: in the order of the rules.
    """

    as_of: datetime
    unit: Entity
    ids: pa.Array
    segments: tuple[SegmentResult, ...]

    @property
    def universe(self) -> int:
        """How many people, or accounts, are known."""
        return len(self.ids)

    def __getitem__(self, name: str) -> SegmentResult:
        """Return one segment's result.

        Raises:
            KeyError: if no segment has this name.
        """
        for segment in self.segments:
            if segment.name == name:
                return segment
        raise KeyError(name)

    def sizes(self) -> dict[str, int]:
        """Return the number of members of each segment, by name."""
        return {segment.name: segment.size for segment in self.segments}

    def share(self, name: str) -> float | None:
        """Return a segment's share of the universe, between 0 and 1; None of an empty universe."""
        return self[name].size / self.universe if self.universe else None

    def members(self, name: str) -> list[str]:
        """Return the ids of a segment's members, sorted."""
        return self._ids(self[name].verdict.holds)

    def unsure(self, name: str) -> list[str]:
        """Return the ids of those, in or out, whose membership rests on a missing value."""
        return self._ids(self[name].verdict.unsure)

    def overlap(self) -> list[list[int]]:
        """Return how many members every two segments share, in the order of the segments."""
        held = [segment.verdict.holds for segment in self.segments]
        return [[int(np.count_nonzero(one & other)) for other in held] for one in held]

    def coverage(self) -> Coverage:
        """Return how many of the universe are in no segment, in one, and in several."""
        times = np.zeros(self.universe, dtype=np.int64)
        for segment in self.segments:
            times += segment.verdict.holds
        return Coverage(
            int(np.count_nonzero(times == 0)),
            int(np.count_nonzero(times == 1)),
            int(np.count_nonzero(times > 1)),
        )

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
        path = Path(path)
        if path.suffix == ".parquet":
            pq.write_table(self._memberships(), path)
        elif path.suffix == ".csv":
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["segment", KEY[self.unit]])
                writer.writerows(self._rows())
        else:
            raise DataError(
                f"members are not written to a file like “{path.name}”",
                "Name a file that ends in .csv or .parquet.",
            )

    def _memberships(self) -> pa.Table:
        rows = list(self._rows())
        columns = {"segment": [name for name, _ in rows], KEY[self.unit]: [one for _, one in rows]}
        return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in columns]))

    def _rows(self) -> Iterator[tuple[str, str]]:
        for segment in self.segments:
            for ident in self._ids(segment.verdict.holds):
                yield segment.name, ident

    def _ids(self, who: Bits) -> list[str]:
        found: list[str] = self.ids.filter(pa.array(who)).to_pylist()
        return found
