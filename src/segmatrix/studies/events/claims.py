"""Inputs and facts about claims that the data contradict."""

from dataclasses import dataclass

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class DismissContradiction(InMatrix):
    """Let a claim stand although the data say otherwise.

    Attributes:
        key: The contradiction's, which is another one once either side says something else.
        reason: Why, if they say so.
    """

    key: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class RestoreContradiction(InMatrix):
    """Show a dismissed contradiction again."""

    key: str


@dataclass(frozen=True, kw_only=True)
class ReinstateContradictionDismissal(InMatrix):
    """Let an earlier dismissal hold again, with the name and reason it has."""

    dismissal_id: str


@dataclass(frozen=True, kw_only=True)
class ContradictionDismissed(Fact):
    matrix_id: str
    dismissal_id: str
    key: str
    segment_id: str
    reason: str
    by_name: str

    @property
    def subject(self) -> str:
        return f"contradiction:{self.key}"


@dataclass(frozen=True, kw_only=True)
class ContradictionRestored(Fact):
    matrix_id: str
    key: str
    segment_id: str

    @property
    def subject(self) -> str:
        return f"contradiction:{self.key}"
