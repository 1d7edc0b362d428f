"""Inputs and facts about what a workshop settles about segments."""

from dataclasses import dataclass
from typing import Any

from segmatrix.activity.events import Fact
from segmatrix.matrix.events import InMatrix


@dataclass(frozen=True, kw_only=True)
class OfSegment(InMatrix):
    """An input about one segment, in the phase that a workshop is in."""

    workshop_id: str
    phase_id: str
    segment_id: str


@dataclass(frozen=True, kw_only=True)
class SettlePlace(OfSegment):
    """Put a segment where the group settled on, 1 to 9 on both axes.

    Attributes:
        rationale: Why there.
        dissent: Who thought otherwise, and why.
        version: The version of the agreed placement it replaces, 0 for none; None takes whatever
            stands.
    """

    x: int
    y: int
    rationale: str = ""
    dissent: str = ""
    x_axis_id: str = ""
    y_axis_id: str = ""
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class SettleTier(OfSegment):
    """Give a segment the tier that the group settled on."""

    tier: str


@dataclass(frozen=True, kw_only=True)
class SettleFate(OfSegment):
    """Keep a segment, merge it into another or drop it, as the group settled (`rounds.terms.Fate`).

    Attributes:
        other: The segment that it becomes a part of; empty unless it is merged.
    """

    fate: str
    other: str = ""


@dataclass(frozen=True, kw_only=True)
class ReopenAgreement(OfSegment):
    """Open what was settled about a segment again; a place leaves the map, all else stays.

    Attributes:
        question_kind: Of which question (`rounds.terms.Kind`).
    """

    question_kind: str


@dataclass(frozen=True, kw_only=True)
class KeepAgreement(InMatrix):
    """Let something stand as settled in a workshop, or as open.

    Attributes:
        about: The name of the segment.
        value: As an answer to a question of this kind; None for what is open.
    """

    workshop_id: str
    segment_id: str
    about: str
    question_kind: str
    value: dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class AgreementKept(Fact):
    """Something about a segment stands as settled in a workshop, or as open again.

    Attributes:
        about: The name of the segment.
        value: As an answer to a question of this kind; None for what is open.
    """

    matrix_id: str
    workshop_id: str
    segment_id: str
    about: str
    question_kind: str
    value: dict[str, Any] | None

    @property
    def subject(self) -> str:
        return f"agreement:{self.workshop_id}:{self.segment_id}:{self.question_kind}"
