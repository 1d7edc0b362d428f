"""Inputs and facts about segments that are assumed until somebody confirms them."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class ConfirmSegment(InMatrix):
    """Say that a segment is more than an assumption, and what makes it so."""

    segment_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SegmentConfirmed(Fact):
    matrix_id: str
    segment_id: str
    confirmation_id: str
    reason: str
    by_name: str

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:confirmed"


@dataclass(frozen=True, kw_only=True)
class AssumeSegment(InMatrix):
    """Take a segment for an assumption again."""

    segment_id: str


@dataclass(frozen=True, kw_only=True)
class SegmentAssumed(Fact):
    matrix_id: str
    segment_id: str

    @property
    def subject(self) -> str:
        return f"segment:{self.segment_id}:confirmed"


@dataclass(frozen=True, kw_only=True)
class ReinstateConfirmation(InMatrix):
    """Let an earlier confirmation of a segment hold again, by whoever it was."""

    segment_id: str
    confirmation_id: str
