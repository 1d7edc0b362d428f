"""What is counted of a matrix, as values that a snapshot keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from segmatrix.kit.analysis.specialisation import Specialisation, Telling
from segmatrix.studies.reading import Problem


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
class Covered:
    """What all customers make together of a measure that is a sum, and those in each part of them.

    Attributes:
        measure: What it was computed by, as for `MeasureCount`.
        everyone: What they make; each is None where it is too large to add up.
        none: Those in no segment, `one` those in one, `several` those in more.
    """

    measure: str
    everyone: float | None
    none: float | None
    one: float | None
    several: float | None


@dataclass(frozen=True, slots=True)
class Combinations:
    """How many are in exactly which segments.

    Attributes:
        largest: The largest combinations, each as ids of segments and a size; without those who are
            in none.
        others: How many more combinations there are.
        in_others: How many customers are in one of these.
    """

    largest: list[tuple[list[str], int]]
    others: int
    in_others: int


@dataclass(frozen=True, slots=True)
class ListCount:
    """How many ids of a list the data knows. `mark` says which contents of it."""

    mark: str
    size: int
    known: int


@dataclass(frozen=True, slots=True)
class NeedsCount:
    """How special the needs of segments are, by one basis.

    Attributes:
        mark: Tells what was counted from what is to be counted now.
        features: How many things that customers do or buy were told apart.
        random_groups: How many random groups told what chance gives, and `draws` how many resamples
            the intervals rest on.
        segments: By segment id; none where there is a problem.
    """

    mark: str
    features: int = 0
    random_groups: int = 0
    draws: int = 0
    segments: dict[str, Specialisation] = field(default_factory=dict)
    problem: Problem | None = None

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Build it from what `dataclasses.asdict` made of it."""
        segments = {
            key: Specialisation(**{**one, "telling": tuple(Telling(**t) for t in one["telling"])})
            for key, one in kept["segments"].items()
        }
        return cls(**{**kept, "segments": segments, "problem": _problem(kept["problem"])})


def _problem(kept: Mapping[str, Any] | None) -> Problem | None:
    return Problem(**kept) if kept else None
