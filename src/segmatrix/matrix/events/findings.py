"""Inputs and facts about what could be clearer."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events.matrices import InMatrix


@dataclass(frozen=True, kw_only=True)
class DismissFinding(InMatrix):
    """Say that a finding is fine as it is, and why, if that helps others."""

    key: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingDismissed(Fact):
    matrix_id: str
    dismissal_id: str
    key: str
    code: str
    segment_id: str
    dimension_id: str
    statement_id: str
    reason: str
    by_name: str
    department: str
    at: str

    @property
    def subject(self) -> str:
        return f"finding:{self.key}"


@dataclass(frozen=True, kw_only=True)
class RestoreFinding(InMatrix):
    """Let a dismissed finding be shown again."""

    key: str


@dataclass(frozen=True, kw_only=True)
class FindingRestored(Fact):
    matrix_id: str
    key: str
    segment_id: str

    @property
    def subject(self) -> str:
        return f"finding:{self.key}"


@dataclass(frozen=True, kw_only=True)
class ReinstateDismissal(InMatrix):
    """Let an earlier dismissal hold again, by whoever it was."""

    dismissal_id: str
