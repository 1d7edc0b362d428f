"""Inputs and facts about a segment that becomes several. `order` lists the columns it leaves."""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class SplitSegment(InMatrix):
    """Let parts of a segment stand for themselves; what no part takes stays with the original.

    Attributes:
        parts: Each with a `name` and, if wanted, `note`, `tier`, `statement_ids` and `persona_ids`.
    """

    segment_id: str
    parts: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class ResplitSegment(InMatrix):
    """Let the parts of a split that was taken back stand for themselves again."""

    lineage_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentSplit(Fact):
    """Parts of a segment stand for themselves.

    Attributes:
        segment_id: The original.
        parts: Each new segment: `segment_id`, `name`, `note`, `tier`, `colour`, `position` and what
            went there (`carried`, see `carrying.Carried`).
        contacts: The contacts that were copied to the parts: by the copy's id, the one copied.
        rules: The rules that read otherwise now, by segment id.
    """

    matrix_id: str
    lineage_id: str
    segment_id: str
    parts: list[dict[str, Any]]
    contacts: dict[str, str]
    rules: dict[str, str]
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:lineage:{self.lineage_id}"


@dataclass(frozen=True, kw_only=True)
class RejoinParts(InMatrix):
    """Let the parts of a split be part of the original again, with all that is in them by now."""

    lineage_id: str


@dataclass(frozen=True, kw_only=True)
class PartsRejoined(Fact):
    """Parts that had been split off are part of the original again.

    Attributes:
        parts: Each of them: `segment_id`, `name` and what came back (`carried`).
        rules: The rules that read otherwise now, by segment id.
    """

    matrix_id: str
    lineage_id: str
    segment_id: str
    parts: list[dict[str, Any]]
    rules: dict[str, str]
    order: list[str]

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:lineage:{self.lineage_id}"
