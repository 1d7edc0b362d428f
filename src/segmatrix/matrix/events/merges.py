"""Inputs and facts about segments that become one. `order` lists the columns as they then stand."""

from dataclasses import dataclass, field
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class MergeSegments(InMatrix):
    """Let segments become part of one that is kept, with all that is in them.

    Attributes:
        into: The segment that is kept.
        segment_ids: Those that become part of it, in the order in which they follow it.
        name: What it is called from now on; empty for the name it has.
        lineage_id: Of a merge that was taken back: which one is done again.
        taken_off: Of such a merge: the names it kept as words that somebody took off, by id.
    """

    into: str
    segment_ids: list[str]
    name: str = ""
    lineage_id: str = ""
    taken_off: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class SegmentsMerged(Fact):
    """Segments are part of another one.

    Attributes:
        segment_id: The segment that is kept.
        name: What it is called now; before, `earlier_name`.
        merged: Each segment that became part of it: `segment_id`, `name` and what went along
            (`carried`, see `carrying.Carried`).
        rules: The rules that read otherwise now, the kept segment's own too, by segment id.
        aliases: The earlier names that are aliases of it now, by alias id.
        hidden: Aliases that were equal to its new name.
    """

    matrix_id: str
    lineage_id: str
    segment_id: str
    name: str
    earlier_name: str
    merged: list[dict[str, Any]]
    rules: dict[str, str]
    aliases: dict[str, str]
    hidden: list[str]
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:lineage:{self.lineage_id}"


@dataclass(frozen=True, kw_only=True)
class UnmergeSegments(InMatrix):
    """Let the segments of a merge stand for themselves again, with what they brought along."""

    lineage_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentsUnmerged(Fact):
    """Merged segments stand for themselves again.

    Attributes:
        segment_id: The segment that had been kept, and `name` what it is called now.
        parts: Each segment that came out of it: `segment_id`, `name`, `position` and what it took
            back (`carried`).
        rules: The rules that read otherwise now, by segment id.
    """

    matrix_id: str
    lineage_id: str
    segment_id: str
    name: str
    parts: list[dict[str, Any]]
    rules: dict[str, str]
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:lineage:{self.lineage_id}"
